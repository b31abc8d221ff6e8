import type { DietResolvers } from '../generated/types.js';
import { found } from './found.js';

export const Diet: DietResolvers = {
  session: async ({ sessionId }, _args, { loaders }) => found(await loaders.session.load(sessionId), 'session'),
};

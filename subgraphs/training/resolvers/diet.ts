import type { DietResolvers } from '../generated/types.js';
import { found } from './found.js';

export const dietResolvers: DietResolvers = {
  session: async ({ sessionId }, _arguments, { loaders }) => found(await loaders.session.load(sessionId), 'session'),
};

import type { EnrolmentResolvers } from '../generated/types.js';
import { found } from './found.js';

export const enrolmentResolvers: EnrolmentResolvers = {
  session: async ({ sessionId }, _arguments, { loaders }) => found(await loaders.session.load(sessionId), 'session'),
};

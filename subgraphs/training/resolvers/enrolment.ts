import type { EnrolmentResolvers } from '../generated/types.js';
import { found } from './found.js';

export const Enrolment: EnrolmentResolvers = {
  session: async ({ sessionId }, _args, { loaders }) => found(await loaders.session.load(sessionId), 'session'),
};

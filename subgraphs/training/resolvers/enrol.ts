import { PublicError } from '../../shared/errors.js';
import { decideParticipant } from '../domain/participant.js';
import type { MutationResolvers } from '../generated/types.js';

export const enrol: NonNullable<MutationResolvers['enrol']> = async (_source, { input }, context) => {
  const { sessionId, idempotencyKey } = input;
  const participant = decideParticipant(context.caller, input.personId ?? null);
  if (participant.decision === 'REFUSE') {
    if (participant.reason === 'SOMEBODY_ELSE') throw new PublicError('FORBIDDEN');
    return { enrolment: null, userErrors: [personRequired] };
  }
  const { personId } = participant;
  const outcome = await context.enrol({ caller: context.caller, idempotencyKey, sessionId, personId });
  if (!outcome.done) return { enrolment: null, userErrors: outcome.userErrors };
  // An earlier mutation of this operation may have read the session: what it has left is another number now.
  context.loaders.session.clear(sessionId);
  // Null when it has been erased since its key was kept.
  const enrolment = await context.loaders.enrolment.load(outcome.reference.enrolmentId);
  return { enrolment, userErrors: [] };
};

const personRequired = {
  code: 'PERSON_REQUIRED',
  path: ['input', 'personId'],
  message: 'Name whom to enrol by the id of their Person.',
};

import { findingsOf } from '../testing.js';
import { mutationsRepeatable } from './mutations-repeatable.js';

const enrol = `
  type Mutation { enrol(input: EnrolInput!): EnrolPayload }
  input EnrolInput { idempotencyKey: ID! sessionId: ID! }
  type EnrolPayload { enrolment: Enrolment userErrors: [UserError!]! }`;

describe('mutations-repeatable', () => {
  it('accepts a mutation with an idempotency key and user errors', () => {
    expect(findingsOf(mutationsRepeatable, { supergraph: enrol })).toEqual([]);
  });

  it.each([
    ['idempotencyKey: ID!', '', 'has no idempotencyKey: ID! in EnrolInput'],
    ['idempotencyKey: ID!', 'idempotencyKey: ID', 'has no idempotencyKey: ID! in EnrolInput'],
    ['userErrors: [UserError!]!', '', 'has no userErrors: [UserError!]! in EnrolPayload'],
    ['): EnrolPayload', '): EnrolPayload!', 'does not return a nullable EnrolPayload'],
    ['(input: EnrolInput!)', '(sessionId: ID!)', 'does not take one argument, input: EnrolInput!'],
    ['(input: EnrolInput!)', '(input: EnrolInput!, dryRun: Boolean)', 'does not take one argument, input: EnrolInput!'],
  ])('names the mutation when "%s" becomes "%s"', (declared, changed, problem) => {
    expect(findingsOf(mutationsRepeatable, { supergraph: enrol.replace(declared, changed) })).toEqual([
      `Mutation.enrol: ${problem}`,
    ]);
  });
});

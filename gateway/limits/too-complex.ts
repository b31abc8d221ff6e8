import { GraphQLError } from 'graphql';
import type { OperationLimits } from './limits.js';

const subjects: Record<keyof OperationLimits, string> = {
  tokens: 'tokens in the document',
  depth: 'levels of fields',
  fields: 'fields, with fragments spread out',
  rootFields: 'fields at the root',
  aliases: 'aliases, with fragments spread out',
  directives: 'directives, with fragments spread out',
  cost: 'values in the largest possible answer, by the sizes of the pages',
};

/** OPERATION_TOO_COMPLEX with HTTP status 400, saying which limit and how large it is. */
export function tooComplex(limit: keyof OperationLimits, maximum: number): GraphQLError {
  return new GraphQLError(`The operation is larger than the limits allow: at most ${maximum} ${subjects[limit]}.`, {
    extensions: { code: 'OPERATION_TOO_COMPLEX', http: { status: 400 } },
  });
}

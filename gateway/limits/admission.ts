import type { DocumentNode } from 'graphql';
import { Kind, OperationTypeNode, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { PublicError } from '../../subgraphs/shared/errors.js';
import { hasMoreTokens } from './count-tokens.js';
import type { OperationLimits } from './limits.js';
import { exceededLimit, measure } from './measure.js';
import { tooComplex } from './too-complex.js';

/** Characters of admitted documents that are remembered, so that each is measured once. */
const keptCharacters = 4_000_000;

/**
 * Admits documents by their size, before Apollo Server parses and validates them: a hostile document can make both expensive, and an error that is thrown
 * on the way there would leave as a 500. Parsing here costs each document a second time, once.
 * @returns a function that throws OPERATION_TOO_COMPLEX, and BAD_USER_INPUT for a subscription. A document that does not parse is admitted: Apollo says what is wrong with it.
 */
export function documentAdmission(limits: OperationLimits): (source: string) => void {
  const admitted = new LRUCache<string, true>({
    maxSize: keptCharacters,
    sizeCalculation: (_admitted, source) => source.length + 1,
  });
  return (source) => {
    if (admitted.has(source)) return;
    if (hasMoreTokens(source, limits.tokens)) throw tooComplex('tokens', limits.tokens);
    const document = parsed(source);
    if (document) requireShape(document, limits);
    admitted.set(source, true);
  };
}

function parsed(source: string): DocumentNode | null {
  try {
    return parse(source, { noLocation: true });
  } catch {
    return null;
  }
}

function requireShape(document: DocumentNode, limits: OperationLimits): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    // Valid for graphql-js, which knows no root to hold it against; what comes after would call it an unexpected error.
    if (definition.operation === OperationTypeNode.SUBSCRIPTION) {
      throw new PublicError('BAD_USER_INPUT', 'There are no subscriptions here: ask with a query.');
    }
    const limit = exceededLimit(measure(definition, document), limits);
    if (limit) throw tooComplex(limit, limits[limit]);
  }
}

import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.js';
import type { CostModel } from './cost.js';
import { costModel } from './cost.js';
import { hasMoreTokens } from './count-tokens.js';
import type { OperationLimits } from './limits.js';
import { exceededLimit, measure } from './measure.js';
import { tooComplex } from './too-complex.js';

/** Operations whose cost model is kept, and documents that are known to be short enough. */
const kept = 2_000;

/**
 * Refuses an operation that is too large, each kind of size as early as it can be told: tokens before parsing, shape before validation (both of which a
 * hostile document can make expensive), cost before planning. What a document is by itself is told once; only its cost is reckoned for each request,
 * because the page sizes can be variables.
 */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin<GatewayContext> {
  const shortEnough = new LRUCache<string, true>({ max: kept });
  const costs = new LRUCache<OperationDefinitionNode, CostModel>({ max: kept });

  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveSource({ source, queryHash }) {
      if (shortEnough.has(queryHash)) return Promise.resolve();
      if (hasMoreTokens(source, limits.tokens)) throw tooComplex('tokens', limits.tokens);
      shortEnough.set(queryHash, true);
      return Promise.resolve();
    },
    // Called for a document that is not known yet: one that has passed is kept by Apollo as it is.
    validationDidStart({ document }) {
      requireShape(document, limits);
      return Promise.resolve();
    },
    didResolveOperation({ schema, document, operation, request }) {
      // The executor answers for a name that no operation has.
      if (!operation) return Promise.resolve();
      const model = costs.get(operation) ?? costModel(schema, operation, document);
      costs.set(operation, model);
      if (model(request.variables ?? {}) > limits.cost) throw tooComplex('cost', limits.cost);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

function requireShape(document: DocumentNode, limits: OperationLimits): void {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const limit = exceededLimit(measure(definition, document), limits);
    if (limit) throw tooComplex(limit, limits[limit]);
  }
}

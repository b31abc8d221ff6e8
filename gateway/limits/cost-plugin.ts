import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../context.js';
import type { CostModel } from './cost.js';
import { costModel } from './cost.js';
import { tooComplex } from './too-complex.js';

/** Operations whose cost model is kept. */
const kept = 2_000;

/**
 * Refuses an operation whose answer could be too large, before it is planned. Its cost model is compiled once; each request puts its variables in, because
 * the page sizes can be among them.
 */
export function costPlugin(maximum: number): ApolloServerPlugin<GatewayContext> {
  const models = new LRUCache<OperationDefinitionNode, CostModel>({ max: kept });
  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveOperation({ schema, document, operation, request }) {
      // The executor answers for a name that no operation has.
      if (!operation) return Promise.resolve();
      const model = models.get(operation) ?? costModel(schema, operation, document);
      models.set(operation, model);
      if (model(request.variables ?? {}) > maximum) throw tooComplex('cost', maximum);
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

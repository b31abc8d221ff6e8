import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.js';

/** Longer names are cut in the log. */
const longestName = 64;

/** Gathers what the log says of a request. */
export function summaryPlugin(): ApolloServerPlugin<GatewayContext> {
  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveOperation({ operationName, queryHash, contextValue: { summary } }) {
      summary.operationHash = queryHash;
      if (operationName !== null) summary.operationName = operationName.slice(0, longestName);
      return Promise.resolve();
    },
    willSendResponse({ response: { body }, contextValue: { summary } }) {
      const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
      if (errors) summary.errorCodes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
      return Promise.resolve();
    },
  };
  return { requestDidStart: () => Promise.resolve(listener) };
}

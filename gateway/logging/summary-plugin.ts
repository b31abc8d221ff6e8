import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../context.js';

/** Gathers what the log says of a request. An operation is known by its hash: its name is whatever the client wrote there. */
export function summaryPlugin(): ApolloServerPlugin<GatewayContext> {
  const listener: GraphQLRequestListener<GatewayContext> = {
    didResolveOperation({ queryHash, contextValue: { summary } }) {
      summary.operationHash = queryHash;
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

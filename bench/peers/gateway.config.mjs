import { defineConfig } from '@graphql-hive/gateway';

// The caller statements come with the request, one for each subgraph, and each goes on to its own; nothing is reported anywhere.
export const gatewayConfig = defineConfig({
  logging: false,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request, subgraphName }) => ({
      'x-caller-statement': request.headers.get(`x-caller-statement-${subgraphName}`),
    }),
  },
});

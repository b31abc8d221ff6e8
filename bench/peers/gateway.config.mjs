import { defineConfig } from '@graphql-hive/gateway';

// The caller statement comes with the request and goes on to the subgraphs; nothing is reported anywhere.
export const gatewayConfig = defineConfig({
  logging: false,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ 'x-caller-statement': request.headers.get('x-caller-statement') }),
  },
});

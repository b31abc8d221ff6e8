import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/** The schema that callers see, from a supergraph SDL: without `@inaccessible` fields and without federation's own directives. */
export function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  // The access directives' features are the router's; the gateway enforces them itself.
  const options = { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES };
  return Supergraph.build(supergraphSdl, options).apiSchema().toGraphQLJSSchema();
}

import { ApolloServer } from '@apollo/server';
import type { GraphQLFieldResolver } from 'graphql';
import { isObjectType } from 'graphql';
import { apiSchemaOf } from '../../schema/api-schema.js';
import { museokorttiParts } from '../../subgraphs/museokortti/service.js';
import { registerParts } from '../../subgraphs/register/service.js';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { trainingParts } from '../../subgraphs/training/service.js';
import { serve } from './apollo-over-fastify.js';
import { serviceOptions, supergraphSdl } from './environment.js';

type Resolver = GraphQLFieldResolver<unknown, Contexts>;
/** Each subgraph's resolvers get the context that they know. */
type Contexts = Readonly<Record<string, unknown>>;

// (c) One Apollo Server with the resolvers of all three subgraphs on one schema: no federation, no rules.
const parts = [
  await registerParts(await serviceOptions('register')),
  await museokorttiParts(await serviceOptions('museokortti')),
  await trainingParts(await serviceOptions('training')),
];
const schema = apiSchemaOf(supergraphSdl());
for (const { name, resolvers } of parts) {
  for (const [typeName, entry] of Object.entries(resolvers as Record<string, unknown>)) {
    const type = schema.getType(typeName);
    if (isObjectType(type)) {
      for (const [fieldName, resolve] of Object.entries(entry as Record<string, unknown>)) {
        const field = type.getFields()[fieldName];
        if (field && typeof resolve === 'function') field.resolve = inContext(name, resolve as Resolver);
      }
    } else if (type && 'serialize' in type) {
      Object.assign(type, { serialize: (entry as { serialize: unknown }).serialize });
    }
  }
}

// Without federation nobody asks the card side whose card a searched number is: the page is read as if it had said nobody's.
const people = schema.getQueryType()?.getFields()['people'];
const searched = people?.resolve;
const connection = (parts[0]?.resolvers as Record<string, Record<string, unknown>>)['PersonConnection'];
const pageOf = connection?.['__resolveReference'] as ((reference: object, context: unknown) => unknown) | undefined;
if (people && searched && pageOf) {
  people.resolve = async (source, args, contexts: Contexts, info) => {
    const found = (await searched(source, args, contexts, info)) as object;
    return pageOf({ ...found, cardHolderIds: [] }, contexts['register']);
  };
}

function inContext(name: string, resolve: Resolver): Resolver {
  return (source, args, contexts, info) => resolve(source, args, contexts[name] as Contexts, info);
}

await serve(new ApolloServer<Contexts>({ schema, csrfPrevention: false }), (caller: Caller) =>
  Object.fromEntries(parts.map((part) => [part.name, part.context(caller)])),
);

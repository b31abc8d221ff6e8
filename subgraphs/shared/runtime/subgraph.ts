import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import type { DocumentNode, ExecutionResult, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { execute, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Caller } from '../access/caller.js';
import { accessTable } from '../access/rules.js';
import { guardRecords } from './guard-records.js';
import { maskError } from './mask-error.js';
import { operationGuard } from './operation-guard.js';
import { ServiceFault } from './service-fault.js';

export type SubgraphName = 'register' | 'museokortti' | 'training';

/** What the gateway sends: an operation that it planned. */
export interface SubgraphRequest {
  readonly query: string;
  /** The parsed `query`, where the caller has it already. */
  readonly document?: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A subgraph as the gateway knows it, in the same process or behind HTTP. */
export interface Subgraph {
  readonly name: SubgraphName;
  /**
   * Runs one operation for the caller whom the statement names. Without a living statement of the gateway nothing is
   * answered: the response is a single UNAUTHENTICATED.
   */
  execute(request: SubgraphRequest, statement: string | undefined): Promise<SubgraphResponse>;
  /** Rejects when the store behind the subgraph does not answer. */
  checkReady(): Promise<void>;
  /** Brings collections, validators and indexes to this version. */
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface ExecutorOptions<Context> {
  readonly name: SubgraphName;
  /** The subgraph's SDL: the shared part and its own. */
  readonly sdl: DocumentNode;
  readonly resolvers: object;
  /** Makes what lives for one request: loaders above all. */
  readonly context: (caller: Caller) => Context;
  readonly verifyStatement: (statement: string | undefined) => Promise<Caller>;
  readonly logger: Logger;
}

/**
 * The executor of a subgraph. Enforces the schema's rules a second time: the operation against the caller's scopes and purpose before it runs, and
 * each record against the policies while it runs, on `_entities` as on any other path.
 */
export function subgraphExecutor<Context extends { readonly caller: Caller }>(
  options: ExecutorOptions<Context>,
): Subgraph['execute'] {
  const access = accessTable(options.sdl);
  const schema = buildSubgraphSchema({
    typeDefs: options.sdl,
    resolvers: options.resolvers as GraphQLResolverMap<unknown>,
  });
  guardRecords(schema, access);
  const guard = operationGuard(schema, access);
  const documents = new LRUCache<string, PreparedDocument>({ max: 2_000 });

  return async (request, statement) => {
    try {
      const caller = await options.verifyStatement(statement);
      const prepared = prepare(schema, request, documents);
      guard(prepared.hash, prepared.document, request.operationName, caller);
      const result = await execute({
        schema,
        document: prepared.document,
        contextValue: options.context(caller),
        ...(request.variables && { variableValues: request.variables }),
        ...(request.operationName !== undefined && { operationName: request.operationName }),
      });
      return formatted(result, options);
    } catch (error) {
      if (error instanceof ServiceFault) {
        options.logger.error({ service: options.name, reason: error.reason }, 'refused an operation of the gateway');
        return { errors: [{ message: error.message, extensions: { ...error.extensions } }] };
      }
      return { errors: [maskError(error, options)] };
    }
  };
}

interface PreparedDocument {
  readonly hash: string;
  readonly document: DocumentNode;
}

function prepare(
  schema: GraphQLSchema,
  request: SubgraphRequest,
  documents: LRUCache<string, PreparedDocument>,
): PreparedDocument {
  const known = documents.get(request.query);
  if (known) return known;
  const document = request.document ?? parsed(request.query);
  const [invalid] = validate(schema, document);
  // A literal of one of the product's scalars is read here first: what it may not be is the caller's to mend.
  if (invalid?.extensions['code'] === 'BAD_USER_INPUT') throw invalid;
  if (invalid)
    throw new ServiceFault(
      'OPERATION_NOT_VALID',
      'BAD_USER_INPUT',
      'The operation is not valid against this subgraph.',
    );
  const prepared = { hash: createHash('sha256').update(request.query).digest('base64'), document };
  documents.set(request.query, prepared);
  return prepared;
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: 20_000 });
  } catch {
    throw new ServiceFault('OPERATION_NOT_READABLE', 'BAD_USER_INPUT', 'The operation cannot be parsed.');
  }
}

function formatted(
  { data, errors }: ExecutionResult,
  options: Pick<ExecutorOptions<never>, 'name' | 'logger'>,
): SubgraphResponse {
  return {
    ...(data !== undefined && { data: data }),
    ...(errors && { errors: errors.map((error) => maskError(error, options)) }),
  };
}

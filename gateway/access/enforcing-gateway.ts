import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import { GraphQLError, getVariableValues, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import type { AccessTable } from '../../subgraphs/shared/access/rules.js';
import type { GatewayContext } from '../context.js';
import { toVisiblePaths } from '../errors/visible-paths.js';
import { understandScalars } from '../input/understand-scalars.js';
import { variableProblems } from '../input/variable-problems.js';
import type { AllowedPart } from './allowed-part.js';
import { allowedPart, fragmentsByName } from './allowed-part.js';
import type { Denials } from './denials.js';
import { callerClass, denialsFor } from './denials.js';
import { restoreDenied } from './restore-denied.js';

/** Apollo runs the executor for an operation name that the document does not have, too, and expects it to say so. */
type RequestContext = Omit<GatewayGraphQLRequestContext<GatewayContext>, 'operation'> & {
  readonly operation?: OperationDefinitionNode;
};
type ResolvedContext = GatewayGraphQLRequestContext<GatewayContext>;

/** What an operation means for one class of callers. */
interface Analysis {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly denials: Denials;
  /** Null when nothing is denied: the operation is planned as it stands. */
  readonly allowed: (AllowedPart & { readonly queryHash: string }) | null;
}

/** Operations × classes of callers whose analysis is kept. */
const keptAnalyses = 2_000;

/**
 * The gateway of Apollo with the access rules of the schema in front of its planner: an operation is planned without the fields that its caller may not
 * see, and each of them comes back as null with FORBIDDEN at its path. A mutation that is denied is never sent anywhere.
 */
export class EnforcingGateway implements GatewayInterface {
  private readonly analyses = new LRUCache<string, Analysis>({ max: keptAnalyses });

  constructor(
    private readonly inner: GatewayInterface,
    private readonly access: AccessTable,
  ) {}

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    return this.inner.onSchemaLoadOrUpdate((context) => {
      this.analyses.clear();
      understandScalars(context.apiSchema);
      callback(context);
    });
  }

  async load(options: Parameters<GatewayInterface['load']>[0]): Promise<GatewayLoadResult> {
    const { executor } = await this.inner.load(options);
    if (!executor) throw new Error('@apollo/gateway loaded without an executor');
    return { executor: (context) => this.execute(context as RequestContext, executor) };
  }

  stop(): Promise<void> {
    return this.inner.stop();
  }

  private async execute(context: RequestContext, plan: GatewayExecutor): Promise<GatewayExecutionResult> {
    return isResolved(context)
      ? this.executeOperation(context, plan)
      : { errors: [new GraphQLError('The document has no such operation.')] };
  }

  private async executeOperation(context: ResolvedContext, plan: GatewayExecutor): Promise<GatewayExecutionResult> {
    const problems = variableProblems(context.schema, context.operation, context.request.variables ?? {});
    if (problems.length > 0) return { errors: problems };
    const { fragments, denials, allowed } = this.analysisOf(context);
    if (!allowed) return clientErrors(await plan(context), context, fragments);

    const { coerced, errors } = getVariableValues(
      context.schema,
      context.operation.variableDefinitions ?? [],
      context.request.variables ?? {},
    );
    if (errors) return { errors };
    const { document, operation, queryHash } = allowed;
    const planned: GatewayExecutionResult = allowed.isEmpty
      ? { data: {} }
      : clientErrors(await plan({ ...context, document, operation, queryHash }), context, fragments);
    if (!planned.data) return planned;
    const restored = restoreDenied(planned.data, {
      schema: context.schema,
      operation: context.operation,
      fragments,
      denials,
      variables: coerced,
    });
    return withErrors({ ...planned, data: restored.data }, [...(planned.errors ?? []), ...restored.errors]);
  }

  private analysisOf({ schema, document, operation, operationName, queryHash, context }: ResolvedContext): Analysis {
    const key = `${queryHash} ${operationName ?? ''} ${callerClass(context.caller)}`;
    const known = this.analyses.get(key);
    if (known) return known;
    const denials = denialsFor(this.access, context.caller);
    const part = allowedPart(schema, document, operation, denials);
    const analysis: Analysis = {
      fragments: fragmentsByName(document.definitions),
      denials,
      // Apollo keeps plans by this hash. Made of the allowed part itself, so that callers who may see the same share a plan.
      allowed: part && { ...part, queryHash: createHash('sha256').update(print(part.document)).digest('hex') },
    };
    this.analyses.set(key, analysis);
    return analysis;
  }
}

function isResolved(context: RequestContext): context is ResolvedContext {
  return context.operation !== undefined;
}

/** Errors of the services, moved to where the caller can see them; and nothing of what Apollo adds as an extension. */
function clientErrors(
  { data, errors, extensions }: GatewayExecutionResult,
  { operation }: ResolvedContext,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): GatewayExecutionResult {
  // Apollo reports a value that its type does not allow beside the errors. Here it is one of them, so that it is logged and has a code.
  const completion = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
  const all = [...(errors ?? []), ...completion];
  const result: GatewayExecutionResult = data === undefined ? {} : { data };
  return all.length === 0 ? result : withErrors(result, toVisiblePaths(all, operation, fragments));
}

function withErrors(result: GatewayExecutionResult, errors: readonly GraphQLError[]): GatewayExecutionResult {
  return errors.length === 0 ? result : { ...result, errors };
}

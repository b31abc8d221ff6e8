import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import { GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Clock } from '../../subgraphs/shared/clock.js';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { isErrorCode } from '../../subgraphs/shared/errors.js';
import { betweenServices } from '../../subgraphs/shared/runtime/service-fault.js';
import type { GatewayContext } from '../context.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { DeadlineExceeded, withDeadline } from './deadline.js';
import { lostResponse, refusedResponse } from './lost-response.js';
import { ResponseTooLarge } from './response-too-large.js';
import type { SourceRequest, SourceResponse, SubgraphSource } from './source.js';

export interface ResilienceOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds that a fetch may take. */
  readonly deadlineMilliseconds: number;
}

/** Fetches of kept plans whose document is parsed here because the plan does not carry it. */
const keptDocuments = 2_000;

/** What `@apollo/gateway` takes from a data source. */
type SourceResult = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * A subgraph as a data source of `@apollo/gateway`. Whatever happens to a fetch (no statement, refused connection, deadline, 5xx, no JSON) it answers: nulls for
 * what was asked, with a coded error for each, so that a subgraph that is down costs its own fields and nothing else.
 */
export class ResilientSource implements GraphQLDataSource<GatewayContext> {
  private readonly breaker: CircuitBreaker;
  private readonly documents = new LRUCache<string, DocumentNode>({ max: keptDocuments });

  constructor(
    private readonly source: SubgraphSource,
    private readonly options: ResilienceOptions,
  ) {
    this.breaker = new CircuitBreaker(options);
  }

  async process(options: GraphQLDataSourceProcessOptions<GatewayContext>): Promise<SourceResult> {
    // The gateway's own health checks are not switched on; readiness asks the sources themselves.
    if (!('incomingRequestContext' in options)) return { data: {} };
    const query = options.request.query ?? '';
    const { operationName, variables } = options.request;
    const asked: Omit<SourceRequest, 'statement'> = {
      query,
      document: options.document ?? this.parsed(query),
      variables: variables ?? {},
      ...(operationName !== undefined && { operationName }),
    };
    return (await this.answerStated(asked, options.context)) as SourceResult;
  }

  private async answerStated(
    asked: Omit<SourceRequest, 'statement'>,
    { statementFor }: GatewayContext,
  ): Promise<SourceResponse> {
    let statement: string;
    try {
      statement = await statementFor(this.source.name);
    } catch (error) {
      // The gateway's own fault: it says nothing of the subgraph, so that the circuit breaker does not count it.
      this.options.logger.error({ subgraph: this.source.name, reason: reasonOf(error) }, 'caller cannot be stated');
      return lostResponse(asked, 'INTERNAL_SERVER_ERROR');
    }
    return this.answer({ ...asked, statement });
  }

  private async answer(request: SourceRequest): Promise<SourceResponse> {
    if (!this.breaker.admits()) return lostResponse(request, 'SUBGRAPH_UNAVAILABLE');
    try {
      const { deadlineMilliseconds } = this.options;
      const response = await withDeadline(deadlineMilliseconds, (deadline) => this.source.fetch(request, deadline));
      this.breaker.answered();
      if (response.data) return response;
      return isRefusal(response) ? this.refused(request, response) : refusedResponse(request, response.errors ?? []);
    } catch (error) {
      this.count(error);
      this.options.logger.warn({ subgraph: this.source.name, reason: reasonOf(error) }, 'subgraph does not answer');
      return lostResponse(request, 'SUBGRAPH_UNAVAILABLE');
    }
  }

  /**
   * An operation that was refused as a whole: each field says why when it is for the caller to mend, such as a variable that a scalar of the subgraph does
   * not take. A fault between the services (a statement that does not verify, an operation that came round the gateway or is of another version, a
   * request too large) is logged here, and nothing of it told.
   */
  private refused(request: SourceRequest, { errors = [] }: SourceResponse): SourceResponse {
    const [refusal] = errors;
    const given = refusal?.extensions?.['code'];
    const code = isErrorCode(given) ? given : undefined;
    if (code === 'BAD_USER_INPUT' && refusal?.extensions?.[betweenServices] !== true) {
      return lostResponse(request, code, refusal?.message);
    }
    this.options.logger.error({ subgraph: this.source.name, code }, 'subgraph refuses a fetch');
    return lostResponse(request, 'INTERNAL_SERVER_ERROR');
  }

  private count(error: unknown): void {
    if (error instanceof DeadlineExceeded) this.breaker.wasLate();
    else if (error instanceof ResponseTooLarge) this.breaker.answered();
    else this.breaker.failed();
  }

  private parsed(query: string): DocumentNode {
    const known = this.documents.get(query);
    if (known) return known;
    const document = parse(query);
    this.documents.set(query, document);
    return document;
  }
}

/** Did the subgraph refuse the operation as a whole? Errors with paths explain themselves: a null has risen to the top. */
function isRefusal({ data, errors = [] }: SourceResponse): boolean {
  return !data && !errors.some(({ path }) => path && path.length > 0);
}

/** For the log: the kind of failure, never a message, which may quote what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof GraphQLError) return 'GraphQLError';
  if (!(error instanceof Error)) return typeof error;
  return String(errorCode(error) ?? error.name);
}

import type { Clock } from '../../subgraphs/shared/clock.js';

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Failures in a row after which nothing is sent for a while; 5 unless told. */
  readonly failuresToOpen?: number;
  /** The newest requests among which those without an answer in time are counted; 20 unless told. */
  readonly rememberedRequests?: number;
  /** Requests that must have been remembered before their share without an answer in time means anything; 10 unless told. */
  readonly requestsToJudge?: number;
  /** Milliseconds until one request may try again; 1000 unless told. */
  readonly restMilliseconds?: number;
}

/**
 * Stops asking a subgraph that does not answer, so that a hung one does not cost every request its whole deadline. After a rest one request tries;
 * its success lets all through again.
 *
 * A subgraph that cannot be reached shows it in a few failures in a row. One that is late may only have been asked for much, by one caller who would then
 * close it to everybody: being late counts when more than half of the newest requests were.
 */
export class CircuitBreaker {
  private readonly clock: Clock;
  private readonly failuresToOpen: number;
  private readonly rememberedRequests: number;
  private readonly requestsToJudge: number;
  private readonly restMilliseconds: number;
  private failures = 0;
  /** Of the newest requests that reached the subgraph, the oldest first: was the answer late? */
  private lateness: boolean[] = [];
  /** When the next request may try, in epoch milliseconds; null while the circuit is closed. */
  private retryAt: number | null = null;

  constructor(options: CircuitBreakerOptions) {
    this.clock = options.clock;
    this.failuresToOpen = options.failuresToOpen ?? 5;
    this.rememberedRequests = options.rememberedRequests ?? 20;
    this.requestsToJudge = options.requestsToJudge ?? 10;
    this.restMilliseconds = options.restMilliseconds ?? 1_000;
  }

  /** May a request be sent? The one that is let through after a rest holds the others back for another. */
  admits(): boolean {
    if (this.retryAt === null) return true;
    const now = this.clock.now().getTime();
    if (now < this.retryAt) return false;
    this.retryAt = now + this.restMilliseconds;
    return true;
  }

  /** The subgraph answered, whatever it said. */
  answered(): void {
    this.failures = 0;
    // After a rest it starts anew: what was late before says nothing of a subgraph that answers again.
    if (this.retryAt !== null) this.lateness = [];
    this.retryAt = null;
    this.remember(false);
  }

  /** The subgraph could not be reached, or what answered was not the subgraph. */
  failed(): void {
    this.failures += 1;
    if (this.failures >= this.failuresToOpen) this.rest();
  }

  /** The subgraph did not answer in time. */
  wasLate(): void {
    this.remember(true);
    const late = this.lateness.filter(Boolean).length;
    const isMostlyLate = this.lateness.length >= this.requestsToJudge && late * 2 > this.lateness.length;
    if (this.retryAt !== null || isMostlyLate) this.rest();
  }

  private remember(isLate: boolean): void {
    this.lateness.push(isLate);
    if (this.lateness.length > this.rememberedRequests) this.lateness.shift();
  }

  private rest(): void {
    this.retryAt = this.clock.now().getTime() + this.restMilliseconds;
  }
}

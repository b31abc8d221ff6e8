import type { Clock } from '../../subgraphs/shared/clock.js';

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Failures in a row after which nothing is sent for a while; 5 unless told. */
  readonly failuresToOpen?: number;
  /** Milliseconds until one request may try again; 1000 unless told. */
  readonly restMilliseconds?: number;
}

/**
 * Stops asking a subgraph that does not answer, so that a hung one does not cost every request its whole deadline. After a rest one request tries;
 * its success lets all through again.
 */
export class CircuitBreaker {
  private readonly clock: Clock;
  private readonly failuresToOpen: number;
  private readonly restMilliseconds: number;
  private failures = 0;
  /** When the next request may try, in epoch milliseconds; null while the circuit is closed. */
  private retryAt: number | null = null;

  constructor({ clock, failuresToOpen = 5, restMilliseconds = 1_000 }: CircuitBreakerOptions) {
    this.clock = clock;
    this.failuresToOpen = failuresToOpen;
    this.restMilliseconds = restMilliseconds;
  }

  /** May a request be sent? The one that is let through after a rest holds the others back for another. */
  admits(): boolean {
    if (this.retryAt === null) return true;
    const now = this.clock.now().getTime();
    if (now < this.retryAt) return false;
    this.retryAt = now + this.restMilliseconds;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.retryAt = null;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= this.failuresToOpen) this.retryAt = this.clock.now().getTime() + this.restMilliseconds;
  }
}

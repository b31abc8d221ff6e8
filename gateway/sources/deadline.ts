/** The work took longer than it may. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** Until when a work may take. */
export interface Deadline {
  /** Aborted when the deadline has passed. Made when it is first read: work in this process has no use for one, and it costs more than a timer. */
  readonly signal: AbortSignal;
}

class RunningDeadline implements Deadline {
  private controller: AbortController | undefined;

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    return this.controller.signal;
  }

  pass(error: DeadlineExceeded): void {
    this.controller?.abort(error);
  }
}

/**
 * Runs work that may take so many milliseconds, and rejects with `DeadlineExceeded` when it takes longer, whether or not the work heeds its signal. One
 * timer that is cleared costs less than `AbortSignal.timeout`, which leaves one behind for every request.
 */
export async function withDeadline<T>(milliseconds: number, work: (deadline: Deadline) => Promise<T>): Promise<T> {
  const deadline = new RunningDeadline();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new DeadlineExceeded(`no answer within ${milliseconds} ms`);
      deadline.pass(error);
      reject(error);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(deadline), expired]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Why a process did not start: what is wrong and what mends it, in one line for the terminal. Thrown for what the person who starts it can do
 * something about; everything else is a defect and keeps its stack.
 */
export class StartupError extends Error {
  /**
   * @param code stable, for scripts and tests, such as `PORT_TAKEN`
   * @param problem one sentence: what is wrong
   * @param mend one sentence: what to do about it
   */
  constructor(
    readonly code: string,
    readonly problem: string,
    readonly mend: string,
    options?: ErrorOptions,
  ) {
    super(`${problem} ${mend}`, options);
    this.name = 'StartupError';
  }
}

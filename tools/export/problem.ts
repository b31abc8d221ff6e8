/** Why no export was written: what is wrong and what mends it, in one line. Carries no personal data but what the user typed. */
export class ExportProblem extends Error {
  /**
   * @param problem one sentence: what is wrong
   * @param mend one sentence: what to do about it
   */
  constructor(problem: string, mend: string, options?: ErrorOptions) {
    super(`${problem} ${mend}`, options);
    this.name = 'ExportProblem';
  }
}

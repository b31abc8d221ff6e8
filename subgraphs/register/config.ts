import { join } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../shared/environment.js';
import { readEnvironment } from '../shared/environment.js';
import { repositoryRoot } from '../shared/paths.js';
import { text } from '../shared/setting.js';

const defaultPolicyFile = join(repositoryRoot, 'policy', 'policy.json');
const month = '(0[1-9]|1[0-2])';
const dayOfMonth = '(0[1-9]|[12]\\d|3[01])';
const monthAndDay = text(new RegExp(`^${month}-${dayOfMonth}$`), 'a month and a day, such as 12-31');

const environment = z.object({
  /**
   * The last day of FMA Creations Oy's financial year, `MM-DD`: the vouchers of orders are kept six years from the end of its calendar year. Suomen
   * museoliitto ry has none in the register.
   */
  FINANCIAL_YEAR_END_FMA_CREATIONS: monthAndDay.default('12-31'),
  /** Controllers, data protection officer and processors by name, as `policy/policy.json`, which is the default. */
  POLICY_FILE: z.string().default(defaultPolicyFile),
});

/** What of the privacy policy is a controller's own to set. */
export interface RegisterSettings {
  /** The last day of FMA Creations Oy's financial year, `MM-DD`. */
  readonly financialYearEnd: string;
  /** Path of the policy file. */
  readonly policyFile: string;
}

/** The books close with the calendar year; the policy is the repository's. */
export const defaultRegisterSettings: RegisterSettings = {
  financialYearEnd: '12-31',
  policyFile: defaultPolicyFile,
};

/** @throws StartupError BAD_SETTING naming the variable at fault */
export function readRegisterSettings(env: Environment): RegisterSettings {
  const read = readEnvironment(environment, env);
  return {
    financialYearEnd: read.FINANCIAL_YEAR_END_FMA_CREATIONS,
    policyFile: read.POLICY_FILE,
  };
}

import type { CheckedRegister, Finding, Rule } from './rule.js';
import { accessOnEveryField } from './rules/access-on-every-field.js';
import { basesFitPurposes } from './rules/bases-fit-purposes.js';
import { classifiedFieldsBacked } from './rules/classified-fields-backed.js';
import { concreteTypes } from './rules/concrete-types.js';
import { deniableFieldsNullable } from './rules/deniable-fields-nullable.js';
import { everythingDescribed } from './rules/everything-described.js';
import { exportComplete } from './rules/export-complete.js';
import { holdersInaccessible } from './rules/holders-inaccessible.js';
import { joinedFieldsNullable } from './rules/joined-fields-nullable.js';
import { knownAccessNames } from './rules/known-access-names.js';
import { listsAreConnections } from './rules/lists-are-connections.js';
import { minimisation } from './rules/minimisation.js';
import { mutationsRepeatable } from './rules/mutations-repeatable.js';
import { neverStored } from './rules/never-stored.js';
import { personalFieldsNeedATask } from './rules/personal-fields-need-a-task.js';
import { purposesHaveABasis } from './rules/purposes-have-a-basis.js';
import { specialCategories } from './rules/special-categories.js';
import { storedPathsClassified } from './rules/stored-paths-classified.js';

/** What the others take for granted: they are asked when these are kept. */
const groundwork: readonly Rule[] = [purposesHaveABasis];

/** All other rules, in the order of the report: who may see what, what is personal data, how the graph is shaped. */
export const rules: readonly Rule[] = [
  accessOnEveryField,
  personalFieldsNeedATask,
  knownAccessNames,
  holdersInaccessible,
  concreteTypes,
  storedPathsClassified,
  classifiedFieldsBacked,
  exportComplete,
  specialCategories,
  basesFitPurposes,
  minimisation,
  neverStored,
  deniableFieldsNullable,
  joinedFieldsNullable,
  listsAreConnections,
  mutationsRepeatable,
  everythingDescribed,
];

/** A finding with the rule that it breaks. */
export interface BrokenRule extends Finding {
  readonly rule: string;
  readonly cites: string;
}

/** What a register breaks of all rules; empty when all are kept. */
export function brokenRules(register: CheckedRegister): readonly BrokenRule[] {
  const first = broken(groundwork, register);
  return first.length > 0 ? first : broken(rules, register);
}

function broken(asked: readonly Rule[], register: CheckedRegister): readonly BrokenRule[] {
  return asked.flatMap(({ name, cites, check }) =>
    check(register).map((finding) => ({ rule: name, cites, ...finding })),
  );
}

/** One line for the terminal. */
export function lineOf({ rule, cites, at, problem }: BrokenRule): string {
  return `${at} ${problem} [${rule}: ${cites}]`;
}

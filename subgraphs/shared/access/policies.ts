import type { Caller } from './caller.js';
import { roleNamed } from './roles.js';

/**
 * A rule of `@policy`: what a scope cannot say because it depends on the record. On a type it judges each record of that type, on a field the
 * record to which the field belongs.
 */
export interface Policy {
  /** Could this caller meet the policy for some record? Asked before planning. */
  readonly mayHold: (caller: Caller) => boolean;
  /** Does this caller meet it for this record? Asked in the subgraph, of each record, whatever path led there. */
  readonly holds: (caller: Caller, record: object) => boolean;
}

/** Policy by name; the schema's `@policy` sites name these and no others. */
export const policies: Readonly<Record<string, Policy>> = {
  /** A data subject sees their own record alone; staff see whom their task lets them find. */
  'own-record': {
    mayHold: (caller) => roleNamed(caller.role).kind !== 'subject' || caller.personId !== null,
    holds: (caller, record) =>
      roleNamed(caller.role).kind !== 'subject' || (caller.personId !== null && ownerOf(record) === caller.personId),
  },
  /** A caterer sees the diets of the sessions they cater for (P10). */
  'caters-session': {
    mayHold: (caller) => caller.catererId !== null,
    holds: (caller, record) =>
      caller.catererId !== null && 'catererId' in record && record.catererId === caller.catererId,
  },
};

export function policyNamed(name: string): Policy {
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!policy) throw new Error(`The schema names a policy that does not exist: ${name}`);
  return policy;
}

/** Whose record it is: `personId`, or the `id` of a Person itself. A record that names nobody is nobody's own. */
function ownerOf(record: object): unknown {
  if ('personId' in record) return record.personId;
  return '__typename' in record && record.__typename === 'Person' && 'id' in record ? record.id : undefined;
}

import { Kind } from 'graphql';
import type { Caller } from '../../../subgraphs/shared/access/caller.js';
import { decideAccess } from '../../../subgraphs/shared/access/decide.js';
import { accessTable } from '../../../subgraphs/shared/access/rules.js';
import type { ProcessingPurpose } from '../../../subgraphs/shared/access/purposes.js';
import type { RoleName } from '../../../subgraphs/shared/access/roles.js';
import { isRoleName } from '../../../subgraphs/shared/access/roles.js';
import { objectFields } from '../../privacy/object-fields.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/**
 * A field that a caller may not see is null with FORBIDDEN at its path, and the rest of the response stays (contract.md). So whatever a role can be
 * denied on a type of which it sees something else must be nullable: a field with a rule of its own always, any other as the roles' scopes and
 * purposes decide.
 */
export const deniableFieldsNullable: Rule = {
  name: 'deniable-fields-nullable',
  cites: 'P22',
  check: (register) => {
    const own = fieldsWithOwnRule(register);
    const named = new Set(own.map(({ at }) => at));
    return [...own, ...deniedToARole(register).filter(({ at }) => !named.has(at))];
  },
};

function fieldsWithOwnRule({ supergraph }: CheckedRegister): readonly Finding[] {
  const table = accessTable(supergraph);
  return [...nonNullFields(supergraph)]
    .filter((at) => (table.get(at)?.fieldRules.length ?? 0) > 0)
    .map((at) => ({
      at,
      problem: 'has an access rule of its own, but is not nullable: denying it would take its whole parent',
    }));
}

function deniedToARole({ supergraph, access }: CheckedRegister): readonly Finding[] {
  const fields = [...accessTable(supergraph)];
  const nonNull = nonNullFields(supergraph);
  const findings = new Map<string, Finding>();
  for (const caller of callersOf(access.roles)) {
    const allowed = new Set(fields.filter(([, field]) => decideAccess(field, caller).allowed).map(([at]) => at));
    // The types of which this caller is shown something beside the key: of the others nothing is lost when the null moves up.
    const shown = new Set(
      fields.filter(([at, { field }]) => allowed.has(at) && field !== 'id').map(([, { type }]) => type),
    );
    for (const [at, { type }] of fields) {
      if (allowed.has(at) || !shown.has(type) || !nonNull.has(at) || findings.has(at)) continue;
      const purpose = caller.purpose === null ? '' : ` acting for ${caller.purpose}`;
      findings.set(at, { at, problem: `is not nullable, but denied to ${caller.role}${purpose}, who sees the rest` });
    }
  }
  return [...findings.values()];
}

/** One caller for each role and each purpose that it can act for. */
function callersOf(roles: CheckedRegister['access']['roles']): readonly Caller[] {
  return Object.entries(roles).flatMap(([role, { kind, purposes }]) => {
    if (!isRoleName(role)) return [];
    const all: readonly (ProcessingPurpose | null)[] = kind === 'subject' ? [null] : purposes;
    return all.map((purpose) => callerAs(role, purpose, kind));
  });
}

function callerAs(role: RoleName, purpose: ProcessingPurpose | null, kind: string): Caller {
  return {
    subject: role,
    role,
    purpose,
    personId: kind === 'subject' ? 'somebody' : null,
    catererId: role === 'caterer' ? 'somebody' : null,
    siteId: null,
  };
}

function nonNullFields(sdl: CheckedRegister['supergraph']): ReadonlySet<string> {
  return new Set(objectFields(sdl).flatMap(({ at, node }) => (node.type.kind === Kind.NON_NULL_TYPE ? at : [])));
}

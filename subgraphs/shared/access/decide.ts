import type { Caller } from './caller.js';
import { policyNamed } from './policies.js';
import { purposesOverAllData } from './purposes.js';
import { roleNamed } from './roles.js';
import type { AccessRule, FieldAccess } from './rules.js';

export type AccessDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: 'NO_RULE' | 'SCOPE' | 'POLICY' | 'PURPOSE' };

/**
 * May this caller ask for this field at all? Decided from the schema's rules before anything is planned or run; what depends on the record
 * itself is held by the policies, record by record, in the subgraph. Default deny: a field without a rule is nobody's.
 */
export function decideAccess(access: FieldAccess, caller: Caller): AccessDecision {
  if (access.typeRules.length + access.fieldRules.length === 0) return { allowed: false, reason: 'NO_RULE' };
  for (const rule of [...access.typeRules, ...access.fieldRules, ...access.returnRules]) {
    if (!holdsScopes(rule, caller)) return { allowed: false, reason: 'SCOPE' };
    if (!mayHoldPolicies(rule, caller)) return { allowed: false, reason: 'POLICY' };
  }
  return holdsPurpose(access, caller) ? { allowed: true } : { allowed: false, reason: 'PURPOSE' };
}

function holdsScopes(rule: AccessRule, caller: Caller): boolean {
  if (!rule.scopes) return true;
  const held = roleNamed(caller.role).scopes as readonly string[];
  return rule.scopes.some((all) => all.every((scope) => held.includes(scope)));
}

function mayHoldPolicies(rule: AccessRule, caller: Caller): boolean {
  return !rule.policies || rule.policies.some((all) => all.every((name) => policyNamed(name).mayHold(caller)));
}

/** Article 5(1)(b): staff see a classified field only for a purpose that the field declares. A data subject needs none. */
function holdsPurpose({ purposes }: FieldAccess, caller: Caller): boolean {
  if (!purposes || roleNamed(caller.role).kind === 'subject') return true;
  return caller.purpose !== null && (purposesOverAllData.has(caller.purpose) || purposes.has(caller.purpose));
}

import type { GraphQLObjectType } from 'graphql';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import type { AccessDecision } from '../../subgraphs/shared/access/decide.js';
import { decideAccess } from '../../subgraphs/shared/access/decide.js';
import type { AccessTable } from '../../subgraphs/shared/access/rules.js';
import { coordinate } from '../../subgraphs/shared/access/rules.js';

export type DenialReason = Extract<AccessDecision, { allowed: false }>['reason'];

/** Why a field is denied; null when it may be asked for. */
export type Denials = (parent: GraphQLObjectType, field: string) => DenialReason | null;

/**
 * The denials of one class of callers. Meta fields are free: `__typename` says nothing, and introspection is for whoever is signed in.
 */
export function denialsFor(access: AccessTable, caller: Caller): Denials {
  return (parent, field) => {
    if (field.startsWith('__') || parent.name.startsWith('__')) return null;
    const entry = access.get(coordinate(parent.name, field));
    const decision: AccessDecision = entry ? decideAccess(entry, caller) : { allowed: false, reason: 'NO_RULE' };
    return decision.allowed ? null : decision.reason;
  };
}

/**
 * Callers of one class get the same denials, so that an operation is analysed once for each class and not once for each caller: everything
 * that `decideAccess` and the policies' `mayHold` look at.
 */
export function callerClass({ role, purpose, personId, catererId }: Caller): string {
  return `${role} ${purpose ?? '-'} ${personId === null ? '-' : 'person'} ${catererId === null ? '-' : 'caterer'}`;
}

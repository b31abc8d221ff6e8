import { Kind } from 'graphql';
import { accessTable } from '../../../subgraphs/shared/access/rules.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/**
 * Scopes, policies and purposes are tables (P5, P22): what the SDL names is in them, each scope asked for is granted to some role and each granted
 * one is asked for somewhere, and a role acts only for purposes that the schema declares.
 */
export const knownAccessNames: Rule = {
  name: 'known-access-names',
  cites: 'P5, P22',
  check: (register) => [...unknownNames(register), ...unusedScopes(register), ...unknownPurposes(register)],
};

function unknownNames({ supergraph, access }: CheckedRegister): readonly Finding[] {
  return [...accessTable(supergraph)].flatMap(([at, { typeRules, fieldRules }]) =>
    [...typeRules, ...fieldRules].flatMap(({ scopes, policies }) => [
      ...unknown(scopes?.flat() ?? [], access.scopes).map((name) => ({
        at,
        problem: `names no scope of scopes.ts: ${name}`,
      })),
      ...unknown(policies?.flat() ?? [], access.policies).map((name) => ({
        at,
        problem: `names no policy of policies.ts: ${name}`,
      })),
    ]),
  );
}

function unusedScopes({ supergraph, access }: CheckedRegister): readonly Finding[] {
  const granted = new Set<string>(Object.values(access.roles).flatMap(({ scopes }) => scopes));
  const asked = new Set(
    [...accessTable(supergraph).values()].flatMap(({ typeRules, fieldRules }) =>
      [...typeRules, ...fieldRules].flatMap(({ scopes }) => scopes?.flat() ?? []),
    ),
  );
  return [
    ...access.scopes.filter((scope) => !granted.has(scope)).map((at) => ({ at, problem: 'is granted to no role' })),
    ...access.scopes
      .filter((scope) => !asked.has(scope))
      .map((at) => ({ at, problem: 'opens no field of the schema' })),
  ];
}

function unknownPurposes({ supergraph, access }: CheckedRegister): readonly Finding[] {
  const declared = enumValues(supergraph, 'ProcessingPurpose');
  return [
    ...unknown(access.purposes, declared).map((at) => ({
      at,
      problem: 'is in purposes.ts but not in ProcessingPurpose',
    })),
    ...unknown(declared, access.purposes).map((at) => ({
      at,
      problem: 'is in ProcessingPurpose but not in purposes.ts',
    })),
    ...Object.entries(access.roles).flatMap(([role, { purposes }]) =>
      unknown(purposes, declared).map((purpose) => ({ at: role, problem: `acts for no declared purpose: ${purpose}` })),
    ),
  ];
}

function enumValues(sdl: CheckedRegister['supergraph'], name: string): readonly string[] {
  return sdl.definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === name
      ? (definition.values ?? []).map((value) => value.name.value)
      : [],
  );
}

function unknown(names: readonly string[], known: readonly string[]): readonly string[] {
  return names.filter((name) => !known.includes(name));
}

import type { DocumentNode } from 'graphql';
import { Kind, print, visit } from 'graphql';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/** What the policy promises not to keep, by how it would be called. */
const promises: readonly { readonly cites: string; readonly names: RegExp; readonly what: string }[] = [
  {
    cites: 'P12',
    names: /birth(?!Years?$)|(?:^|[._])dob$|personalIdentityCode|socialSecurity|hetu$/i,
    what: 'a date of birth',
  },
  { cites: 'P13', names: /passw|passphrase|credential|secret/i, what: 'a password' },
];

/** A birth year is stored, never a date (P12); passwords live with the identity provider, never here (P13). */
export const neverStored: Rule = {
  name: 'never-stored',
  cites: 'P12, P13',
  check: (register) => [...brokenPromises(register), ...birthYearsThatAreDates(register)],
};

function brokenPromises({ subgraphs }: CheckedRegister): readonly Finding[] {
  return subgraphs.flatMap(({ name, sdl, collections }) => {
    const stored = collections.flatMap((collection) =>
      collection.paths.map(({ path }) => `${collection.name}.${path}`),
    );
    return [...namesIn(sdl), ...stored].flatMap((called) =>
      promises
        .filter(({ names }) => names.test(called))
        .map(({ cites, what }) => ({
          at: `${name} ${called}`,
          problem: `looks like ${what}, which is never kept (${cites})`,
        })),
    );
  });
}

function birthYearsThatAreDates({ subgraphs }: CheckedRegister): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { name, sdl } of subgraphs) {
    const look = (node: { readonly name: { readonly value: string }; readonly type: Parameters<typeof print>[0] }) => {
      const called = node.name.value;
      if (called === 'birthYear' && print(node.type).replace('!', '') !== 'Int') {
        findings.push({ at: `${name} ${called}`, problem: 'is not an Int: a year of birth is no date (P12)' });
      }
    };
    visit(sdl, { [Kind.FIELD_DEFINITION]: look, [Kind.INPUT_VALUE_DEFINITION]: look });
  }
  return findings;
}

/** Names of all fields, arguments and input fields. */
function namesIn(sdl: DocumentNode): readonly string[] {
  const names: string[] = [];
  const take = (node: { readonly name: { readonly value: string } }): void => {
    names.push(node.name.value);
  };
  visit(sdl, { [Kind.FIELD_DEFINITION]: take, [Kind.INPUT_VALUE_DEFINITION]: take });
  return names;
}

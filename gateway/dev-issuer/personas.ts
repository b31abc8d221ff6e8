import type { ProcessingPurpose } from '../../subgraphs/shared/access/purposes.js';
import type { RoleName } from '../../subgraphs/shared/access/roles.js';
import { roleNamed } from '../../subgraphs/shared/access/roles.js';
import { demoCatererId, demoPersons } from '../../subgraphs/shared/demo/personas.js';

/** Somebody to be while developing. */
export interface Persona {
  readonly name: string;
  readonly role: RoleName;
  readonly description: string;
  /** The claims of its token beside `sub` and `role`. */
  readonly claims: Readonly<Record<string, string>>;
  readonly customerNumber?: string;
}

function subject(name: keyof typeof demoPersons, description: string): Persona {
  const { personId, customerNumber } = demoPersons[name];
  return { name, role: 'person', description, claims: { person_id: personId }, customerNumber };
}

function staff(role: RoleName, claims: Persona['claims'] = {}): Persona {
  return { name: role, role, description: roleNamed(role).description, claims };
}

/** The personas of the development issuer, in the order in which they are listed. */
export const personas: readonly Persona[] = [
  subject('person', 'A data subject with data on both sides: cards, visits, orders, enrolments, a diet, consents.'),
  subject('other-person', 'Another data subject; `person` sees nothing of theirs.'),
  subject(
    'former-person',
    'A former customer whose card ended four years ago, and who still follows their visits (P25).',
  ),
  staff('card-service'),
  staff('training-service'),
  staff('caterer', { caterer_id: demoCatererId }),
  staff('site-reader'),
  staff('finance'),
  staff('dpo'),
  staff('dpo-tool'),
  staff('auditor'),
];

export function personaNamed(name: unknown): Persona | undefined {
  return personas.find((persona) => persona.name === name);
}

/** A row of `GET /dev/personas`. */
export interface PersonaListing {
  readonly persona: string;
  readonly role: RoleName;
  readonly description: string;
  /** Purposes that the header `Purpose` may name; none for a data subject, who acts for themselves. */
  readonly purposes: readonly ProcessingPurpose[];
  readonly defaultPurpose: ProcessingPurpose | null;
  readonly customerNumber?: string;
}

export function listedPersonas(): PersonaListing[] {
  return personas.map(({ name, role, description, customerNumber }) => {
    const { purposes } = roleNamed(role);
    return {
      persona: name,
      role,
      description,
      purposes,
      defaultPurpose: purposes[0] ?? null,
      ...(customerNumber !== undefined && { customerNumber }),
    };
  });
}

/** A ready-made identity of the development issuer, as `GET /dev/personas` lists it. */
export interface Persona {
  readonly persona: string;
  readonly role: string;
  /** What the persona may do, in words. */
  readonly description: string;
  /** The purposes it can act for; none for a data subject. */
  readonly purposes: readonly string[];
  readonly defaultPurpose?: string | null;
}

/** Reads the answer of `GET /dev/personas`. Throws when it is something else, so that the page says so instead of showing an empty list. */
export function parsePersonas(answer: unknown): readonly Persona[] {
  if (!Array.isArray(answer) || !answer.every(isPersona))
    throw new Error('/dev/personas answered something unexpected');
  return answer;
}

function isPersona(value: unknown): value is Persona {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'persona' in value &&
    typeof value.persona === 'string' &&
    'role' in value &&
    typeof value.role === 'string' &&
    'description' in value &&
    typeof value.description === 'string' &&
    'purposes' in value &&
    Array.isArray(value.purposes) &&
    value.purposes.every((purpose) => typeof purpose === 'string')
  );
}

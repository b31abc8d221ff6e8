import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { StartupError } from './startup-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** For a setting whose schema does not say what it has to be: never the words of the library that found the mistake. */
const whatTheDocumentSays = 'what docs/settings.md says';

/**
 * Reads a service's configuration from its environment. A variable may be given as a file, `NAME_FILE`, as container secrets are. An empty variable
 * counts as not set.
 * @throws StartupError BAD_SETTING naming the first variable at fault and what it has to be; the value itself is not repeated, it may be a secret
 */
export function readEnvironment<Schema extends z.ZodObject>(schema: Schema, env: Environment): z.output<Schema> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = fromFile(name, env[`${name}_FILE`]) ?? env[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const result = schema.safeParse(given, { error: () => whatTheDocumentSays });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0]);
  const problem = Object.hasOwn(given, name) ? 'has a value that cannot be used' : 'is missing';
  throw new StartupError(
    'BAD_SETTING',
    `The setting ${name} ${problem}: it has to be ${issue?.message ?? whatTheDocumentSays}.`,
    `Set ${name} as docs/settings.md says.`,
  );
}

function fromFile(name: string, file: string | undefined): string | undefined {
  if (file === undefined || file === '') return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new StartupError(
      'BAD_SETTING',
      `The file named by ${name}_FILE cannot be read.`,
      'Check its path and rights.',
      { cause },
    );
  }
}

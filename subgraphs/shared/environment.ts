import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { StartupError } from './startup-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a service's configuration from its environment. A variable may be given as a file, `NAME_FILE`, as container secrets are. An empty variable
 * counts as not set.
 * @throws StartupError BAD_SETTING naming the first variable at fault; the value itself is not repeated, it may be a secret
 */
export function readEnvironment<Schema extends z.ZodObject>(schema: Schema, env: Environment): z.output<Schema> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = fromFile(name, env[`${name}_FILE`]) ?? env[name];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = issue?.path.join('.') ?? 'environment';
  const missing = !Object.hasOwn(given, name);
  throw new StartupError(
    'BAD_SETTING',
    missing
      ? `The setting ${name} is missing.`
      : `The setting ${name} has a value that cannot be used: ${issue?.message ?? ''}.`,
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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A checked-in document of `schema/operations/` that GraphiQL offers. */
export interface Example {
  /** Name of the file without `.graphql`. */
  readonly name: string;
  readonly title: string;
  /** What there is to see, in a sentence or two. */
  readonly description: string;
  /** The persona that the example suits. */
  readonly persona: string;
  readonly document: string;
  /** The variables as JSON, from `<name>.variables.json`; empty when there are none. `{{freshKey}}` stands for a new idempotency key. */
  readonly variables: string;
}

/**
 * Reads the examples in their order. An example is a document that begins with a comment of this form; other documents
 * in the folder, such as those of the export, are left out:
 *
 *     # 3. Its title
 *     # Persona: card-service
 *     # What there is to see.
 *
 * Throws on a folder that cannot be read and on a heading without a title or a number.
 */
export async function readExamples(operationsDir: string): Promise<readonly Example[]> {
  const files = new Set(await readdir(operationsDir));
  const read = (file: string): Promise<string> => readFile(join(operationsDir, file), 'utf8');
  const examples = await Promise.all(
    [...files].map(async (file) => {
      if (!file.endsWith('.graphql')) return undefined;
      const name = file.slice(0, -'.graphql'.length);
      const document = await read(file);
      const heading = parseHeading(name, document);
      if (heading === undefined) return undefined;
      const { position, ...described } = heading;
      const variablesFile = `${name}.variables.json`;
      const variables = files.has(variablesFile) ? (await read(variablesFile)).trim() : '';
      return { position, example: { name, ...described, document, variables } };
    }),
  );
  return examples
    .filter((found) => found !== undefined)
    .sort((a, b) => a.position - b.position)
    .map(({ example }) => example);
}

/** Reads the leading comment of a document; `undefined` when it names no persona and so is no example. */
export function parseHeading(
  name: string,
  document: string,
): { position: number; title: string; persona: string; description: string } | undefined {
  const comment: string[] = [];
  for (const line of document.split(/\r?\n/)) {
    if (!line.startsWith('#')) break;
    comment.push(line.slice(1).trim());
  }
  const [first = '', second = '', ...rest] = comment;
  const persona = /^Persona: (\S+)$/.exec(second)?.[1];
  if (persona === undefined) return undefined;
  const title = /^(\d+)\. (.+)$/.exec(first);
  if (title?.[1] === undefined || title[2] === undefined) {
    throw new Error(`The example ${name}.graphql must begin with a comment such as "# 3. Its title"`);
  }
  return { position: Number(title[1]), title: title[2], persona, description: rest.join(' ') };
}

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { exportDocument, publishedSchema } from '../../schema/export/published-schemas.js';
import type { JsonSchema } from '../../schema/export/response-schema.js';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { helsinkiDay } from '../../subgraphs/shared/helsinki.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { httpAddress } from '../stack/free-port.js';
import type { Refusal } from './answer.js';
import { readAnswer } from './answer.js';
import { writeArchive } from './archive.js';
import { exportFiles } from './files.js';
import { answersAt, ask, exportToken } from './gateway.js';
import type { ExportOptions } from './options.js';
import { readOptions } from './options.js';
import { ExportProblem } from './problem.js';

/** What the command is given from outside. */
export interface Surroundings {
  readonly environment: Environment;
  /** Relative paths start here. */
  readonly folder: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Starts everything on this machine. @returns the gateway's address */
  readonly startLocalGateway: () => Promise<URL>;
}

export const exitCodes = { complete: 0, failed: 1, partial: 3 } as const;

/**
 * `npm run export`: asks the gateway for one person's data and writes it to a zip.
 *
 * @returns 0 when the export is complete; 3 when it was written but is PARTIAL, which is no success; 1 when nothing was written, with the reason on
 * standard error
 */
export async function exportCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { err } = surroundings;
  try {
    return await run(readOptions(args, surroundings), surroundings);
  } catch (error) {
    // Commander has said already what is wrong.
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof ExportProblem || error instanceof StartupError)) throw error;
    err(`${error.message}\n`);
    return exitCodes.failed;
  }
}

async function run(options: ExportOptions, { environment, folder, out, err, startLocalGateway }: Surroundings) {
  const { customerNumber, kind, language, tokenFile } = options;
  const published = publishedSchema(kind);
  const schema = JSON.parse(await readFile(join(repositoryRoot, published.path), 'utf8')) as JsonSchema;

  const url = options.url ?? (await localGateway(environment, startLocalGateway, out));
  const token = await exportToken(url, { token: environment['EXPORT_TOKEN'], tokenFile });
  const variables = { customerNumber, language: language.toUpperCase() };
  const answer = readAnswer(await ask(url, { token, query: exportDocument(kind), variables }));
  if (answer.outcome === 'nothing-held') {
    throw new ExportProblem(
      `Nothing is held about the customer number ${customerNumber}.`,
      'Check the number; who was never registered, or has been erased, gets this as the answer.',
    );
  }
  if (answer.outcome === 'refused') throw refusal(answer.reason, answer.codes, url);

  const { files, madeAt, missing } = exportFiles({
    exported: answer.exported,
    customerNumber,
    language,
    published,
    schema,
  });
  const path = resolve(folder, options.out ?? `export-${customerNumber}-${helsinkiDay(madeAt)}.zip`);
  await writeArchive(path, files, madeAt).catch((cause: unknown): never => {
    throw new ExportProblem(
      `The zip cannot be written (${String(errorCode(cause) ?? 'unknown reason')}).`,
      'Give a file in a folder that is there and may be written, with --out.',
      { cause },
    );
  });
  out(`${path}\n`);
  if (answer.complete) return exitCodes.complete;
  err(
    `PARTIAL: ${missing.join(' and ')} could not be reached, so the export is not complete and says so. Run the command again when the service is back.\n`,
  );
  return exitCodes.partial;
}

/** The gateway at HOST and PORT; when nothing runs there, one that is started for the time of the export. */
async function localGateway(
  { HOST = '127.0.0.1', PORT = '4000' }: Environment,
  start: () => Promise<URL>,
  out: (text: string) => void,
): Promise<URL> {
  const address = httpAddress(HOST, PORT);
  if (!URL.canParse(address)) {
    throw new ExportProblem('HOST and PORT do not make an address.', 'Mend them, or give the gateway with --url.');
  }
  const url = new URL(address);
  if (await answersAt(url)) return url;
  out(`No gateway runs at ${url.origin}: everything is started on this machine for the time of the export.\n`);
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof StartupError) || error.code !== 'DATA_DIR_IN_USE') throw error;
    // The run that holds the data listens somewhere else.
    throw new ExportProblem(error.problem, 'Give the address of its gateway with --url, or stop it.', { cause: error });
  }
}

function refusal(reason: Refusal, codes: readonly string[], url: URL): ExportProblem {
  const [problem, mend] = refusals(codes.join(', '), url.origin)[reason];
  return new ExportProblem(problem, mend);
}

function refusals(codes: string, origin: string): Readonly<Record<Refusal, readonly [problem: string, mend: string]>> {
  return {
    'not-a-gateway': [`What answers at ${origin} is not the register's gateway.`, 'Give its address with --url.'],
    unauthenticated: [
      'The token is refused: it is missing, too old, or not from the identity provider that the gateway believes.',
      'Get a new one and set EXPORT_TOKEN, or give --token-file.',
    ],
    forbidden: ['The token is of a role that may not export this person.', 'Take a token of the role dpo-tool or dpo.'],
    unavailable: [
      `The register itself could not be reached (${codes}), and without it there is nothing to export.`,
      'Run the command again when it is back.',
    ],
    unexplained: [
      `A part was out of reach for a moment (${codes || 'no status'}), and the answer would have passed for complete.`,
      'Run the command again.',
    ],
    failed: [
      `The gateway could not make the export (${codes}).`,
      "Run the command again; if it stays, look for the error in the gateway's log.",
    ],
  };
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ExportProblem } from './problem.js';

/** Milliseconds that an answer may take: a long life of visits is read in one. */
const deadline = 60_000;

/** The persona that the development issuer gives to this command. */
const persona = 'dpo-tool';

const tokenResponse = z.object({ access_token: z.string().min(1) });

/** Does anything accept a connection at the address? What answers there is found out by asking it. */
export async function answersAt(url: URL): Promise<boolean> {
  try {
    const response = await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(deadline) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

export interface TokenSources {
  /** EXPORT_TOKEN. */
  readonly token?: string | undefined;
  /** --token-file. */
  readonly tokenFile?: string | undefined;
}

/**
 * The token to ask with: from the file, from the environment, else from the development issuer that a gateway on a developer's machine has.
 * @throws ExportProblem when there is none
 */
export async function exportToken(url: URL, { token, tokenFile }: TokenSources): Promise<string> {
  const given = tokenFile === undefined ? token?.trim() : await readTokenFile(tokenFile);
  if (given !== undefined && given !== '') return requireToken(given);
  const response = await post(url, '/dev/token', { persona });
  const read = tokenResponse.safeParse(response.body);
  if (response.status === 200 && read.success) return read.data.access_token;
  throw new ExportProblem(
    `The gateway at ${url.origin} gives out no development tokens.`,
    'Set EXPORT_TOKEN, or give --token-file, with a token of the role dpo-tool from your identity provider.',
  );
}

async function readTokenFile(file: string): Promise<string> {
  const token = await readFile(file, 'utf8').catch((cause: unknown): never => {
    throw new ExportProblem('The file of --token-file cannot be read.', 'Check its path and its rights.', { cause });
  });
  if (token.trim() !== '') return token.trim();
  throw new ExportProblem('The file of --token-file is empty.', 'Put an access token into it.');
}

/** What a header cannot carry is no token. */
function requireToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new ExportProblem(
    'What was given as the token is no access token.',
    'Check EXPORT_TOKEN or the file of --token-file.',
  );
}

/** A GraphQL operation, asked once. The header `Purpose` is left to the token's role. */
export interface Question {
  readonly token: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * @returns the body of the answer, parsed but not looked at; undefined when it is no JSON
 * @throws ExportProblem when the gateway cannot be reached
 */
export async function ask(url: URL, { token, query, variables }: Question): Promise<unknown> {
  const { body } = await post(url, '/graphql', { query, variables }, { authorization: `Bearer ${token}` });
  return body;
}

async function post(
  url: URL,
  path: string,
  content: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(content),
      // A token is for the address that the user gave, and for no other.
      redirect: 'error',
      signal: AbortSignal.timeout(deadline),
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  } catch (cause) {
    throw new ExportProblem(
      `The gateway at ${url.origin} cannot be reached.`,
      'Start it with `npm start`, or give its address with --url.',
      { cause },
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

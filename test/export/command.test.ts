import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Environment } from '../../subgraphs/shared/environment.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';
import { exportCommand } from '../../tools/export/command.js';
import { requireValid } from '../../tools/export/validate.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import { customerNumber, schemaOf } from './exported.js';
import { readZip } from './read-zip.js';

interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

describe('npm run export', () => {
  let stack: Stack;
  let folder: string;

  beforeAll(async () => {
    stack = await startStack({ topology: 'distributed' });
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'export-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run(args: readonly string[], environment: Environment = {}, url = stack.url): Promise<Outcome> {
    let out = '';
    let err = '';
    const exitCode = await exportCommand(['--url', url, ...args], {
      environment,
      folder,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      startLocalGateway: () => Promise.reject(new Error('no gateway of its own is wanted')),
    });
    return { exitCode, out, err };
  }

  const zip = (): ReadonlyMap<string, string> => readZip(join(folder, 'out.zip'));
  const files = (): Promise<string[]> => readdir(folder);

  it('writes the complete copy: a page, JSON that fits its published schema, and a CSV per section (P27)', async () => {
    expect(await run([customerNumber, '--out', 'out.zip'])).toEqual({
      exitCode: 0,
      out: `${join(folder, 'out.zip')}\n`,
      err: '',
    });
    expect(await files()).toEqual(['out.zip']);
    expect([...zip().keys()]).toEqual([
      'index.html',
      'export.json',
      'export-access.v1.schema.json',
      ...['person', 'person-provenance', 'consents', 'rightsRequests', 'disclosures'].map((name) => `csv/${name}.csv`),
      ...['cards', 'cards-suspensions', 'cards-validity', 'visits', 'orders', 'orders-lines'].map(
        (name) => `csv/${name}.csv`,
      ),
      ...['enrolments', 'qualifications', 'diets'].map((name) => `csv/${name}.csv`),
    ]);
    const json = JSON.parse(zip().get('export.json') ?? '') as {
      $schema: string;
      personDataExport: { museokortti: { visits: { id: string }[] } };
    };
    const schema = schemaOf('access');
    expect(json.$schema).toBe(schema.$id);
    expect(JSON.parse(zip().get('export-access.v1.schema.json') ?? '')).toEqual(schema);
    expect(() => requireValid(schema, json)).not.toThrow();
    const rows: unknown = parse(zip().get('csv/visits.csv') ?? '', { bom: true, columns: true });
    expect(rows).toEqual(
      json.personDataExport.museokortti.visits.map(({ id }) => expect.objectContaining({ id }) as unknown),
    );
  });

  it('keeps the zip to its owner, under the number and the day', async () => {
    expect((await run([customerNumber, '--kind', 'portability'])).exitCode).toBe(0);
    const [name = ''] = await files();
    expect(name).toMatch(new RegExp(`^export-${customerNumber}-\\d{4}-\\d{2}-\\d{2}\\.zip$`));
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    expect(readZip(join(folder, name)).has('export-portability.v1.schema.json')).toBe(true);
  });

  it('runs no formula of a name or an address in a spreadsheet, and no script of it in the page', async () => {
    const address = {
      street: '=HYPERLINK("http://evil.example","osoite")',
      postalCode: '00100',
      city: '<script>alert(1)</script>',
      country: 'FI',
    };
    const changed = await stack.ask(
      'person',
      'mutation ($input: UpdateContactDetailsInput!) { updateContactDetails(input: $input) { userErrors { code } } }',
      { variables: { input: { idempotencyKey: randomUUID(), address } } },
    );
    expect(changed).toMatchObject({ data: { updateContactDetails: { userErrors: [] } } });
    expect((await run([customerNumber, '--out', 'out.zip'])).exitCode).toBe(0);
    const [row] = parse<Record<string, string>>(zip().get('csv/person.csv') ?? '', { bom: true, columns: true });
    expect(row?.['address.street']).toBe(`'${address.street}`);
    expect(zip().get('export.json')).toContain(JSON.stringify(address.street));
    const page = zip().get('index.html') ?? '';
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|url\(|@import|href="(?!#)|\son\w+=/i);
  });

  it.each([
    ['fi', 'Jäljennös henkilötiedoistasi', 'tietosuojavaltuutetun toimisto'],
    ['sv', 'Kopia av dina personuppgifter', 'dataombudsmannens byrå'],
    ['en', 'Copy of your personal data', 'Office of the Data Protection Ombudsman'],
  ])('writes the page in %s with the information of Article 15', async (language, title, authority) => {
    await run([customerNumber, '--language', language, '--out', 'out.zip']);
    const page = zip().get('index.html') ?? '';
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(title);
    expect(page.toLowerCase()).toContain(authority.toLowerCase());
    expect(page).toContain('Content-Security-Policy');
  });

  it('takes a token from a file or from EXPORT_TOKEN, a person’s own included', async () => {
    await writeFile(join(folder, 'token'), `${await stack.token('person')}\n`);
    const byFile = await run([customerNumber, '--token-file', join(folder, 'token'), '--out', 'out.zip']);
    expect(byFile.exitCode).toBe(0);
    const byVariable = await run([customerNumber, '--out', 'out.zip'], { EXPORT_TOKEN: await stack.token('dpo') });
    expect(byVariable.exitCode).toBe(0);
    expect(JSON.parse(zip().get('export.json') ?? '')).toMatchObject({
      personDataExport: {
        disclosures: expect.arrayContaining([
          expect.objectContaining({ kind: 'EXPORT', role: 'person' }),
          expect.objectContaining({ kind: 'EXPORT', role: 'dpo' }),
        ]) as unknown,
      },
    });
  });

  it.each([
    ['a number of other than twelve digits', ['12345'], {}, /twelve digits/],
    ['an unknown kind', [customerNumber, '--kind', 'all'], {}, /Allowed choices are access, portability/],
    ['a number that nobody has', ['999999999999'], {}, /Nothing is held about the customer number 999999999999\. /],
    ['a token that does not verify', [customerNumber], { EXPORT_TOKEN: 'abc' }, /token is refused.* Get a new one/],
    ['a token that no header can carry', [customerNumber], { EXPORT_TOKEN: 'a\nb' }, /no access token/],
    ['a token file that is not there', [customerNumber, '--token-file', '/nowhere/token'], {}, /cannot be read/],
    ['a folder that is not there', [customerNumber, '--out', 'nowhere/out.zip'], {}, /cannot be written \(ENOENT\)/],
  ])('says in one line what is wrong with %s, and writes nothing', async (_what, args, environment, message) => {
    const { exitCode, err } = await run(args, environment);
    expect(exitCode).toBe(1);
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
    expect(await files()).toEqual([]);
  });

  it('is refused to the card service (P22)', async () => {
    const { exitCode, err } = await run([customerNumber], { EXPORT_TOKEN: await stack.token('card-service') });
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: expect.stringMatching(/may not export this person/) as string,
    });
    expect(await files()).toEqual([]);
  });

  it('says when no gateway answers at the address, and when something else does', async () => {
    const nobody = await run([customerNumber], {}, 'http://127.0.0.1:1');
    expect(nobody).toMatchObject({ exitCode: 1, err: expect.stringMatching(/cannot be reached\. Start it/) as string });
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const something = await run([customerNumber], { EXPORT_TOKEN: 'abc' }, `http://127.0.0.1:${port}`);
    other.close();
    expect(something).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/is not the register's gateway\. Give/) as string,
    });
  });

  it('starts everything itself when nothing runs at HOST and PORT, and says so', async () => {
    let out = '';
    const surroundings = {
      folder,
      out: (text: string) => void (out += text),
      err: (text: string) => void (out += text),
    };
    const environment = { HOST: '127.0.0.1', PORT: '1' };
    const startLocalGateway = (): Promise<URL> => Promise.resolve(new URL(stack.url));
    const args = [customerNumber, '--out', 'out.zip'];
    expect(await exportCommand(args, { ...surroundings, environment, startLocalGateway })).toBe(0);
    expect(out).toMatch(/^No gateway runs at http:\/\/127\.0\.0\.1:1: everything is started on this machine/);

    const held = new StartupError('DATA_DIR_IN_USE', 'The data folder is in use by another run.', 'Stop that run.');
    const refusal = (): Promise<URL> => Promise.reject(held);
    expect(await exportCommand(args, { ...surroundings, environment, startLocalGateway: refusal })).toBe(1);
    expect(out).toContain('in use by another run. Give the address of its gateway with --url');
  });

  it('leaves an earlier zip as it is when the next export fails', async () => {
    await run([customerNumber, '--out', 'out.zip']);
    const before = zip().get('export.json');
    expect((await run(['999999999999', '--out', 'out.zip'])).exitCode).toBe(1);
    expect(zip().get('export.json')).toBe(before);
  });

  // The last ones: what is killed here stays down.
  describe('with the training side down', () => {
    beforeAll(() => stack.kill('training'));

    it('writes what is left, marks it PARTIAL everywhere, and is no success: exit code 3 (Article 15)', async () => {
      const { exitCode, err } = await run([customerNumber, '--language', 'en', '--out', 'out.zip']);
      expect(exitCode).toBe(3);
      expect(err).toMatch(/^PARTIAL: TRAINING could not be reached/);
      const json = JSON.parse(zip().get('export.json') ?? '') as { personDataExport: { museokortti: { visits: [] } } };
      expect(json).toMatchObject({
        personDataExport: { status: 'PARTIAL', missing: ['TRAINING'], training: null, person: { customerNumber } },
      });
      expect(json.personDataExport.museokortti.visits.length).toBeGreaterThan(0);
      expect(() => requireValid(schemaOf('access'), json)).not.toThrow();
      expect([...zip().keys()].filter((name) => /enrolments|qualifications|diets/.test(name))).toEqual([]);
      const page = zip().get('index.html') ?? '';
      expect(page.indexOf('This copy is not complete')).toBeLessThan(page.indexOf('Contents'));
      expect(page).not.toContain('This is everything');
      expect(page).toContain('from Suomen museoliitto ry: enrolments, qualifications and diets');
      expect(page.match(/Missing from this copy/g)).toHaveLength(3);
      expect(page).not.toContain('every part of the register was reached');
    });

    describe('and the register too', () => {
      beforeAll(() => stack.kill('register'));

      it('writes nothing: there is nothing to export without the register', async () => {
        const { exitCode, err } = await run([customerNumber]);
        expect(exitCode).toBe(1);
        expect(err).toMatch(/register itself could not be reached \(SUBGRAPH_UNAVAILABLE\)/);
        expect(await files()).toEqual([]);
      });
    });
  });
});

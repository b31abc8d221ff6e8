import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSecretFiles } from './secret-files.js';

describe('the secrets of the containers', () => {
  let parent: string;
  let folder: string;
  const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'secrets-'));
    folder = join(parent, 'secrets');
  });
  afterEach(() => rm(parent, { recursive: true, force: true }));

  it('lie in a folder that its owner alone can open, each readable by the user of its container (P22)', async () => {
    await writeSecretFiles(folder);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const modes = await Promise.all(
      (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).mode & 0o777),
    );
    expect(new Set(modes)).toEqual(new Set([0o444]));
  });

  it('give each subgraph an address with its own login on its own database', async () => {
    await writeSecretFiles(folder);
    for (const name of ['register', 'museokortti', 'training']) {
      const address = new URL(await read(`${name}-mongodb-uri`));
      expect(address).toMatchObject({ username: name, password: await read(`${name}-password`), pathname: `/${name}` });
      expect(address.search).toBe('?replicaSet=rs0');
    }
  });

  it('are another each time, and another for each', async () => {
    await writeSecretFiles(folder);
    await writeSecretFiles(join(parent, 'others'));
    const passwords = ['register-password', 'museokortti-password', 'training-password', 'mongodb-root-password'];
    const all = await Promise.all(
      [folder, join(parent, 'others')].flatMap((each) => passwords.map((name) => readFile(join(each, name), 'utf8'))),
    );
    expect(new Set(all).size).toBe(8);
  });

  it('hold both halves of one key', async () => {
    await writeSecretFiles(folder);
    const half = createPublicKey(createPrivateKey(await read('statement-private-key')));
    expect(half.asymmetricKeyType).toBe('ed25519');
    expect(await read('statement-public-key')).toBe(half.export({ type: 'spki', format: 'pem' }));
  });

  it('are never overwritten, and nothing unfinished stays behind', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'mongodb-keyfile'), 'kept');
    await expect(writeSecretFiles(folder)).rejects.toMatchObject({ code: 'SECRETS_EXIST' });
    expect(await readdir(parent)).toEqual(['secrets']);
    expect(await readdir(folder)).toEqual(['mongodb-keyfile']);
    expect(await read('mongodb-keyfile')).toBe('kept');
  });
});

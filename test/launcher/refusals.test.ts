import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoMemoryServer } from 'mongodb-memory-server-core';
import { findMongod } from '../../tools/mongo/binary.js';
import { launch, refusal } from './launcher.js';

jest.setTimeout(120_000);

/** Each refusal is one line: what is wrong, and what mends it. */
describe('npm start refuses', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'refusals-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['MONGODB_URI', 'postgres://login:secret@host/'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO_PERSONS', '-1'],
    ['OIDC_ISSUER', 'not an address'],
  ])('the setting %s=%s by its name, and does not repeat its value', async (name, value) => {
    const text = await refusal(launch(folder, [], { [name]: value }));
    expect(text).toMatch(
      new RegExp(`^The setting ${name} has a value that cannot be used: .*\\. Set ${name} as .*\\.\n$`),
    );
    expect(text).not.toContain(value);
  });

  it('a port that is taken, before it makes anything on the disk', async () => {
    const server = await listening();
    const untouched = join(folder, 'untouched');
    try {
      const { port } = server.address() as AddressInfo;
      expect(await refusal(launch(untouched, [], { PORT: String(port) }))).toBe(
        `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or set PORT to another one.\n`,
      );
      await expect(stat(untouched)).rejects.toMatchObject({ code: 'ENOENT' });
    } finally {
      server.close();
    }
  });

  it('a host that is not of this machine', async () => {
    expect(await refusal(launch(folder, [], { HOST: '192.0.2.1' }))).toMatch(
      /^HOST 192\.0\.2\.1 is no address of this machine\. Set HOST/,
    );
  });

  it('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await refusal(launch(file))).toBe(
      `The data folder ${file} is no folder. Make it writable, or set DATA_DIR to a folder that is.\n`,
    );
  });

  it('a MONGOD_BINARY that is no mongod', async () => {
    expect(await refusal(launch(folder, [], { MONGOD_BINARY: process.execPath }))).toMatch(
      /^MONGOD_BINARY names .*, which is no mongod that runs here\. Let it name a mongod of version 6 or later, or unset it\.\n$/,
    );
  });

  it('a machine on which no MongoDB can be obtained', async () => {
    const nowhere = { PATH: folder, XDG_CACHE_HOME: folder, https_proxy: `http://127.0.0.1:${await closedPort()}` };
    expect(await refusal(launch(folder, [], nowhere))).toMatch(
      /^No MongoDB server could be obtained \(.*\)\. Install MongoDB 6 or later and set MONGOD_BINARY to its mongod, or set MONGODB_URI to a replica set\.\n$/,
    );
  });

  it('a MONGODB_URI where nothing answers, without repeating its login', async () => {
    const hosts = `127.0.0.1:${await closedPort()}`;
    const MONGODB_URI = `mongodb://login:secret@${hosts}/?replicaSet=rs`;
    expect(await refusal(launch(folder, [], { MONGODB_URI }))).toBe(
      `MongoDB cannot be reached at ${hosts}. Start it, or correct MONGODB_URI: host, port and the name of its replica set.\n`,
    );
  });

  it('a MONGODB_URI that is no replica set', async () => {
    const { path, version } = await findMongod({ environment: process.env });
    const standalone = await MongoMemoryServer.create({ binary: { systemBinary: path, version } });
    try {
      expect(await refusal(launch(folder, [], { MONGODB_URI: standalone.getUri() }))).toMatch(
        /^The MongoDB server at 127\.0\.0\.1:\d+ is no replica set; transactions need one\. Start it with --replSet/,
      );
    } finally {
      await standalone.stop();
    }
  });

  it('to empty a server of your own', async () => {
    const MONGODB_URI = 'mongodb://127.0.0.1:1/';
    expect(await refusal(launch(folder, ['--reset'], { MONGODB_URI }))).toMatch(
      /^Only the embedded database is emptied by --reset/,
    );
  });

  it.each([
    ['the development issuer', {}, /^In production there is no development issuer\. Set OIDC_ISSUER/],
    [
      'secrets made for development',
      {
        OIDC_ISSUER: 'https://issuer.example',
        OIDC_AUDIENCE: 'register',
        OIDC_JWKS_URI: 'https://issuer.example/jwks',
      },
      /^In production there is no embedded database and no secret that was made for development\. Set MONGODB_URI/,
    ],
  ])('%s in production', async (_what, environment, text) => {
    expect(await refusal(launch(folder, [], { NODE_ENV: 'production', ...environment }))).toMatch(text);
  });
});

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function closedPort(): Promise<number> {
  const server = await listening();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

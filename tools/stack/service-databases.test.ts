import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { openSecrets, type Secrets } from './secrets.js';
import { prepareServiceDatabases, serviceNames, serviceUri } from './service-databases.js';

describe('the databases on a server of your own (MONGODB_URI)', () => {
  const adminUri = process.env['TEST_MONGODB_ADMIN_URI'] ?? '';
  let folder: string;
  let secrets: Secrets;
  let admin: mongo.MongoClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'service-databases-'));
    secrets = await openSecrets(folder);
    admin = await new mongo.MongoClient(adminUri).connect();
  });

  afterAll(async () => {
    for (const name of serviceNames) {
      await admin.db(name).command({ dropAllUsersFromDatabase: 1 });
      await admin.db(name).command({ dropAllRolesFromDatabase: 1 });
      await admin.db(name).dropDatabase();
    }
    await admin.db('admin').command({ dropUser: 'reader' });
    await admin.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('belong to a login each, which the server keeps out of the others (P22, design decision 1)', async () => {
    const { uris, keptApart } = await prepareServiceDatabases(adminUri, secrets);
    expect(keptApart).toBe(true);
    for (const name of serviceNames) {
      const client = await new mongo.MongoClient(uris[name]).connect();
      try {
        await client.db(name).collection('own').insertOne({});
        for (const other of serviceNames.filter((each) => each !== name)) {
          await expect(client.db(other).collection('own').findOne()).rejects.toMatchObject({ code: 13 });
        }
      } finally {
        await client.close();
      }
    }
  });

  it('keep their logins at the next start', async () => {
    const first = await prepareServiceDatabases(adminUri, secrets);
    expect((await prepareServiceDatabases(adminUri, secrets)).uris).toEqual(first.uris);
  });

  it('cannot be made by a login that may not create others, and the refusal names the role it needs', async () => {
    await admin.db('admin').command({ createUser: 'reader', pwd: 'reader', roles: ['readAnyDatabase'] });
    const uri = adminUri.replace(/\/\/[^@]*@/, '//reader:reader@');
    const attempt = prepareServiceDatabases(uri, secrets);
    await expect(attempt).rejects.toMatchObject({ code: 'MONGODB_LOGIN_RIGHTS' });
    await expect(attempt).rejects.toThrow('userAdminAnyDatabase');
  });

  it.each([
    ['mongodb://a:1,b:2', 'mongodb://register:p%40ss@a:1,b:2/register'],
    [
      'mongodb+srv://admin:x@cluster.example/admin?authSource=admin&tls=true',
      'mongodb+srv://register:p%40ss@cluster.example/register?tls=true',
    ],
    ['mongodb://admin:x@a:1/?replicaSet=rs', 'mongodb://register:p%40ss@a:1/register?replicaSet=rs'],
  ])('are reached at the hosts and with the options of %s', (uri, expected) => {
    expect(serviceUri(uri, 'register', 'p@ss')).toBe(expected);
  });
});

import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Schema } from 'mongoose';
import type { Connection } from 'mongoose';
import { createTestDatabases, type TestDatabases } from '../../../test/setup/database.js';
import { connectMongo, databaseOf, describeAddress } from './connect.js';

describe('the connection of a subgraph', () => {
  let databases: TestDatabases;
  let connection: Connection;

  beforeAll(async () => {
    databases = await createTestDatabases();
    connection = await connectMongo({ uri: databases.register.uri, appName: 'register' });
  });

  afterAll(async () => {
    await connection.close();
    await databases.drop();
  });

  it("is refused Museokortti's database by the server: access only for those whose tasks need it (P22, design decision 1)", async () => {
    const museokortti = new URL(databases.museokortti.uri).pathname.slice(1);
    const cards = connection.getClient().db(museokortti).collection('cards');
    await expect(cards.findOne()).rejects.toMatchObject({ code: 13, codeName: 'Unauthorized' });
    await expect(cards.insertOne({})).rejects.toMatchObject({ code: 13, codeName: 'Unauthorized' });
  });

  it('writes with a majority and the journal, in any collection and model', () => {
    expect(databaseOf(connection).writeConcern).toMatchObject({ w: 'majority', journal: true });
  });

  it('makes no collection or index on the way: migrations do (house rule 5)', async () => {
    const schema = new Schema({ email: String }, { collection: 'people' }).index({ email: 1 });
    const model = connection.model('Person', schema);
    await model.init();
    await model.findOne().lean();
    expect(await databaseOf(connection).listCollections().toArray()).toEqual([]);
  });

  it('tells a wrong password without repeating the login', async () => {
    const uri = new URL(databases.register.uri);
    uri.password = 'wrong-password';
    const attempt = connectMongo({ uri: uri.toString(), appName: 'register' });
    await expect(attempt).rejects.toMatchObject({ code: 'MONGODB_LOGIN_REFUSED' });
    await expect(attempt).rejects.toThrow(/^(?!.*wrong-password).*authSource/s);
  });

  it('tells an unreachable server with its address and the mend', async () => {
    const uri = `mongodb://login:secret@127.0.0.1:${await closedPort()}/register?replicaSet=rs`;
    const attempt = connectMongo({ uri, appName: 'register', serverSelectionTimeoutMS: 200 });
    await expect(attempt).rejects.toMatchObject({ code: 'MONGODB_UNREACHABLE' });
    await expect(attempt).rejects.toThrow(/^MongoDB cannot be reached at 127\.0\.0\.1:\d+\/register\. Start it/);
  });

  it.each(['', 'postgres://host/register', 'mongodb://host', 'mongodb://login:secret@host/?replicaSet=rs'])(
    'refuses the address %p, which names no server and database',
    (uri) => {
      expect(() => describeAddress(uri)).toThrow('does not name a server and a database');
    },
  );

  it('describes an address without its login', () => {
    expect(describeAddress('mongodb://login:secret@a:1,b:2/register?replicaSet=rs')).toBe('a:1,b:2/register');
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

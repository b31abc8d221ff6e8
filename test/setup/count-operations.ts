import mongoose from 'mongoose';

/** The address of a database whose operations are to be counted: its connection tells of each command. */
export function countable(uri: string): string {
  const address = new URL(uri);
  address.searchParams.set('monitorCommands', 'true');
  return address.toString();
}

/** Commands of the driver itself, which are no operations of ours. */
const ofTheDriver = new Set(['hello', 'ping', 'endSessions', 'killCursors', 'saslStart', 'saslContinue']);

/**
 * The operations that `work` makes on a database, by the names of their commands, such as `find`, in the order in which they were sent.
 * @param uri of a connection that mongoose opened in this process from a `countable` address; nothing else may use it meanwhile
 */
export async function countOperations(uri: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  const database = new URL(uri).pathname.slice(1);
  const clients = mongoose.connections.filter(({ name }) => name === database).map((found) => found.getClient());
  if (clients.length === 0) throw new Error('nothing in this process is connected to that database');
  const commands: string[] = [];
  const listen = ({ commandName }: { readonly commandName: string }): void => {
    if (!ofTheDriver.has(commandName)) commands.push(commandName);
  };
  for (const client of clients) client.on('commandStarted', listen);
  try {
    await work();
  } finally {
    for (const client of clients) client.off('commandStarted', listen);
  }
  return commands;
}

import { createServer } from 'node:net';

/** A port that is free on the address: the wanted one if it is, else any. */
export async function freePort(host: string, wanted = 0): Promise<number> {
  const port = await tryPort(host, wanted);
  if (port !== undefined) return port;
  const other = await tryPort(host, 0);
  if (other === undefined) throw new Error(`no port can be opened on ${host}`);
  return other;
}

/** The port that was opened and closed again, or undefined when it is taken. */
export function tryPort(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

import { createServer, isIPv6 } from 'node:net';
import { errorCode } from '../../subgraphs/shared/error-code.js';
import { StartupError } from '../../subgraphs/shared/startup-error.js';

/** A port that is free on the address: the wanted one if it is, else any. */
export async function freePort(host: string, wanted = 0): Promise<number> {
  const port = await tryPort(host, wanted);
  if (port !== undefined) return port;
  const other = await tryPort(host, 0);
  if (other === undefined) throw new Error(`no port can be opened on ${host}`);
  return other;
}

/**
 * Finds out whether the endpoint will be able to listen, before anything is started.
 * @throws StartupError PORT_TAKEN, PORT_REFUSED (a privileged one), HOST_UNKNOWN
 */
export async function requireFreePort(host: string, port: number): Promise<void> {
  try {
    if ((await tryPort(host, port)) !== undefined) return;
  } catch (cause) {
    const refused = errorCode(cause) === 'EACCES';
    throw new StartupError(
      refused ? 'PORT_REFUSED' : 'HOST_UNKNOWN',
      refused ? `Port ${port} may not be opened by this user.` : `HOST ${host} is no address of this machine.`,
      refused ? 'Set PORT to one above 1023.' : 'Set HOST to 127.0.0.1, or 0.0.0.0 for all addresses.',
      { cause },
    );
  }
  throw new StartupError(
    'PORT_TAKEN',
    `Port ${port} on ${host} is taken.`,
    'Stop what listens there, or set PORT to another one.',
  );
}

/** The address for those on this machine: a server on all addresses is reached on the loopback one. */
export function httpAddress(host: string, port: number | string): string {
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${isIPv6(reached) ? `[${reached}]` : reached}:${port}`;
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

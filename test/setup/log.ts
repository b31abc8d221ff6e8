import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { pino } from 'pino';

/** A log that a test reads. */
export interface KeptLog {
  /** At debug level: everything that the services can say. */
  readonly logger: Logger;
  /** Its lines so far. */
  readonly text: () => string;
}

export function keptLog(): KeptLog {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { logger: pino({ level: 'debug' }, stream), text: () => text };
}

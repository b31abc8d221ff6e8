import type { FastifyInstance } from 'fastify';

/**
 * Lets a connection go with the response that is sent while the server closes. A client that keeps its connections would otherwise hold the server open
 * long after its last answer.
 */
export function useClosingConnections(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}

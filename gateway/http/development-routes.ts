import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { DevelopmentIssuer } from '../dev-issuer/dev-issuer.js';
import { listedPersonas, personaNamed } from '../dev-issuer/personas.js';
import { sendError } from './error-responses.js';

const tokenRequest = z.object({ persona: z.string() });

/**
 * `GET /dev/personas` and `POST /dev/token`: there only where the development issuer is; anywhere else they are not found. A page of another site cannot
 * use them: a JSON body needs a permission (CORS) that only the origins of `CORS_ORIGINS` have.
 * Nor can it under a name of its own that it points at this machine (DNS rebinding), which the browser takes for the same origin.
 */
export function developmentRoutes(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.get('/dev/personas', { onRequest: requireLoopback }, () => listedPersonas());
  app.post('/dev/token', { onRequest: requireLoopback }, async (request, reply) => {
    const persona = personaNamed(tokenRequest.safeParse(request.body).data?.persona);
    if (!persona) {
      return sendError(
        reply,
        400,
        'UNKNOWN_PERSONA',
        'Give {"persona": "…"} with a name that GET /dev/personas lists.',
      );
    }
    return reply.header('cache-control', 'no-store').send({ access_token: await issuer.tokenFor(persona) });
  });
}

/** The names of this machine itself, on any port, as `URL` writes them. */
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Refuses a request that was sent to another name: whoever asks here is on this machine, or comes through a tunnel that ends on it. */
function requireLoopback({ headers }: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const address = `http://${headers.host ?? ''}`;
  if (URL.canParse(address) && loopback.test(new URL(address).hostname)) {
    done();
    return;
  }
  void sendError(
    reply,
    403,
    'HOST_NOT_ALLOWED',
    'Development tokens are given to this machine alone: ask by the name localhost, 127.0.0.1 or [::1].',
  );
}

import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DevelopmentIssuer } from '../dev-issuer/dev-issuer.js';
import { listedPersonas, personaNamed } from '../dev-issuer/personas.js';
import { sendError } from './error-responses.js';

const tokenRequest = z.object({ persona: z.string() });

/**
 * `GET /dev/personas` and `POST /dev/token`: there only where the development issuer is; anywhere else they are not found. A page of another site cannot
 * use them: a JSON body needs a permission (CORS) that only the origins of `CORS_ORIGINS` have.
 */
export function developmentRoutes(app: FastifyInstance, issuer: DevelopmentIssuer): void {
  app.get('/dev/personas', () => listedPersonas());
  app.post('/dev/token', async (request, reply) => {
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

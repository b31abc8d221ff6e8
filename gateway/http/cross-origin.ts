import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Seconds for which a browser need not ask again. */
const preflightAge = 600;

/**
 * Lets pages of other origins ask from a browser (CORS). Of these origins exactly, and without cookies, which the gateway does not have: a page shows the
 * token that it was given. Without any origin nothing is registered, so that no page of another origin reads an answer or sends JSON.
 * @param origins such as `https://asiointi.example`, each as a browser writes it in the header `Origin`
 */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'purpose'],
    maxAge: preflightAge,
    // A preflight of nobody's gets an answer without a permission, rather than an error page.
    strictPreflight: false,
  });
}

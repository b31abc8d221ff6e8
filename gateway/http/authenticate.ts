import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../subgraphs/shared/access/caller.js';
import { callerOfRequest } from '../tokens/caller-of-request.js';
import type { TokenVerifier } from '../tokens/verifier.js';

/** Who sent a request. Throws a `PublicError` when that is nobody we know. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller>;

export function authenticator(verify: TokenVerifier): Authenticate {
  return async (request) => {
    const purpose = request.headers['purpose'];
    const caller = await callerOfRequest(
      // A header that is given twice arrives as a list, which names no purpose.
      { authorization: request.headers.authorization, purpose: Array.isArray(purpose) ? purpose.join() : purpose },
      verify,
    );
    request.summary.role = caller.role;
    request.summary.purpose = caller.purpose;
    return caller;
  };
}

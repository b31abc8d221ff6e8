import { OAuth2Server } from 'oauth2-mock-server';
import type { Clock } from '../../subgraphs/shared/clock.js';
import type { IdentityProvider } from '../identity.js';
import { defaultAudience } from '../identity.js';
import type { Persona } from './personas.js';

/** Seconds that a development token lives. */
const lifetimeSeconds = 3_600;

export interface DevelopmentIssuer extends IdentityProvider {
  /** An access token for a persona, as any OpenID Connect provider would issue one. */
  tokenFor(persona: Persona): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts an OpenID Connect issuer for development, on a port of its own that this machine alone can reach. Its key is made anew each time. It gives anybody
 * a token: it must never be believed by a gateway that others can reach, and a gateway in production refuses to start with it.
 */
export async function startDevelopmentIssuer(clock: Clock): Promise<DevelopmentIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('ES256');
  await server.start(0, '127.0.0.1');
  const address = `http://127.0.0.1:${server.address().port}`;
  server.issuer.url = address;
  return {
    issuer: address,
    audience: defaultAudience,
    jwksUri: new URL('/jwks', address),
    tokenFor: ({ name, role, claims }) =>
      server.issuer.buildToken({
        scopesOrTransform: (header, payload) => {
          const issuedAt = Math.floor(clock.now().getTime() / 1000);
          header['typ'] = 'at+jwt';
          Object.assign(payload, claims, {
            sub: `development:${name}`,
            aud: defaultAudience,
            role,
            iat: issuedAt,
            nbf: issuedAt,
            exp: issuedAt + lifetimeSeconds,
          });
        },
      }),
    close: () => server.stop(),
  };
}

import { OAuth2Server } from 'oauth2-mock-server';
import { generate } from 'selfsigned';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An OpenID Connect provider as production has one: somebody else's, behind https. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
  /** Whom a machine must trust to reach it: for `NODE_EXTRA_CA_CERTS`. */
  readonly certificateFile: string;
  /** An access token with these claims beside the registered ones. */
  token(claims: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

const audience = 'museums';
const lifetimeSeconds = 600;

/** Starts one on a free port of this machine. @param folder for its key and certificate */
export async function startIdentityProvider(folder: string): Promise<TestIdentityProvider> {
  const keyFile = join(folder, 'provider-key.pem');
  const certificateFile = join(folder, 'provider-certificate.pem');
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    algorithm: 'sha256',
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  await writeFile(keyFile, key, { mode: 0o600 });
  await writeFile(certificateFile, cert);
  const server = new OAuth2Server(keyFile, certificateFile);
  await server.issuer.keys.generate('RS256');
  await server.start(0, '127.0.0.1');
  const issuer = `https://127.0.0.1:${server.address().port}`;
  server.issuer.url = issuer;
  return {
    issuer,
    audience,
    jwksUri: `${issuer}/jwks`,
    certificateFile,
    token: (claims) =>
      server.issuer.buildToken({
        expiresIn: lifetimeSeconds,
        scopesOrTransform: (header, payload) => {
          header['typ'] = 'at+jwt';
          Object.assign(payload, { sub: 'somebody', aud: audience, ...claims });
        },
      }),
    close: () => server.stop(),
  };
}

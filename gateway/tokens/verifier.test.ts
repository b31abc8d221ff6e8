import type { CryptoKey, JWTHeaderParameters, JWTPayload } from 'jose';
import { SignJWT, UnsecuredJWT, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { Clock } from '../../subgraphs/shared/clock.js';
import { fixedClock } from '../../subgraphs/shared/clock.js';
import { remoteKeys } from './remote-keys.js';
import type { TokenVerifier } from './verifier.js';
import { tokenVerifier } from './verifier.js';

const now = '2026-11-25T12:00:00.000Z';
const nowSeconds = Date.parse(now) / 1000;
const issuer = 'https://login.example';
const audience = 'asiakasrekisteri';
const payload: JWTPayload = {
  sub: 'abc',
  role: 'person',
  person_id: 'p1',
  iss: issuer,
  aud: audience,
  iat: nowSeconds - 60,
  exp: nowSeconds + 600,
};
const header: JWTHeaderParameters = { alg: 'ES256', typ: 'at+jwt', kid: 'k' };

/** A claim that is undefined is left out of the token. */
type Changed = Record<string, unknown>;

describe('an access token', () => {
  let privateKey: CryptoKey;
  let verify: TokenVerifier;
  let verifierAt: (clock: Clock) => TokenVerifier;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    privateKey = pair.privateKey;
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256' }] });
    verifierAt = (clock) => tokenVerifier({ issuer, audience, keys, maximumAgeSeconds: 3_600, clock });
    verify = verifierAt(fixedClock(now));
  });

  function signed(change: Changed = {}, headers: { readonly typ?: string | undefined } = {}): Promise<string> {
    return new SignJWT({ ...payload, ...change })
      .setProtectedHeader({ ...header, ...headers } as JWTHeaderParameters)
      .sign(privateKey);
  }

  it('names who asks', async () => {
    expect(await verify(await signed())).toEqual({
      subject: 'abc',
      role: 'person',
      personId: 'p1',
      catererId: null,
      siteId: null,
    });
  });

  it.each(['at+jwt', 'application/at+jwt', 'JWT'])('may call itself %s', async (typ) => {
    await expect(verify(await signed({}, { typ }))).resolves.toMatchObject({ subject: 'abc' });
  });

  it.each<[string, Changed]>([
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another audience', { aud: 'another-service' }],
    ['no audience', { aud: undefined }],
    ['no expiry', { exp: undefined }],
    ['an expiry that has passed', { exp: nowSeconds - 6 }],
    ['no time of issue', { iat: undefined }],
    ['an issue of more than an hour ago', { iat: nowSeconds - 3_606 }],
    ['a start in the future', { nbf: nowSeconds + 60 }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['no role', { role: undefined }],
    ['a role that is not known', { role: 'administrator' }],
    ['a role from an object prototype', { role: 'constructor' }],
    ['two roles', { role: ['dpo', 'finance'] }],
  ])('is refused with %s', async (_case, change) => {
    await expect(verify(await signed(change))).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it.each(['logout+jwt', 'dpop+jwt', undefined])('is refused when it calls itself %s', async (typ) => {
    await expect(verify(await signed({}, { typ }))).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is refused without a signature', async () => {
    const token = new UnsecuredJWT(payload).encode();
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is refused when it is signed with a shared secret', async () => {
    const token = await new SignJWT(payload).setProtectedHeader({ ...header, alg: 'HS256' }).sign(new Uint8Array(32));
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is refused when somebody else signed it', async () => {
    const { privateKey: other } = await generateKeyPair('ES256');
    const token = await new SignJWT(payload).setProtectedHeader(header).sign(other);
    await expect(verify(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is refused when it is no token, without quoting it', async () => {
    await expect(verify('not.a.token')).rejects.toMatchObject({ message: 'The token does not verify.' });
  });

  it('grants a staff role nothing through the claims of a person, a caterer or a museum', async () => {
    const token = await signed({ role: 'card-service', caterer_id: 'c1', site_id: 's1' });
    expect(await verify(token)).toEqual({
      subject: 'abc',
      role: 'card-service',
      personId: null,
      catererId: null,
      siteId: null,
    });
  });

  it('binds a site reader to its museum, and is refused when the museum cannot be read', async () => {
    const bound = await verify(await signed({ role: 'site-reader', site_id: 's1' }));
    expect(bound).toMatchObject({ role: 'site-reader', siteId: 's1' });
    const unreadable = await signed({ role: 'site-reader', site_id: '' });
    await expect(verify(unreadable)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is refused when it expires after it was verified once', async () => {
    let time = now;
    const verifying = verifierAt({ now: () => new Date(time) });
    const token = await signed();
    await verifying(token);
    time = '2026-11-25T12:10:06.000Z';
    await expect(verifying(token)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });

  it('is not called wrong when the keys of its issuer cannot be had', async () => {
    const keys = remoteKeys(new URL('http://127.0.0.1:1/jwks'));
    const unreachable = tokenVerifier({ issuer, audience, keys, maximumAgeSeconds: 3_600, clock: fixedClock(now) });
    await expect(unreachable(await signed())).rejects.toMatchObject({
      extensions: { code: 'IDENTITY_PROVIDER_UNAVAILABLE' },
    });
  });
});

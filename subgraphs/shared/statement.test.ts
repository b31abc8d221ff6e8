import { SignJWT, generateKeyPair } from 'jose';
import type { Caller } from './access/caller.js';
import { fixedClock } from './clock.js';
import { statementSigner, statementVerifier } from './statement.js';

const caller: Caller = {
  subject: 'desk-7',
  role: 'card-service',
  purpose: 'CARD_SERVICE',
  personId: null,
  catererId: null,
  siteId: null,
};
const noon = fixedClock('2026-11-25T12:00:00Z');
const refusal = { extensions: { code: 'UNAUTHENTICATED' } };

describe('the caller statement', () => {
  it('says to a subgraph who asks and for what', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const statement = await statementSigner(privateKey, noon)(caller, 'register');
    await expect(statementVerifier(publicKey, noon, 'register')(statement)).resolves.toEqual(caller);
  });

  it('is signed anew when it could not be signed before', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const sign = statementSigner(privateKey, noon);
    const failing = jest.spyOn(crypto.subtle, 'sign').mockRejectedValueOnce(new Error('out of memory'));
    await expect(sign(caller, 'register')).rejects.toThrow('out of memory');
    failing.mockRestore();
    await expect(sign(caller, 'register')).resolves.toMatch(/^ey/);
  });

  it('is required', async () => {
    const { publicKey } = await generateKeyPair('EdDSA');
    await expect(statementVerifier(publicKey, noon, 'register')(undefined)).rejects.toMatchObject(refusal);
    await expect(statementVerifier(publicKey, noon, 'register')('')).rejects.toMatchObject(refusal);
    await expect(statementVerifier(publicKey, noon, 'register')('a.b.c')).rejects.toMatchObject(refusal);
  });

  it('is believed from the gateway alone: another key signs in vain', async () => {
    const gateway = await generateKeyPair('EdDSA');
    const intruder = await generateKeyPair('EdDSA');
    const statement = await statementSigner(intruder.privateKey, noon)(caller, 'register');
    await expect(statementVerifier(gateway.publicKey, noon, 'register')(statement)).rejects.toMatchObject(refusal);
  });

  it('to the register is refused by the card service, so that no subgraph can ask another with what it was given (Art 5(1)(f) GDPR)', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const sign = statementSigner(privateKey, noon);
    const toRegister = await sign(caller, 'register');
    const verifyInMuseokortti = statementVerifier(publicKey, noon, 'museokortti');
    await expect(verifyInMuseokortti(toRegister)).rejects.toMatchObject(refusal);
    await expect(verifyInMuseokortti(await sign(caller, 'museokortti'))).resolves.toEqual(caller);
    await expect(statementVerifier(publicKey, noon, 'register')(toRegister)).resolves.toEqual(caller);
  });

  it('runs out after a minute, also where it was verified before', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const statement = await statementSigner(privateKey, noon)(caller, 'register');
    const late = fixedClock('2026-11-25T12:01:06Z');
    await expect(statementVerifier(publicKey, late, 'register')(statement)).rejects.toMatchObject(refusal);

    let now = noon.now();
    const verify = statementVerifier(publicKey, { now: () => now }, 'register');
    await expect(verify(statement)).resolves.toEqual(caller);
    now = late.now();
    await expect(verify(statement)).rejects.toMatchObject(refusal);
  });

  it('still lives for twenty seconds when the gateway hands it out for the last time', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    let now = noon.now();
    const sign = statementSigner(privateKey, { now: () => now });
    const first = await sign(caller, 'register');
    now = new Date('2026-11-25T12:00:39Z');
    const last = await sign(caller, 'register');
    expect(last).toBe(first);
    await expect(statementVerifier(publicKey, fixedClock('2026-11-25T12:00:59Z'), 'register')(last)).resolves.toEqual(
      caller,
    );
    now = new Date('2026-11-25T12:00:41Z');
    await expect(sign(caller, 'register')).resolves.not.toBe(first);
  });

  it('is not shared between callers that differ in anything', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const sign = statementSigner(privateKey, noon);
    const statements = await Promise.all(
      [
        caller,
        { ...caller, subject: 'desk-8' },
        { ...caller, purpose: 'CUSTOMER_RELATIONSHIP' as const },
        { ...caller, personId: 'p1' },
        { ...caller, catererId: 'c1' },
        { ...caller, siteId: 's1' },
        { ...caller, role: 'dpo' as const },
      ].map((one) => sign(one, 'register')),
    );
    expect(new Set(statements).size).toBe(7);
  });

  it('is no other kind of token of the same key: type, audience, role and lifetime are held', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const base = { role: 'dpo', purpose: 'ACCOUNTABILITY', person: null, caterer: null, site: null };
    const issuedAt = noon.now().getTime() / 1000;
    const make = (claims: object, typ: string, audience: string, seconds: number): Promise<string> =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'EdDSA', typ })
        .setSubject('s')
        .setIssuer('gateway')
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + seconds)
        .sign(privateKey);
    const verify = statementVerifier(publicKey, noon, 'register');
    await expect(verify(await make(base, 'caller+jwt', 'register', 60))).resolves.toMatchObject({ role: 'dpo' });
    await expect(verify(await make(base, 'JWT', 'register', 60))).rejects.toMatchObject(refusal);
    await expect(verify(await make(base, 'caller+jwt', 'frontends', 60))).rejects.toMatchObject(refusal);
    await expect(verify(await make({ ...base, role: 'root' }, 'caller+jwt', 'register', 60))).rejects.toMatchObject(
      refusal,
    );
    await expect(
      verify(await make({ ...base, purpose: 'CURIOSITY' }, 'caller+jwt', 'register', 60)),
    ).rejects.toMatchObject(refusal);
  });
});

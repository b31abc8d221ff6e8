import { callerOfRequest } from './caller-of-request.js';
import type { Principal } from './principal.js';

const desk: Principal = { subject: 'desk-7', role: 'card-service', personId: null, catererId: null, siteId: null };
const person: Principal = { subject: 'abc', role: 'person', personId: 'p1', catererId: null, siteId: null };
const verifying = (principal: Principal) => (token: string) =>
  token === 'good' ? Promise.resolve(principal) : Promise.reject(new Error('refused'));
const authorization = 'Bearer good';

describe('who a request comes from', () => {
  it.each([undefined, '', 'good', 'Basic good', 'Bearer'])('is nobody with the authorization %p', async (given) => {
    await expect(callerOfRequest({ authorization: given }, verifying(desk))).rejects.toThrow();
  });

  it('is read from a bearer token, in any case', async () => {
    await expect(callerOfRequest({ authorization: 'bearer good' }, verifying(person))).resolves.toEqual({
      ...person,
      purpose: null,
    });
  });
});

describe('the purpose that staff act for (P5, P22)', () => {
  it("is the role's first one by default", async () => {
    await expect(callerOfRequest({ authorization }, verifying(desk))).resolves.toMatchObject({
      purpose: 'CUSTOMER_RELATIONSHIP',
    });
  });

  it("is another one of the role's when the header names it", async () => {
    await expect(callerOfRequest({ authorization, purpose: 'CARD_SERVICE' }, verifying(desk))).resolves.toMatchObject({
      purpose: 'CARD_SERVICE',
    });
  });

  it.each(['BOOKKEEPING', 'card_service', '', 'CARD_SERVICE, CUSTOMER_RELATIONSHIP', 'constructor'])(
    'is refused when the header says %p',
    async (purpose) => {
      await expect(callerOfRequest({ authorization, purpose }, verifying(desk))).rejects.toMatchObject({
        extensions: { code: 'PURPOSE_NOT_ALLOWED' },
      });
    },
  );

  it('is nothing that a data subject has: they act for themselves', async () => {
    await expect(callerOfRequest({ authorization, purpose: 'CARD_SERVICE' }, verifying(person))).rejects.toMatchObject({
      extensions: { code: 'PURPOSE_NOT_ALLOWED' },
    });
  });
});

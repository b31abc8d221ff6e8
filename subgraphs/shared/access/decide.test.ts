import { parse } from 'graphql';
import type { Caller } from './caller.js';
import { decideAccess } from './decide.js';
import type { ProcessingPurpose } from './purposes.js';
import type { RoleName } from './roles.js';
import { accessTable, coordinate } from './rules.js';

const table = accessTable(
  parse(`
    type Query {
      open: Site @authenticated
      bare: String
      own: Person @requiresScopes(scopes: [["self"], ["people:lookup"]])
    }
    type Person @authenticated @policy(policies: [["own-record"]]) {
      id: ID!
      email: String
        @requiresScopes(scopes: [["self"], ["contact:read"]])
        @personalData(purposes: [CARD_SERVICE, CUSTOMER_RELATIONSHIP])
      both: String @requiresScopes(scopes: [["contact:read", "profile:read"]])
      site: Site @requiresScopes(scopes: [["self"]])
      diets: Diet @requiresScopes(scopes: [["self"], ["diets:cater"]])
    }
    type Site @authenticated { name: String }
    type Diet @requiresScopes(scopes: [["diets:cater"]]) @policy(policies: [["caters-session"]]) { code: String }
  `),
);

function caller(role: RoleName, overrides: Partial<Caller> = {}): Caller {
  return { subject: 's', role, purpose: null, personId: null, catererId: null, siteId: null, ...overrides };
}

function decide(type: string, field: string, who: Caller): string {
  const access = table.get(coordinate(type, field));
  if (!access) throw new Error(`no such field: ${type}.${field}`);
  const decision = decideAccess(access, who);
  return decision.allowed ? 'allowed' : decision.reason;
}

const person = caller('person', { personId: 'p1' });
const cardService = (purpose: ProcessingPurpose): Caller => caller('card-service', { purpose });

describe('the decision on a field, before anything is planned', () => {
  it('denies a field without any rule to everybody (P22: default deny)', () => {
    expect(decide('Query', 'bare', person)).toBe('NO_RULE');
    expect(decide('Query', 'bare', caller('dpo', { purpose: 'DATA_SUBJECT_RIGHTS' }))).toBe('NO_RULE');
  });

  it('gives a field that asks for no more than a token to every role', () => {
    expect(decide('Query', 'open', caller('site-reader', { purpose: 'CARD_SERVICE' }))).toBe('allowed');
  });

  it('takes one of several sets of scopes, and each of a set', () => {
    expect(decide('Person', 'email', person)).toBe('allowed');
    expect(decide('Person', 'email', cardService('CARD_SERVICE'))).toBe('allowed');
    expect(decide('Person', 'email', caller('finance', { purpose: 'BOOKKEEPING' }))).toBe('SCOPE');
    expect(decide('Person', 'both', cardService('CARD_SERVICE'))).toBe('allowed');
    expect(decide('Person', 'both', person)).toBe('SCOPE');
  });

  it("asks the rules of the field's type too: a person without an identity here holds no record", () => {
    expect(decide('Person', 'id', caller('person'))).toBe('POLICY');
    expect(decide('Person', 'id', person)).toBe('allowed');
  });

  it('asks the rules of the type that a field returns', () => {
    expect(decide('Person', 'diets', person)).toBe('SCOPE');
    expect(decide('Person', 'diets', caller('caterer', { purpose: 'TRAINING_SERVICE' }))).toBe('POLICY');
    expect(decide('Person', 'diets', caller('caterer', { purpose: 'TRAINING_SERVICE', catererId: 'c1' }))).toBe(
      'allowed',
    );
  });

  it('shows staff a classified field only for a purpose that it declares (P5, Article 5(1)(b))', () => {
    expect(decide('Person', 'email', cardService('CARD_SERVICE'))).toBe('allowed');
    expect(decide('Person', 'email', cardService('COMMUNICATIONS'))).toBe('PURPOSE');
    expect(decide('Person', 'email', caller('card-service'))).toBe('PURPOSE');
  });

  it('shows a classified field for a data subject right whatever it was collected for (Article 15)', () => {
    expect(decide('Person', 'email', caller('dpo', { purpose: 'DATA_SUBJECT_RIGHTS' }))).toBe('allowed');
  });
});

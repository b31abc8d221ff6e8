import { lineOf } from '../../schema/check/rules.js';
import type { SdlChange } from './real-register.js';
import { brokenWith } from './real-register.js';

const aNewPersonalField = `
  "Size of shoe."
  shoeSize: Int @requiresScopes(scopes: [["self"]]) @personalData(category: IDENTITY_AND_CONTACT, purposes: [CARD_SERVICE], controllers: [FMA_CREATIONS], retention: RELATIONSHIP_PLUS_5_YEARS, source: DATA_SUBJECT)`;

interface Breach extends SdlChange {
  readonly what: string;
  readonly rule: string;
  readonly at: string;
}

/** What somebody could take out of the schema or put into it, with the rule that does not let it pass and the place that it names. */
const breaches: readonly Breach[] = [
  {
    what: 'a type loses its access directive (P22)',
    subgraph: 'museokortti',
    from: /type Site @authenticated \{/,
    to: 'type Site {',
    rule: 'access-on-every-field',
    at: 'museokortti Site.name',
  },
  {
    what: 'everybody signed in would see an e-mail address (P22)',
    subgraph: 'register',
    from: /(\n {2}email: String)\n {4}@requiresScopes.*/,
    to: '$1',
    rule: 'personal-fields-need-a-task',
    at: 'Person.email',
  },
  {
    what: 'a scope is misspelt',
    subgraph: 'training',
    from: /(diets: \[SessionDiet!\] @requiresScopes\(scopes: \[\["diet)s:/,
    to: '$1:',
    rule: 'known-access-names',
    at: 'CourseSession.diets',
  },
  {
    what: 'the facts between the services are opened to callers (P22)',
    subgraph: 'training',
    from: /(trainingFacts: TrainingFacts) @inaccessible/,
    to: '$1',
    rule: 'REFERENCED_INACCESSIBLE',
    at: '',
  },
  {
    what: 'an access rule would hide behind a union',
    subgraph: 'training',
    from: /\n"How many portions of a diet/,
    to: '\n"What is given." union Offer = Course | CourseSession$&',
    rule: 'concrete-types',
    at: 'training Offer',
  },
  {
    what: 'a stored field loses its classification (P5)',
    subgraph: 'register',
    from: /(birthYear: Int\n.*)\n {4}@personalData.*/,
    to: '$1',
    rule: 'stored-paths-classified',
    at: 'register persons.birthYear',
  },
  {
    what: 'a field is declared as stored that nothing stores (Article 30)',
    subgraph: 'register',
    from: /\n {2}"Where the person gets post\."/,
    to: `${aNewPersonalField}$&`,
    rule: 'classified-fields-backed',
    at: 'register Person.shoeSize',
  },
  {
    what: 'the export misses a personal field (P27)',
    subgraph: 'register',
    from: /\n {2}"Where the person gets post\."/,
    to: `${aNewPersonalField}$&`,
    rule: 'export-complete',
    at: 'Person.shoeSize',
  },
  {
    what: 'a diet is no longer special (Article 9)',
    subgraph: 'training',
    from: /(codes: \[DietCode!\]!\n.*), special: true\)/,
    to: '$1)',
    rule: 'special-categories',
    at: 'Diet.codes',
  },
  {
    what: 'training planners would see diets (P10)',
    subgraph: 'training',
    from: /(type Diet @requiresScopes\(scopes: \[\["self"\],)/,
    to: '$1 ["training:read"],',
    rule: 'special-categories',
    at: 'Diet.codes',
  },
  {
    what: 'an order is kept on contract alone for as long as a voucher (P9)',
    subgraph: 'museokortti',
    from: /(total: Cents!\n.*CUSTOMER_RELATIONSHIP), BOOKKEEPING/,
    to: '$1',
    rule: 'bases-fit-purposes',
    at: 'Order.total',
  },
  {
    what: 'the law is said to want people written to (P6)',
    subgraph: 'register',
    from: /(noticeVersion: String!\n.*CUSTOMER_RELATIONSHIP), /,
    to: '$1, COMMUNICATIONS, ',
    rule: 'bases-fit-purposes',
    at: 'ConsentDecision.noticeVersion',
  },
  {
    what: 'a diet is kept on the contract of the training (Article 9)',
    subgraph: 'training',
    from: /(codes: \[DietCode!\]!\n.*), basis: EXPLICIT_CONSENT/,
    to: '$1',
    rule: 'special-categories',
    at: 'Diet.codes',
  },
  {
    what: 'the portable part misses an order (P32)',
    subgraph: 'museokortti',
    from: /(paymentMethod: PaymentMethod!\n.*source: )SERVICE_USE/,
    to: '$1CONTROLLER',
    rule: 'export-complete',
    at: 'Order.paymentMethod',
  },
  {
    what: 'the card side holds a diet (P10)',
    subgraph: 'museokortti',
    from: /\n"Why a period of validity exists\."/,
    to: '\n"A diet." type CardDiet @authenticated { "Which." code: String }$&',
    rule: 'minimisation',
    at: 'museokortti CardDiet',
  },
  {
    what: 'an input asks for a date of birth (P12)',
    subgraph: 'register',
    from: /(input UpdateContactDetailsInput \{)/,
    to: '$1 "Born on." birthDate: Date',
    rule: 'never-stored',
    at: 'register birthDate',
  },
  {
    what: 'denying an e-mail address would take the whole person',
    subgraph: 'register',
    from: /(\n {2}email: String)(\n {4}@requiresScopes)/,
    to: '$1!$2',
    rule: 'deniable-fields-nullable',
    at: 'Person.email',
  },
  {
    what: 'training being down would take the whole person (P4)',
    subgraph: 'training',
    from: /\n {2}diet: Diet /,
    to: '\n  diet: Diet! ',
    rule: 'joined-fields-nullable',
    at: 'training Person.diet',
  },
  {
    what: 'a list can grow without a limit',
    subgraph: 'training',
    from: /(type Course @authenticated \{)/,
    to: '$1 "Who teaches." teachers: [String!]',
    rule: 'lists-are-connections',
    at: 'Course.teachers',
  },
  {
    what: 'a mutation cannot be repeated',
    subgraph: 'training',
    from: /(input EnrolInput \{\n.*\n) {2}idempotencyKey: ID!/,
    to: '$1 reference: ID',
    rule: 'mutations-repeatable',
    at: 'Mutation.enrol',
  },
  {
    what: 'a field is not described',
    subgraph: 'training',
    from: /\n {2}"How many can take part\."/,
    to: '',
    rule: 'everything-described',
    at: 'CourseSession.capacity',
  },
];

describe('the rules of the register', () => {
  it('are all kept by the schema, the stored paths and the export documents', async () => {
    expect((await brokenWith()).map(lineOf)).toEqual([]);
  });

  it.each(breaches)('name the place when $what', async ({ rule, at, ...change }) => {
    expect(await brokenWith(change)).toContainEqual(expect.objectContaining({ rule, at }));
  });
});

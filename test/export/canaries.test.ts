import { randomUUID } from 'node:crypto';
import { storedCollections } from '../../schema/check/stored-collections.js';
import { subgraphNames } from '../../schema/checked-in-supergraph.js';
import type { SeedDatabases } from '../../tools/seed/databases.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import { exportOf, inDatabases } from './exported.js';

const canaryNumber = '777000000001';
const instant = (second: string): Date => new Date(`2017-07-07T07:07:${second}.000Z`);
const shown = (date: Date): string => date.toISOString();

/** What is stored of one person, in every collection that has a classified path. Numbers and texts are found nowhere else. */
const person = {
  _id: randomUUID(),
  customerNumber: canaryNumber,
  name: { given: 'Kanarialintu-etu', family: 'Kanarialintu-suku' },
  email: 'kanarialintu@example.fi',
  emailKey: 'kanarialintu@example.fi',
  phone: '+358777000777',
  address: { street: 'Kanariatie 7', postalCode: '77077', city: 'Kanariala', country: 'FO' },
  birthYear: 1907,
  language: 'SV',
  registeredAt: instant('01'),
  provenance: [{ detail: 'PHONE', source: 'CONTROLLER', changedAt: instant('02') }],
  version: 1,
};
const personId = person._id;
const consent = {
  _id: randomUUID(),
  personId,
  purpose: 'COMMUNICATIONS',
  state: 'INVALIDATED',
  decidedAt: instant('03'),
  channel: 'kanaria-kanava',
  noticeVersion: 'kanaria-seloste',
  noticeLanguage: 'EN',
};
const rightsRequest = {
  _id: randomUUID(),
  personId,
  kind: 'OBJECTION',
  state: 'REFUSED',
  receivedOn: '2017-07-11',
  dueOn: '2017-08-11',
  decidedOn: '2017-07-12',
};
const disclosure = {
  _id: randomUUID(),
  personId,
  at: instant('04'),
  kind: 'SEARCH',
  role: 'card-service',
  purpose: 'BOOKKEEPING',
  actor: 'kanaria-työntekijä',
};
const site = {
  _id: randomUUID(),
  name: 'Kanariamuseo',
  municipality: 'Kanariakunta',
  prices: [{ from: '2015-05-05', cents: 777 }],
};
const card = (number: string, parts: object) => ({
  _id: randomUUID(),
  personId,
  number,
  serviceNumber: `kanaria-palvelu-${number}`,
  registeredAt: instant('05'),
  createdAt: instant('05'),
  opening: { reason: 'FIRST_VISIT', months: 12, until: null },
  firstVisitOn: null,
  grants: [],
  suspensions: [],
  terminatedAt: null,
  mergedIntoCardId: null,
  replacedByCardId: null,
  supersededAt: null,
  version: 1,
  ...parts,
});
const cards = [
  card('777100000001', {
    opening: { reason: 'CAMPAIGN', months: 3, until: null },
    firstVisitOn: '2017-07-13',
    grants: [
      { reason: 'PRIZE', grantedOn: '2017-07-14', months: 777, until: null },
      { reason: 'CORRECTION', grantedOn: '2098-07-15', months: null, until: '2099-07-16' },
    ],
    suspensions: [{ from: instant('06'), until: instant('11'), cause: 'RESTRICTION' }],
  }),
  card('777100000002', { mergedIntoCardId: randomUUID(), supersededAt: instant('12') }),
  card('777100000003', { replacedByCardId: randomUUID(), supersededAt: instant('13') }),
  card('777100000004', { terminatedAt: instant('14') }),
  card('777100000005', { firstVisitOn: '2017-08-01', opening: { reason: 'PRIZE', months: null, until: '2099-08-17' } }),
];
const visit = {
  _id: randomUUID(),
  cardId: cards[0]?._id,
  personId,
  serviceNumber: cards[0]?.serviceNumber,
  siteId: site._id,
  visitedAt: instant('07'),
  day: '2017-07-15',
  normalPrice: 7_701,
  recordedAt: instant('15'),
  voidedAt: instant('16'),
};
const order = {
  _id: randomUUID(),
  personId,
  number: 'kanaria-tilaus',
  kind: 'GIFT',
  orderedAt: instant('08'),
  state: 'REFUNDED',
  stateSince: instant('09'),
  paymentMethod: 'EAZYBREAK',
  lines: [{ product: 'Kanariatuote', quantity: 771, unitPrice: 7_702 }],
  total: 7_703,
};
const course = {
  _id: randomUUID(),
  code: 'KANARIAKURSSI',
  name: { fi: 'Kanaria', sv: 'Kanaria', en: 'Canary' },
  description: { fi: 'Kanaria', sv: 'Kanaria', en: 'Canary' },
  ects: null,
};
const session = (place: string) => ({
  _id: randomUUID(),
  courseId: course._id,
  startsAt: instant('10'),
  endsAt: instant('11'),
  place,
  capacity: 7,
  taken: 0,
  price: 0,
  enrolUntil: instant('10'),
  servesFood: true,
  catererId: null,
  siteId: null,
});
const sessions = { attended: session('Kanariasali'), dined: session('Kanariaruokala') };
const enrolment = {
  _id: randomUUID(),
  personId,
  sessionId: sessions.attended._id,
  state: 'NO_SHOW',
  enrolledAt: instant('12'),
  completedAt: instant('13'),
};
const qualification = {
  _id: randomUUID(),
  personId,
  name: { fi: 'Kanariatutkinto', sv: 'Kanarieexamen', en: 'Canary qualification' },
  awardedOn: '2017-07-16',
};
const diet = {
  _id: randomUUID(),
  personId,
  sessionId: sessions.dined._id,
  codes: ['PORK_FREE'],
  deletedFrom: new Date('2099-07-17T00:00:00.000Z'),
};

/** How each classified stored path shows in the export's JSON. */
const canaries: Readonly<Record<string, string>> = {
  'persons.customerNumber': canaryNumber,
  'persons.name.given': person.name.given,
  'persons.name.family': person.name.family,
  'persons.email': person.email,
  'persons.phone': person.phone,
  'persons.address.street': person.address.street,
  'persons.address.postalCode': person.address.postalCode,
  'persons.address.city': person.address.city,
  'persons.address.country': '"country":"FO"',
  'persons.birthYear': '"birthYear":1907',
  'persons.language': '"language":"SV"',
  'persons.registeredAt': shown(person.registeredAt),
  'persons.provenance.detail': '"detail":"PHONE"',
  'persons.provenance.source': '"source":"CONTROLLER"',
  'persons.provenance.changedAt': shown(instant('02')),
  'consentDecisions.purpose': '"purpose":"COMMUNICATIONS","state":"INVALIDATED"',
  'consentDecisions.state': '"state":"INVALIDATED"',
  'consentDecisions.decidedAt': shown(consent.decidedAt),
  'consentDecisions.channel': consent.channel,
  'consentDecisions.noticeVersion': consent.noticeVersion,
  'consentDecisions.noticeLanguage': '"noticeLanguage":"EN"',
  'rightsRequests.kind': '"kind":"OBJECTION"',
  'rightsRequests.state': '"state":"REFUSED"',
  'rightsRequests.receivedOn': rightsRequest.receivedOn,
  'rightsRequests.dueOn': rightsRequest.dueOn,
  'rightsRequests.decidedOn': rightsRequest.decidedOn,
  'disclosures.at': shown(disclosure.at),
  'disclosures.kind': '"kind":"SEARCH"',
  'disclosures.role': '"role":"card-service"',
  'disclosures.purpose': '"role":"card-service","purpose":"BOOKKEEPING"',
  'cards.number': '777100000001',
  'cards.serviceNumber': 'kanaria-palvelu-777100000001',
  'cards.registeredAt': shown(instant('05')),
  'cards.opening.reason': '"reason":"CAMPAIGN"',
  'cards.opening.months': '2017-10-12',
  'cards.opening.until': '2099-08-17',
  'cards.firstVisitOn': '2017-07-13',
  'cards.grants.reason': '"reason":"PRIZE"',
  'cards.grants.grantedOn': '2017-07-14',
  'cards.grants.months': '2082-07-12',
  'cards.grants.until': '2099-07-16',
  'cards.suspensions.from': shown(instant('06')),
  'cards.suspensions.until': shown(instant('11')),
  'cards.suspensions.cause': '"cause":"RESTRICTION"',
  'cards.terminatedAt': shown(instant('14')),
  'cards.supersededAt': shown(instant('13')),
  'cards.mergedIntoCardId': '"state":"MERGED"',
  'cards.replacedByCardId': '"state":"REPLACED"',
  'visits.siteId': site.name,
  'visits.visitedAt': shown(visit.visitedAt),
  'visits.day': visit.day,
  'visits.normalPrice': '"normalPrice":7701',
  'visits.serviceNumber': 'kanaria-palvelu-777100000001',
  'visits.recordedAt': shown(instant('15')),
  'visits.voidedAt': shown(instant('16')),
  'orders.number': order.number,
  'orders.kind': '"kind":"GIFT"',
  'orders.orderedAt': shown(order.orderedAt),
  'orders.state': '"state":"REFUNDED"',
  'orders.stateSince': shown(order.stateSince),
  'orders.paymentMethod': '"paymentMethod":"EAZYBREAK"',
  'orders.lines.product': 'Kanariatuote',
  'orders.lines.quantity': '"quantity":771',
  'orders.lines.unitPrice': '"unitPrice":7702',
  'orders.total': '"total":7703',
  'enrolments.sessionId': sessions.attended.place,
  'enrolments.state': '"state":"NO_SHOW"',
  'enrolments.enrolledAt': shown(enrolment.enrolledAt),
  'enrolments.completedAt': shown(enrolment.completedAt),
  'qualifications.name.fi': qualification.name.fi,
  'qualifications.name.sv': qualification.name.sv,
  'qualifications.name.en': qualification.name.en,
  'qualifications.awardedOn': qualification.awardedOn,
  'diets.sessionId': sessions.dined.place,
  'diets.codes': '"codes":["PORK_FREE"]',
};

async function put({ register, museokortti, training }: SeedDatabases): Promise<void> {
  const insert = async (db: SeedDatabases['register'], name: string, ...records: readonly object[]): Promise<void> => {
    await db.collection(name).insertMany(records.map((record) => ({ ...record })));
  };
  await insert(register, 'persons', person);
  await insert(register, 'consentDecisions', consent);
  await insert(register, 'rightsRequests', rightsRequest);
  await insert(register, 'disclosures', disclosure);
  await insert(museokortti, 'sites', site);
  await insert(museokortti, 'cards', ...cards);
  await insert(museokortti, 'visits', visit);
  await insert(museokortti, 'orders', order);
  await insert(training, 'courses', course);
  await insert(training, 'sessions', sessions.attended, sessions.dined);
  await insert(training, 'enrolments', enrolment);
  await insert(training, 'qualifications', qualification);
  await insert(training, 'diets', diet);
}

describe('a canary in every classified stored path (P27)', () => {
  let stack: Stack;
  let text: string;

  beforeAll(async () => {
    stack = await startStack({ persons: 0 });
    await inDatabases(stack, put);
    const exported = await exportOf(stack, 'dpo-tool', 'access', canaryNumber);
    text = JSON.stringify({ ...exported, information: undefined });
  });
  afterAll(() => stack.close());

  it('is put into every path that the schemas classify as personal: a new one has to be given its canary', async () => {
    const stored = await Promise.all(subgraphNames.map(storedCollections));
    const classified = stored
      .flat()
      .flatMap(({ name, paths }) =>
        paths.flatMap(({ path, classification }) => (classification?.kind === 'personal' ? [`${name}.${path}`] : [])),
      );
    expect(Object.keys(canaries).sort()).toEqual(classified.sort());
  });

  it.each(Object.entries(canaries))('shows in the complete copy: %s', (_path, canary) => {
    expect(text).toContain(canary);
  });

  it('shows nobody the employee behind a reading: the data protection officer decides on that', () => {
    expect(text).not.toContain(disclosure.actor);
  });
});

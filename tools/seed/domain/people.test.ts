import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { type PersonRecords, counterCardOf, personRecordsOf, professionalsAmong } from './people.js';
import { invoiceSurchargeCents } from './orders.js';
import { visitState } from '../../../subgraphs/museokortti/domain/visit-state.js';
import { validityOf } from '../../../subgraphs/museokortti/domain/validity.js';
import { testWorld } from './test-world.js';
import { settlementBooksOn } from './visits.js';

const world = testWorld();
const today = '2026-11-25';
const people: PersonRecords[] = Array.from({ length: 2000 }, (_, index) => personRecordsOf(world, index));
const cards = people.flatMap((records) => records.cards);
/** The cards that are in force: another one has taken neither their time nor their place. */
const inForce = cards.filter(({ supersededAt }) => supersededAt === null);
const visits = people.flatMap((records) => records.visits);
const orders = people.flatMap((records) => records.orders);
const owners = people.filter((records) => records.visits.length > 0);
const share = <T>(items: readonly T[], has: (item: T) => boolean): number => items.filter(has).length / items.length;

/** The periods of a person's card; the one that replaced another has those of both. */
const periodsOf = (records: PersonRecords) =>
  records.cards.filter(({ supersededAt }) => supersededAt === null).flatMap((card) => validityOf(card));

describe('the synthetic people', () => {
  it('are the same for the same seed, day and index, and others for another seed', () => {
    expect(personRecordsOf(testWorld(), 17)).toEqual(people[17]);
    expect(personRecordsOf(testWorld(2), 17)).not.toEqual(people[17]);
  });

  it('have each a number, an id and an address of mail of their own', () => {
    for (const key of ['_id', 'customerNumber'] as const) {
      expect(new Set(people.map(({ person }) => person[key])).size).toBe(people.length);
    }
    const mails = people.flatMap(({ person }) => person.email ?? []);
    expect(new Set(mails).size).toBe(mails.length);
    expect(share(people, ({ person }) => /^11\d{10}$/.test(person.customerNumber))).toBe(1);
  });

  it('can be reached by nobody: reserved mail domains, and valid numbers of a range that no operator has', () => {
    const mails = people.flatMap(({ person }) => person.email ?? []);
    expect(mails.filter((mail) => !/^[a-z.-]+\.\d+@example\.(com|net|org)$/.test(mail))).toEqual([]);
    const phones = people.flatMap(({ person }) => person.phone ?? []);
    expect(phones.filter((phone) => !/^\+35847\d{7}$/.test(phone) || !isValidPhoneNumber(phone))).toEqual([]);
  });

  it('speak Finnish, Swedish and English as 90, 7 and 3 in a hundred do', () => {
    expect(share(people, ({ person }) => person.language === 'FI')).toBeCloseTo(0.9, 1);
    expect(share(people, ({ person }) => person.language === 'SV')).toBeCloseTo(0.07, 1);
    expect(share(people, ({ person }) => person.language === 'EN')).toBeGreaterThan(0.01);
  });

  it('live half in the capital region, with postcodes of five digits in Finland', () => {
    const addresses = people.flatMap(({ person }) => person.address ?? []);
    const capital = share(addresses, ({ city }) => ['Helsinki', 'Espoo', 'Vantaa'].includes(city));
    expect(capital).toBeGreaterThan(0.45);
    expect(capital).toBeLessThan(0.55);
    expect(share(addresses, ({ country, postalCode }) => country !== 'FI' || /^\d{5}$/.test(postalCode))).toBe(1);
    expect(share(addresses, ({ country }) => country !== 'FI')).toBeGreaterThan(0);
  });

  it('tell a year of birth, never a date (P12), most often of 1955 to 1975', () => {
    const years = people.flatMap(({ person }) => person.birthYear ?? []);
    expect(years.every((year) => Number.isInteger(year) && year >= 1926 && year <= 2021)).toBe(true);
    expect(share(years, (year) => year >= 1955 && year <= 1975)).toBeGreaterThan(0.5);
  });
});

describe('the cards', () => {
  it('have each a number of their own, and a service number that goes over to the card that replaces them', () => {
    expect(new Set(cards.map(({ number }) => number)).size).toBe(cards.length);
    expect(new Set(inForce.map(({ serviceNumber }) => serviceNumber)).size).toBe(inForce.length);
    const byId = new Map(cards.map((card) => [card._id, card]));
    const replaced = cards.filter(({ replacedByCardId }) => replacedByCardId !== null);
    expect(replaced.length).toBeGreaterThan(0);
    for (const card of replaced) {
      expect(byId.get(card.replacedByCardId ?? '')?.serviceNumber).toBe(card.serviceNumber);
    }
  });

  it('have 15 % of their owners outside validity', () => {
    const outside = share(
      owners,
      (records) => !periodsOf(records).some(({ from, until }) => from <= today && (until === null || today <= until)),
    );
    expect(outside).toBeGreaterThan(0.13);
    expect(outside).toBeLessThan(0.17);
  });

  it('are renewed by 70 % before the end', () => {
    let ended = 0;
    let inTime = 0;
    for (const records of owners) {
      const years = periodsOf(records).filter(({ reason }) => reason !== 'CAMPAIGN');
      years.forEach(({ until }, index) => {
        if (until === null || until >= today) return;
        ended += 1;
        const next = years[index + 1];
        if (next && Date.parse(next.from) - Date.parse(until) <= 32 * 86_400_000) inTime += 1;
      });
    }
    expect(inTime / ended).toBeGreaterThan(0.66);
    expect(inTime / ended).toBeLessThan(0.78);
  });

  it('have periods that do not overlap, oldest first', () => {
    const overlapping = cards
      .map((card) => validityOf(card))
      .filter((periods) => periods.slice(1).some(({ from }, index) => from <= (periods[index]?.until ?? '9999')));
    expect(overlapping).toEqual([]);
  });

  it('come in every kind: unused, merged, replaced, suspended, without an end, with a campaign month, won', () => {
    const reasons = new Set(cards.flatMap((card) => validityOf(card).map(({ reason }) => reason)));
    expect([...reasons].sort()).toEqual(['CAMPAIGN', 'FIRST_VISIT', 'MERGE', 'PRIZE', 'RENEWAL']);
    expect(inForce.some((card) => validityOf(card).length === 0)).toBe(true);
    expect(cards.some(({ suspensions }) => suspensions.length > 0)).toBe(true);
    expect(cards.some((card) => validityOf(card).at(-1)?.until === null)).toBe(true);
    const ids = new Set(cards.map(({ _id }) => _id));
    for (const key of ['mergedIntoCardId', 'replacedByCardId'] as const) {
      const named = cards.flatMap((card) => card[key] ?? []);
      expect(named.length).toBeGreaterThan(0);
      expect(named.every((id) => ids.has(id))).toBe(true);
    }
  });

  it('belong to nobody whose data should be deleted already (P24)', () => {
    const overdue = owners.filter((records) => (periodsOf(records).at(-1)?.until ?? '9999') < '2021-01-01');
    expect(overdue).toEqual([]);
  });

  it('that were merged into another had no visit of their own', () => {
    const merged = new Set(cards.filter(({ mergedIntoCardId }) => mergedIntoCardId !== null).map(({ _id }) => _id));
    expect(visits.some(({ cardId }) => merged.has(cardId))).toBe(false);
  });

  it('from the counter are nobody’s and have visits all the same', () => {
    const counter = Array.from({ length: 20 }, (_, index) => counterCardOf(world, index));
    for (const { cards: own, visits: made, orders: bought } of counter) {
      expect(own[0]).toMatchObject({ personId: null, registeredAt: null });
      expect(made.length).toBeGreaterThan(0);
      expect(made.every(({ personId }) => personId === null)).toBe(true);
      expect(bought).toEqual([]);
    }
    expect(new Set(counter.flatMap(({ cards: own }) => own.map(({ number }) => number))).size).toBe(20);
  });
});

describe('the visits', () => {
  it('lie each within a period of their card, and before today', () => {
    const periodsById = new Map(cards.map((card) => [card._id, validityOf(card)]));
    const outside = visits.filter(
      ({ cardId, day }) =>
        !periodsById.get(cardId)?.some(({ from, until }) => from <= day && (until === null || day <= until)),
    );
    expect(outside).toEqual([]);
    expect(visits.filter(({ day }) => day >= today)).toEqual([]);
  });

  it('begin with the one that starts the twelve months, on its Helsinki day', () => {
    const firstDays = new Map<string, string>();
    for (const { serviceNumber, day } of visits) {
      if (day < (firstDays.get(serviceNumber) ?? '9999')) firstDays.set(serviceNumber, day);
    }
    expect(firstDays.size).toBeGreaterThan(1500);
    const otherwise = cards.filter(
      ({ serviceNumber, firstVisitOn }) => firstVisitOn !== (firstDays.get(serviceNumber) ?? null),
    );
    expect(otherwise).toEqual([]);
  });

  it('are one a museum a card a day', () => {
    expect(new Set(visits.map(({ serviceNumber, siteId, day }) => `${serviceNumber}/${siteId}/${day}`)).size).toBe(
      visits.length,
    );
  });

  it('are 6.75 a year of the card on average, and many more for some than for others', () => {
    const fullYears = owners.flatMap((records) => {
      return periodsOf(records)
        .filter(({ until, reason }) => until !== null && until < today && reason === 'RENEWAL')
        .map(({ from, until }) => ({
          count: records.visits.filter(({ day }) => from <= day && day <= (until ?? '')).length,
          days: (Date.parse(until ?? '') - Date.parse(from)) / 86_400_000 + 1,
        }))
        .filter(({ days }) => days >= 365);
    });
    const mean = fullYears.reduce((sum, { count }) => sum + count, 0) / fullYears.length;
    const variance = fullYears.reduce((sum, { count }) => sum + (count - mean) ** 2, 0) / fullYears.length;
    expect(mean).toBeGreaterThan(6.3);
    expect(mean).toBeLessThan(7.2);
    // Negative binomial: the mean and its square over the dispersion, 6.75 + 6.75² / 1.2 = 44.7; a Poisson number would have 6.75.
    expect(variance).toBeGreaterThan(35);
    expect(variance).toBeLessThan(55);
  });

  it('are made to 40 % from May to August, to 19 % in July', () => {
    const years = visits.filter(({ day }) => day >= '2018-01-01' && day < '2026-01-01');
    const month = ({ day }: { readonly day: string }) => Number(day.slice(5, 7));
    expect(share(years, (visit) => month(visit) >= 5 && month(visit) <= 8)).toBeCloseTo(0.4, 1);
    expect(share(years, (visit) => month(visit) === 7)).toBeGreaterThan(0.17);
    expect(share(years, (visit) => month(visit) === 7)).toBeLessThan(0.21);
  });

  it('go to the first museum twice as often as to the second, and so on by Zipf’s law', () => {
    const [first, second, third] = world.choice.sites.map(
      ({ document }) => visits.filter(({ siteId }) => siteId === document._id).length,
    );
    expect((first ?? 0) / (second ?? 0)).toBeCloseTo(2, 0);
    expect((first ?? 0) / (third ?? 0)).toBeCloseTo(3, 0);
  });

  it('keep the normal price of the museum on their day', () => {
    const prices = new Map(world.choice.sites.map(({ document }) => [document._id, document.prices]));
    const otherwise = visits.filter(
      ({ siteId, day, normalPrice }) => normalPrice !== prices.get(siteId)?.findLast(({ from }) => from <= day)?.cents,
    );
    expect(otherwise).toEqual([]);
  });

  it('are settled up to August, and not since the period that runs in November', () => {
    const books = settlementBooksOn(world.history.today);
    const standing = visits.filter(({ voidedAt }) => voidedAt === null);
    const otherwise = standing.filter(
      (visit) => visitState(visit, books) !== (visit.day < '2026-09-01' ? 'SETTLED' : 'RECORDED'),
    );
    expect(otherwise).toEqual([]);
    expect(standing.length / visits.length).toBeGreaterThan(0.99);
    expect(standing.length).toBeLessThan(visits.length);
  });
});

describe('the orders', () => {
  it('cost what their lines say, and 3.80 € more by invoice', () => {
    const sum = ({ lines }: (typeof orders)[number]) =>
      lines.reduce((total, { quantity, unitPrice }) => total + quantity * unitPrice, 0);
    expect(orders.filter((order) => order.total !== sum(order))).toEqual([]);
    const surcharges = ({ lines }: (typeof orders)[number]) => lines.slice(1).map(({ unitPrice }) => unitPrice);
    const invoices = orders.filter(({ paymentMethod }) => paymentMethod === 'INVOICE');
    expect(new Set(invoices.map((order) => surcharges(order).join()))).toEqual(
      new Set([String(invoiceSurchargeCents)]),
    );
    expect(orders.filter((order) => order.paymentMethod !== 'INVOICE' && surcharges(order).length > 0)).toEqual([]);
  });

  it('cost 73 € a year since 2026, and less before', () => {
    const thisYear = new Date('2025-12-31T22:00:00Z');
    const price = ({ lines }: (typeof orders)[number]) => lines[0]?.unitPrice ?? 0;
    expect(new Set(orders.filter(({ orderedAt }) => orderedAt >= thisYear).map(price))).toEqual(new Set([7300]));
    expect(orders.filter((order) => order.orderedAt < thisYear && price(order) >= 7300)).toEqual([]);
  });

  it('have each a number of their own and are not from the future', () => {
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    const beginning = new Date('2026-11-24T22:00:00Z');
    expect(
      orders.every(
        ({ orderedAt, stateSince }) => orderedAt < beginning && orderedAt <= stateSince && stateSince < beginning,
      ),
    ).toBe(true);
  });

  it('are made before the museum opened when the card was used on the same day', () => {
    const createdAt = new Map(cards.map((card) => [card._id, card.createdAt]));
    expect(visits.filter(({ cardId, visitedAt }) => visitedAt <= (createdAt.get(cardId) ?? visitedAt))).toEqual([]);
  });
});

describe('the ledger of consents', () => {
  it('has refusals and withdrawals beside what was given (P8, P18)', () => {
    const states = new Set(people.flatMap(({ consentDecisions }) => consentDecisions.map(({ state }) => state)));
    expect([...states].sort()).toEqual(['GIVEN', 'REFUSED', 'RENEWED', 'WITHDRAWN']);
  });

  it('withdraws nothing that was not given before', () => {
    const unfounded = people.filter(({ consentDecisions }) =>
      consentDecisions.some(({ purpose, state }, index) => {
        if (state !== 'WITHDRAWN' && state !== 'RENEWED') return false;
        const before = consentDecisions.slice(0, index).findLast((decision) => decision.purpose === purpose);
        return before?.state !== 'GIVEN' && before?.state !== 'RENEWED';
      }),
    );
    expect(unfounded).toEqual([]);
  });

  it('asks no child', () => {
    const children = people.filter(({ person }) => (person.birthYear ?? 0) > 2010);
    expect(children.length).toBeGreaterThan(0);
    expect(children.every(({ consentDecisions }) => consentDecisions.length === 0)).toBe(true);
  });
});

describe('the professionals', () => {
  it('are every 25th of the people, half of them without a card, and registered before they enrol', () => {
    const professionals = professionalsAmong(2000, 1, world.history);
    expect(professionals).toHaveLength(80);
    const byId = new Map(people.map((records) => [records.person._id, records]));
    const withoutCard = professionals.filter(({ personId }) => byId.get(personId)?.cards.length === 0);
    expect(withoutCard).toHaveLength(40);
  });
});

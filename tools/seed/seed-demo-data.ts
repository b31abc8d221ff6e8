import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { mongo } from 'mongoose';
import { z } from 'zod';
import { demoSite } from '../../subgraphs/shared/demo/personas.js';
import { repositoryRoot } from '../../subgraphs/shared/paths.js';
import { BulkWriter } from './bulk-writer.js';
import { type DatabaseUris, type SeedDatabases, emptyDatabases, withDatabases } from './databases.js';
import { demoDataState, recordDemoData } from './demo-data-state.js';
import { type Day, addMonths, dayFromText, dayOf, dayText } from './domain/calendar.js';
import type { CardHistory } from './domain/cards.js';
import type { History } from './domain/membership.js';
import { mostPersons } from './domain/numbers.js';
import { type PersonRecords, type World, counterCardOf, personRecordsOf, professionalsAmong } from './domain/people.js';
import { personaRecordsOf } from './domain/personas.js';
import { VisitDays } from './domain/seasons.js';
import { sitesFrom } from './domain/sites.js';
import { trainingRecordsOf } from './domain/training/training.js';
import { SiteChoice, settlementBooksOn } from './domain/visits.js';

export interface SeedProgress {
  readonly step: 'museums and trainings' | 'people' | 'writing to disk';
  readonly done: number;
  readonly total: number;
}

export interface SeedOptions {
  /** Migrated: handles, or addresses that name the database. */
  readonly databases: SeedDatabases | DatabaseUris;
  /** How many people, beside those of the personas. 0 to 1,000,000. */
  readonly persons: number;
  /** The same seed on the same day makes the same data, to the byte. */
  readonly seed: number;
  /** The data looks as if it had been gathered until the beginning of this instant's Helsinki day. */
  readonly now: Date;
  /** True: demo data that is there is replaced. Default false: it is kept. What an interrupted run left is replaced always. */
  readonly replace?: boolean;
  /** Told after every few hundred people. */
  readonly onProgress?: (progress: SeedProgress) => void;
}

export type SeedOutcome =
  | { readonly outcome: 'SEEDED' }
  /** There was demo data, which is as it was. */
  | { readonly outcome: 'KEPT'; readonly persons: number; readonly seed: number; readonly day: string }
  /** The register holds people whom no seeding has made: nothing was touched. */
  | { readonly outcome: 'LEFT_ALONE' };

const yearsOfHistory = 10;
/** The card was launched. */
const launchedOn = dayFromText('2015-05-05');
const peoplePerProgress = 250;

/**
 * Fills the databases with synthetic people, the museums and the trainings. Data that no seeding has made is never touched.
 * @throws RangeError for a number of people that cannot be made
 */
export async function seedDemoData(options: SeedOptions): Promise<SeedOutcome> {
  const { databases, persons } = options;
  if (!Number.isInteger(persons) || persons < 0 || persons > mostPersons) {
    throw new RangeError(`The number of persons is a whole number of 0 to ${mostPersons}.`);
  }
  return withDatabases(databases, (open) => seedInto(open, options));
}

async function seedInto(databases: SeedDatabases, options: SeedOptions): Promise<SeedOutcome> {
  const { persons, seed, now, replace = false, onProgress = () => undefined } = options;
  const found = await demoDataState(databases);
  if (found.state === 'FOREIGN') return { outcome: 'LEFT_ALONE' };
  if (found.state === 'COMPLETE' && !replace) {
    return { outcome: 'KEPT', persons: found.persons, seed: found.seed, day: found.day };
  }

  const today = dayOf(now);
  const record = { persons, seed, day: dayText(today) };
  await recordDemoData(databases, { ...record, complete: false });
  if (found.state !== 'EMPTY') await emptyDatabases(databases);

  const world = await worldOf(seed, today);
  onProgress({ step: 'museums and trainings', done: 0, total: 1 });
  await writeMuseumsAndTrainings(databases, world, persons);
  onProgress({ step: 'museums and trainings', done: 1, total: 1 });
  await writePeople(databases, world, persons, onProgress);
  onProgress({ step: 'writing to disk', done: 0, total: 1 });
  // One journal serves the three databases: waiting for this record is waiting for all that was written before.
  await recordDemoData(databases, { ...record, complete: true });
  onProgress({ step: 'writing to disk', done: 1, total: 1 });
  return { outcome: 'SEEDED' };
}

async function worldOf(seed: number, today: Day): Promise<World> {
  const from = Math.max(launchedOn, addMonths(today, -12 * yearsOfHistory));
  const history: History = { from, today, visitDays: new VisitDays(from, today - 1) };
  const sites = sitesFrom(await readSites(), today, { [demoSite.name]: demoSite.id });
  return { seed, history, choice: new SiteChoice(sites) };
}

const siteRow = z.object({ name: z.string().min(1), municipality: z.string().min(1) });

async function readSites(): Promise<z.infer<typeof siteRow>[]> {
  const text = await readFile(join(repositoryRoot, 'tools', 'seed', 'data', 'sites.csv'), 'utf8');
  return z.array(siteRow).parse(parse(text, { columns: true }));
}

async function writeMuseumsAndTrainings(databases: SeedDatabases, world: World, persons: number): Promise<void> {
  const { seed, history, choice } = world;
  const training = trainingRecordsOf({
    seed,
    history,
    professionals: professionalsAmong(persons, seed, history),
    // The association's 40 to 80 sessions and 1,000 to 2,000 enrolments a year, fewer for fewer people.
    sessionsPerYear: Math.min(60, Math.round(12 + persons / 2000)),
    enrolmentsPerYear: Math.min(1500, Math.max(24, persons * 0.06)),
  });
  await writeAll(
    databases.museokortti,
    'sites',
    choice.sites.map(({ document }) => document),
  );
  await writeAll(databases.museokortti, 'settlementBooks', [settlementBooksOn(history.today)]);
  for (const name of ['courses', 'sessions', 'enrolments', 'qualifications', 'diets'] as const) {
    await writeAll(databases.training, name, training[name]);
  }
}

async function writeAll(db: mongo.Db, collection: string, documents: readonly object[]): Promise<void> {
  const writer = new BulkWriter(db.collection(collection));
  await writer.add(documents);
  await writer.finish();
}

async function writePeople(
  databases: SeedDatabases,
  world: World,
  persons: number,
  onProgress: (progress: SeedProgress) => void,
): Promise<void> {
  const { register, museokortti } = databases;
  const writers = {
    persons: new BulkWriter(register.collection('persons')),
    consentDecisions: new BulkWriter(register.collection('consentDecisions')),
    rightsRequests: new BulkWriter(register.collection('rightsRequests')),
    disclosures: new BulkWriter(register.collection('disclosures')),
    cards: new BulkWriter(museokortti.collection('cards')),
    visits: new BulkWriter(museokortti.collection('visits')),
    orders: new BulkWriter(museokortti.collection('orders')),
  };
  const writeCards = async ({ cards, visits, orders }: CardHistory): Promise<void> => {
    await writers.cards.add(cards);
    await writers.visits.add(visits);
    await writers.orders.add(orders);
  };
  const writePerson = async (records: PersonRecords): Promise<void> => {
    await writers.persons.add([records.person]);
    await writers.consentDecisions.add(records.consentDecisions);
    await writers.rightsRequests.add(records.rightsRequests);
    await writers.disclosures.add(records.disclosures);
    await writeCards(records);
  };

  for (const records of personaRecordsOf(world.history, world.choice)) await writePerson(records);
  for (let index = 0; index < persons; index += 1) {
    await writePerson(personRecordsOf(world, index));
    if (index % cardsFromCounterEvery === 0) await writeCards(counterCardOf(world, index / cardsFromCounterEvery));
    if (index % peoplePerProgress === 0) onProgress({ step: 'people', done: index, total: persons });
  }
  await Promise.all(Object.values(writers).map((writer) => writer.finish()));
  onProgress({ step: 'people', done: persons, total: persons });
}

/** For so many people there is one card that somebody bought at a museum and has not registered. */
const cardsFromCounterEvery = 100;

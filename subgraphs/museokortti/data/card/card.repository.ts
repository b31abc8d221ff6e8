import type { ClientSession } from 'mongoose';
import type { CardSource } from '../../mappers.js';
import type { CardModel } from './card.model.js';
import { cardSource } from './card.source.js';

/** The facts of a card that a change gives a new value; the others stay. */
export type CardChange = Partial<
  Pick<
    CardSource,
    | 'personId'
    | 'registeredAt'
    | 'grants'
    | 'suspensions'
    | 'terminatedAt'
    | 'mergedIntoCardId'
    | 'replacedByCardId'
    | 'supersededAt'
  >
>;

/** A card that is new: nothing has befallen it. */
export type NewCard = Omit<CardSource, 'terminatedAt' | 'mergedIntoCardId' | 'replacedByCardId' | 'supersededAt'>;

/** Reads and changes cards; gives and takes plain objects. */
export interface CardRepository {
  byNumber(number: string, session?: ClientSession): Promise<CardSource | null>;
  byNumbers(numbers: readonly string[], session: ClientSession): Promise<readonly CardSource[]>;
  byId(id: string, session?: ClientSession): Promise<CardSource | null>;
  /** All cards of these persons, in one database operation. */
  byPersons(personIds: readonly string[]): Promise<readonly CardSource[]>;
  /**
   * Notes that a visit was registered with a card of the service, or struck out. Whoever decides about the same service at the same time meets this write
   * and decides again: a merge, which needs the card unused; a registration to a person, which takes earlier visits along; a visit that is struck out while
   * another comes, which is then the first.
   * @param firstVisitOn the Helsinki day of the first visit that stands; null when none does
   */
  noteFirstVisit(serviceNumber: string, firstVisitOn: string | null, session: ClientSession): Promise<void>;
  /** The same for many services, in one database operation. @param firstVisits by service number */
  noteFirstVisits(firstVisits: ReadonlyMap<string, string>, session: ClientSession): Promise<void>;
  /** Gives facts of a card that was read in the same session a new value. */
  change(id: string, facts: CardChange, session: ClientSession): Promise<void>;
  add(card: NewCard, createdAt: Date, session: ClientSession): Promise<void>;
}

export function cardRepository(cards: CardModel): CardRepository {
  return {
    byNumber: async (number, session) => {
      const card = await cards.findOne({ number }, null, session ? { session } : {}).lean();
      return card && cardSource(card);
    },
    byNumbers: async (numbers, session) => {
      const found = await cards
        .find({ number: { $in: numbers } }, null, { session })
        .batchSize(numbers.length + 1)
        .lean();
      return found.map(cardSource);
    },
    byId: async (id, session) => {
      const card = await cards.findById(id, null, session ? { session } : {}).lean();
      return card && cardSource(card);
    },
    byPersons: async (personIds) => (await cards.find({ personId: { $in: personIds } }).lean()).map(cardSource),
    noteFirstVisit: async (serviceNumber, firstVisitOn, session) => {
      // All plastics of the service: the one that replaced another goes on from the same first visit.
      await cards.updateMany({ serviceNumber }, { $inc: { version: 1 }, $set: { firstVisitOn } }, { session });
    },
    noteFirstVisits: async (firstVisits, session) => {
      if (firstVisits.size === 0) return;
      const updates = [...firstVisits].map(([serviceNumber, firstVisitOn]) => ({
        updateMany: { filter: { serviceNumber }, update: { $inc: { version: 1 }, $set: { firstVisitOn } } },
      }));
      await cards.collection.bulkWrite(updates, { session });
    },
    change: async (id, facts, session) => {
      await cards.updateOne({ _id: id }, { $set: facts, $inc: { version: 1 } }, { session });
    },
    add: async ({ id, grants, suspensions, ...card }, createdAt, session) => {
      const lists = { grants: [...grants], suspensions: [...suspensions] };
      await cards.create([{ _id: id, ...card, ...lists, createdAt, version: 0 }], { session });
    },
  };
}

import type { ClientSession } from 'mongoose';
import type { ValidityPeriod } from '../../domain/card.js';
import type { CardSource } from '../../mappers.js';
import type { CardModel } from './card.model.js';
import { cardSource } from './card.source.js';

/** Reads and changes cards; gives and takes plain objects. */
export interface CardRepository {
  byNumber(number: string, session?: ClientSession): Promise<CardSource | null>;
  byId(id: string): Promise<CardSource | null>;
  /** All cards of these persons, in one database operation. */
  byPersons(personIds: readonly string[]): Promise<readonly CardSource[]>;
  /**
   * Notes that a visit is registered with the card: whoever decides about the same card at the same time, such as a merge that needs it unused,
   * meets this write and decides again.
   * @param validity what the card's validity becomes; null when it stays
   */
  noteVisit(id: string, validity: readonly ValidityPeriod[] | null, session: ClientSession): Promise<void>;
}

export function cardRepository(cards: CardModel): CardRepository {
  return {
    byNumber: async (number, session) => {
      const card = await cards.findOne({ number }, null, session ? { session } : {}).lean();
      return card && cardSource(card);
    },
    byId: async (id) => {
      const card = await cards.findById(id).lean();
      return card && cardSource(card);
    },
    byPersons: async (personIds) => (await cards.find({ personId: { $in: personIds } }).lean()).map(cardSource),
    noteVisit: async (id, validity, session) => {
      await cards.updateOne(
        { _id: id },
        { $inc: { version: 1 }, ...(validity && { $set: { validity } }) },
        { session },
      );
    },
  };
}

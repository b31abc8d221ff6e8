import type { ClientSession } from 'mongoose';
import type { VisitBooks } from '../../domain/visit-state.js';
import type { SettlementBooksModel } from './settlement-books.model.js';

/** Reads how far the books of visits are closed. */
export interface SettlementBooksRepository {
  read(session?: ClientSession): Promise<VisitBooks>;
  /**
   * Writes the document without changing what it says: a closing of the books at the same time meets this write, so that a visit is struck out either
   * before it is counted or not at all.
   */
  hold(session: ClientSession): Promise<VisitBooks>;
}

const booksId = 'visits';
const openBooks: VisitBooks = { closedUntil: null, recordedUntil: null };

export function settlementBooksRepository(books: SettlementBooksModel): SettlementBooksRepository {
  return {
    read: async (session) => booksOf(await books.findById(booksId, null, session ? { session } : {}).lean()),
    hold: async (session) =>
      booksOf(
        await books
          .findOneAndUpdate(
            { _id: booksId },
            { $inc: { version: 1 } },
            { session, upsert: true, returnDocument: 'after', setDefaultsOnInsert: true },
          )
          .lean(),
      ),
  };
}

function booksOf(document: { closedUntil?: string | null; recordedUntil?: Date | null } | null): VisitBooks {
  return document
    ? { closedUntil: document.closedUntil ?? null, recordedUntil: document.recordedUntil ?? null }
    : openBooks;
}

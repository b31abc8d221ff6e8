import type { mongo } from 'mongoose';

export interface IndexDefinition {
  readonly name: string;
  readonly keys: Readonly<Record<string, 1 | -1 | 'text' | 'hashed'>>;
  /** Such as `unique` or `partialFilterExpression`. */
  readonly options?: Omit<mongo.CreateIndexesOptions, 'name' | 'comment'>;
  /** The query, or the invariant, that this index is for: an index that serves none is not made. */
  readonly serves: string;
}

export interface CollectionDefinition {
  readonly name: string;
  /** `$jsonSchema` and the like, where it protects an invariant: a write that violates it is refused by the server. */
  readonly validator?: mongo.Document;
  /** How its strings compare unless a query says otherwise; fixed for the collection's life. */
  readonly collation?: mongo.CollationOptions;
  readonly indexes: readonly IndexDefinition[];
}

/**
 * Brings collections to their definition: creates what is missing, replaces validators, builds missing indexes. It drops nothing. Running it again
 * changes nothing.
 *
 * @throws MongoServerError when an index of that name, or with those keys, is there with other options: a later migration drops it first
 */
export async function ensureCollections(db: mongo.Db, definitions: readonly CollectionDefinition[]): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const { name, validator, collation, indexes } of definitions) {
    if (!existing.has(name)) {
      await db.createCollection(name, { ...(validator && { validator }), ...(collation && { collation }) });
    } else if (validator) {
      await db.command({ collMod: name, validator, validationLevel: 'strict', validationAction: 'error' });
    }
    for (const index of indexes) {
      const options = { ...index.options, name: index.name };
      await db.collection(name).createIndex({ ...index.keys }, options, { comment: index.serves });
    }
  }
}

import type { Connection } from 'mongoose';
import type { ListLoader } from '../../../shared/mongo/list-loader.js';
import { listLoader } from '../../../shared/mongo/list-loader.js';
import type { DisclosureSource } from '../../mappers.js';
import type { DisclosureDocument } from './disclosure.model.js';

/** Pages of persons' disclosures, newest first, for one request. */
export function disclosures(connection: Connection): ListLoader<DisclosureSource> {
  return listLoader<DisclosureDocument, DisclosureSource>(
    { connection, collection: 'disclosures', parent: 'personId', time: 'at' },
    ({ _id, ...disclosure }) => ({ id: _id, ...disclosure }),
  );
}

import type { Connection } from 'mongoose';
import type { ListLoader } from '../../../shared/mongo/list-loader.js';
import { listLoader } from '../../../shared/mongo/list-loader.js';
import type { RightsRequestSource } from '../../mappers.js';
import type { RightsRequestDocument } from './rights-request.model.js';

/** Pages of persons' rights requests, newest first, for one request. */
export function rightsRequests(connection: Connection): ListLoader<RightsRequestSource> {
  return listLoader<RightsRequestDocument, RightsRequestSource>(
    { connection, collection: 'rightsRequests', parent: 'personId', time: 'receivedOn' },
    ({ _id, decidedOn, ...request }) => ({ id: _id, decidedOn: decidedOn ?? null, ...request }),
  );
}

import type { Connection } from 'mongoose';
import type { ListLoader } from '../../../shared/mongo/list-loader.js';
import { listLoader } from '../../../shared/mongo/list-loader.js';
import type { ConsentDecisionSource } from '../../mappers.js';
import type { ConsentDecisionDocument } from './consent-decision.model.js';

/** Pages of persons' consent decisions, newest first, for one request. */
export function consentDecisions(connection: Connection): ListLoader<ConsentDecisionSource> {
  return listLoader<ConsentDecisionDocument, ConsentDecisionSource>(
    { connection, collection: 'consentDecisions', parent: 'personId', time: 'decidedAt' },
    ({ _id, ...decision }) => ({ id: _id, ...decision }),
  );
}

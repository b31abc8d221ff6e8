import type { VisitSource } from '../../mappers.js';
import type { VisitDocument } from './visit.model.js';

/** What the schema's Visit starts from. */
export function visitSource(visit: VisitDocument): VisitSource {
  return {
    id: visit._id,
    cardId: visit.cardId,
    serviceNumber: visit.serviceNumber,
    personId: visit.personId ?? null,
    siteId: visit.siteId,
    visitedAt: visit.visitedAt,
    day: visit.day,
    normalPrice: visit.normalPrice,
    recordedAt: visit.recordedAt,
    voidedAt: visit.voidedAt ?? null,
  };
}

import type { VisitBooks, VisitFacts } from './visit-state.js';
import { visitState } from './visit-state.js';

/** Why a visit is not struck out; each is a code of `voidVisit`. */
export type VoidRefusal = 'VISIT_ALREADY_VOIDED' | 'VISIT_SETTLED';

/** May a visit be struck out? A settled one never changes: the museum has been told of it. @returns why not; null when it may */
export function voidRefusal(visit: VisitFacts, books: VisitBooks): VoidRefusal | null {
  switch (visitState(visit, books)) {
    case 'VOIDED':
      return 'VISIT_ALREADY_VOIDED';
    case 'SETTLED':
      return 'VISIT_SETTLED';
    case 'RECORDED':
      return null;
  }
}

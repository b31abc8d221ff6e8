import type { ProcessingPurpose } from './purposes.js';
import type { RoleName } from './roles.js';

/** Who asks, for what. Made by the gateway from a verified token, carried to the subgraphs in a signed statement. */
export interface Caller {
  /** The token's `sub`: opaque, for the audit trail; never a name. */
  readonly subject: string;
  readonly role: RoleName;
  /** For what staff and tools act; null for a data subject, who acts for themselves. */
  readonly purpose: ProcessingPurpose | null;
  /** `Person.id` of a data subject; null for staff and tools. */
  readonly personId: string | null;
  /** The caterer for whom a caterer acts; null for all others. */
  readonly catererId: string | null;
  /** The museum for which a site reader registers visits; null for all others, and for a reader that serves any museum. */
  readonly siteId: string | null;
}

import { z } from 'zod';
import type { RoleName } from '../../subgraphs/shared/access/roles.js';
import { isRoleName } from '../../subgraphs/shared/access/roles.js';

/** Who a verified token names. For what they act is said by the request. */
export interface Principal {
  /** The token's `sub`: opaque. */
  readonly subject: string;
  readonly role: RoleName;
  readonly personId: string | null;
  readonly catererId: string | null;
  readonly siteId: string | null;
}

/** The claims that the register reads; a token may carry others. */
const claims = z.object({
  sub: z.string().min(1).max(255),
  role: z.string().refine(isRoleName),
  person_id: z.string().min(1).max(255).optional(),
  caterer_id: z.string().min(1).max(255).optional(),
  site_id: z.string().min(1).max(255).optional(),
});

/**
 * Reads who a token names. A `person_id` counts for a data subject alone, a `caterer_id` for a caterer and a `site_id` for a site reader, whom it binds to
 * one museum: in any other token they mean nothing.
 * @throws when a claim is missing, or the role is none that the register knows, or not exactly one
 */
export function principalOf(payload: unknown): Principal {
  const { sub, role, person_id: personId, caterer_id: catererId, site_id: siteId } = claims.parse(payload);
  return {
    subject: sub,
    role,
    personId: role === 'person' ? (personId ?? null) : null,
    catererId: role === 'caterer' ? (catererId ?? null) : null,
    siteId: role === 'site-reader' ? (siteId ?? null) : null,
  };
}

import type { SiteSource } from '../../mappers.js';
import type { SiteDocument } from './site.model.js';

/** What the schema's Site starts from. */
export function siteSource({ _id, name, municipality, prices }: SiteDocument): SiteSource {
  return { id: _id, name, municipality, prices };
}

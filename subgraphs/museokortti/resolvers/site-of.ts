import type { Context } from '../context.js';
import type { SiteSource } from '../mappers.js';

/** The museum of a visit. @throws when it is not there: a museum that has visits is never removed */
export async function siteOf(
  { siteId }: { readonly siteId: string },
  _args: object,
  context: Context,
): Promise<SiteSource> {
  const site = await context.loaders.sites.load(siteId);
  if (!site) throw new Error('a visit names a museum that is not there');
  return site;
}

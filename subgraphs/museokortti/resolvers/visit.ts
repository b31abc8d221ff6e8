import type { VisitResolvers } from '../generated/types.js';
import { siteOf } from './site-of.js';

export const Visit: VisitResolvers = { site: siteOf };

import type { VisitResolvers } from '../generated/types.js';
import { siteOf } from './site-of.js';

export const visit: VisitResolvers = { site: siteOf };

import type { RegisteredVisitResolvers } from '../generated/types.js';
import { siteOf } from './site-of.js';

export const RegisteredVisit: RegisteredVisitResolvers = { site: siteOf };

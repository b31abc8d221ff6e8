import { scalarResolvers } from '../../shared/runtime/scalars.js';
import type { Resolvers } from '../generated/types.js';
import { card } from './card.js';
import { museokorttiExport } from './museokortti-export.js';
import { personConnection } from './person-connection.js';
import { personDataExport } from './person-data-export.js';
import { person } from './person.js';
import { query } from './query.js';
import { registerVisit } from './register-visit.js';
import { registeredVisit } from './registered-visit.js';
import { site } from './site.js';
import { visit } from './visit.js';

/** The resolvers by the type they expand. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query: query,
  Mutation: { registerVisit },
  RegisteredVisit: registeredVisit,
  Person: person,
  PersonConnection: personConnection,
  PersonDataExport: personDataExport,
  MuseokorttiExport: museokorttiExport,
  Card: card,
  Visit: visit,
  Site: site,
};

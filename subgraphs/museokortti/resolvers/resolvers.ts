import { scalarResolvers } from '../../shared/runtime/scalars.js';
import type { Resolvers } from '../generated/types.js';
import { Card } from './card.js';
import { MuseokorttiExport } from './museokortti-export.js';
import { PersonConnection } from './person-connection.js';
import { PersonDataExport } from './person-data-export.js';
import { Person } from './person.js';
import { Query } from './query.js';
import { grantCardTime } from './grant-card-time.js';
import { mergeCards } from './merge-cards.js';
import { registerCard } from './register-card.js';
import { renewCard } from './renew-card.js';
import { replaceCard } from './replace-card.js';
import { resumeCard } from './resume-card.js';
import { suspendCard } from './suspend-card.js';
import { terminateCard } from './terminate-card.js';
import { registerVisit } from './register-visit.js';
import { registerVisits } from './register-visits.js';
import { RegisteredVisit } from './registered-visit.js';
import { Site } from './site.js';
import { Visit } from './visit.js';
import { voidVisit } from './void-visit.js';

/** The resolvers by the type they expand. What is not here is a plain property of its source. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query,
  Mutation: {
    registerVisit,
    registerVisits,
    voidVisit,
    registerCard,
    renewCard,
    grantCardTime,
    mergeCards,
    replaceCard,
    suspendCard,
    resumeCard,
    terminateCard,
  },
  RegisteredVisit,
  Person,
  PersonConnection,
  PersonDataExport,
  MuseokorttiExport,
  Card,
  Visit,
  Site,
};

import { scalarResolvers } from '../../shared/runtime/scalars.js';
import type { Resolvers } from '../generated/types.js';
import { Person } from './person.js';
import { PersonConnection } from './person-connection.js';
import { PersonDataExport } from './person-data-export.js';
import { me } from './query-me.js';
import { people } from './query-people.js';
import { person } from './query-person.js';
import { personDataExport } from './query-person-data-export.js';
import { updateContactDetails } from './update-contact-details.js';
import { UpdateContactDetailsPayload } from './update-contact-details-payload.js';

/** The resolvers by the type they expand. What is not here is a plain property of its source. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Query: { me, person, people, personDataExport },
  Mutation: { updateContactDetails },
  Person,
  PersonConnection,
  PersonDataExport,
  UpdateContactDetailsPayload,
};

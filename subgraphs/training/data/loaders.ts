import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { byIdLoader, groupBy } from '../../shared/mongo/batching.js';
import type { ListLoader } from '../../shared/mongo/list-loader.js';
import { listLoader } from '../../shared/mongo/list-loader.js';
import type { RelationshipFactsFound } from '../domain/relationship.js';
import { relationshipFacts } from '../domain/relationship.js';
import type {
  CourseSessionSource,
  CourseSource,
  DietSource,
  EnrolmentSource,
  QualificationSource,
} from '../mappers.js';

import type { Portions } from './diet/diet.repository.js';
import { enrolmentSource, enrolmentsOfPerson } from './enrolment/enrolment.repository.js';
import { qualificationSource, qualificationsOfPerson } from './qualification/qualification.list.js';
import type { Repositories } from './repositories.js';
import { sessionSource, sessionsOfCourse } from './session/session.repository.js';

/** What one request reads, batched: every loader is one database operation (the facts three) for however many records ask. */
export interface Loaders {
  readonly course: DataLoader<string, CourseSource | null>;
  readonly session: DataLoader<string, CourseSessionSource | null>;
  readonly enrolment: DataLoader<string, EnrolmentSource | null>;
  readonly sessionsOfCourse: ListLoader<CourseSessionSource>;
  readonly enrolmentsOfPerson: ListLoader<EnrolmentSource>;
  readonly qualificationsOfPerson: ListLoader<QualificationSource>;
  readonly dietsOfPerson: DataLoader<string, readonly DietSource[]>;
  readonly portionsOfSession: DataLoader<string, readonly Portions[]>;
  readonly relationshipFacts: DataLoader<string, RelationshipFactsFound>;
}

/** @param now the instant of the request, UTC: decides which diets are still held */
export function loadersOf(connection: Connection, repositories: Repositories, now: Date): Loaders {
  const session = byIdLoader((ids) => repositories.sessions.byIds(ids));
  return {
    course: byIdLoader((ids) => repositories.courses.byIds(ids)),
    session,
    enrolment: byIdLoader((ids) => repositories.enrolments.byIds(ids)),
    sessionsOfCourse: listLoader(sessionsOfCourse(connection), sessionSource),
    enrolmentsOfPerson: listLoader(enrolmentsOfPerson(connection), enrolmentSource),
    qualificationsOfPerson: listLoader(qualificationsOfPerson(connection), qualificationSource),
    dietsOfPerson: new DataLoader(async (personIds) => {
      const byPerson = groupBy(await repositories.diets.ofPersons(personIds, now), ({ personId }) => personId);
      return personIds.map((id) => byPerson.get(id) ?? []);
    }),
    portionsOfSession: new DataLoader(async (sessionIds) => {
      const bySession = await repositories.diets.portionsOfSessions(sessionIds, now);
      return sessionIds.map((id) => bySession.get(id) ?? []);
    }),
    relationshipFacts: new DataLoader(async (personIds) => {
      const [enrolments, holders] = await Promise.all([
        repositories.enrolments.ofPersons(personIds),
        repositories.qualifications.holders(personIds),
      ]);
      const sessions = await Promise.all(enrolments.map(({ sessionId }) => session.load(sessionId)));
      const withEnds = enrolments.map((enrolment, index) => ({
        ...enrolment,
        sessionEndsAt: sessions[index]?.endsAt ?? null,
      }));
      const byPerson = groupBy(withEnds, ({ personId }) => personId);
      return personIds.map((id) => relationshipFacts(byPerson.get(id) ?? [], holders.has(id)));
    }),
  };
}

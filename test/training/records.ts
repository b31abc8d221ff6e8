import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { CourseDocument } from '../../subgraphs/training/data/course/course.model.js';
import type { DietDocument } from '../../subgraphs/training/data/diet/diet.model.js';
import type { EnrolmentDocument } from '../../subgraphs/training/data/enrolment/enrolment.model.js';
import type { QualificationDocument } from '../../subgraphs/training/data/qualification/qualification.model.js';
import type { SessionDocument } from '../../subgraphs/training/data/session/session.model.js';

const text = (fi: string) => ({ fi, sv: fi, en: fi });

/** Puts records into the training database; what a test does not name is plausible and the same each time. */
export function recordsIn(connection: Connection) {
  const insert = async <Row extends { _id: string }>(collection: string, row: Row): Promise<Row> => {
    await connection.collection<{ _id: string }>(collection).insertOne(row);
    return row;
  };
  return {
    course: (row: Partial<CourseDocument> = {}) =>
      insert<CourseDocument>('courses', {
        _id: randomUUID(),
        code: `KURSSI-${randomUUID()}`,
        name: text('Museotyön perusteet'),
        description: text('Mitä museossa tehdään.'),
        ects: 2,
        ...row,
      }),
    session: (row: Partial<SessionDocument> = {}) =>
      insert<SessionDocument>('sessions', {
        _id: randomUUID(),
        courseId: randomUUID(),
        startsAt: new Date('2026-12-10T07:00:00.000Z'),
        endsAt: new Date('2026-12-10T14:00:00.000Z'),
        place: 'Helsinki',
        capacity: 10,
        taken: 0,
        price: 19_000,
        enrolUntil: new Date('2026-12-01T21:59:59.000Z'),
        servesFood: true,
        catererId: null,
        ...row,
      }),
    enrolment: (row: Pick<EnrolmentDocument, 'personId' | 'sessionId'> & Partial<EnrolmentDocument>) =>
      insert<EnrolmentDocument>('enrolments', {
        _id: randomUUID(),
        state: 'CONFIRMED',
        enrolledAt: new Date('2026-11-01T10:00:00.000Z'),
        completedAt: null,
        ...row,
      }),
    qualification: (row: Pick<QualificationDocument, 'personId'> & Partial<QualificationDocument>) =>
      insert<QualificationDocument>('qualifications', {
        _id: randomUUID(),
        name: text('Museomestari'),
        awardedOn: '2024-06-01',
        ...row,
      }),
    diet: (row: Pick<DietDocument, 'personId' | 'sessionId'> & Partial<DietDocument>) =>
      insert<DietDocument>('diets', {
        _id: randomUUID(),
        codes: ['VEGAN'],
        deletedFrom: new Date('2027-01-08T22:00:00.000Z'),
        ...row,
      }),
  };
}

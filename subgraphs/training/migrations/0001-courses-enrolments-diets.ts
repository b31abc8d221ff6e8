import type { CollectionDefinition } from '../../shared/mongo/collections.js';
import { ensureCollections } from '../../shared/mongo/collections.js';
import type { Migration } from '../../shared/mongo/migrations.js';

// A released migration stays as it is: what it makes is written out, not imported from code that goes on changing.
const collections: readonly CollectionDefinition[] = [
  {
    name: 'courses',
    indexes: [
      { name: 'code', keys: { code: 1 }, options: { unique: true }, serves: 'a code names one course' },
      {
        name: 'by-name',
        keys: { 'name.fi': 1, _id: 1 },
        options: { collation: { locale: 'fi' } },
        serves: 'Query.courses: by name as Finnish sorts',
      },
    ],
  },
  {
    name: 'sessions',
    // Whatever the code does, no session has more confirmed places than it has room for.
    validator: {
      $and: [
        {
          $jsonSchema: {
            required: ['courseId', 'startsAt', 'endsAt', 'capacity', 'taken', 'enrolUntil'],
            properties: {
              capacity: { bsonType: ['int', 'long', 'double'], minimum: 0 },
              taken: { bsonType: ['int', 'long', 'double'], minimum: 0 },
            },
          },
        },
        { $expr: { $lte: ['$taken', '$capacity'] } },
        { $expr: { $lte: ['$startsAt', '$endsAt'] } },
      ],
    },
    indexes: [
      {
        name: 'by-course',
        keys: { courseId: 1, startsAt: -1, _id: -1 },
        serves: 'Course.sessions: latest start first, and their count',
      },
    ],
  },
  {
    name: 'enrolments',
    validator: {
      $jsonSchema: {
        required: ['personId', 'sessionId', 'state', 'enrolledAt'],
        properties: {
          personId: { bsonType: 'string' },
          sessionId: { bsonType: 'string' },
          enrolledAt: { bsonType: 'date' },
          state: { enum: ['REQUESTED', 'WAITLISTED', 'CONFIRMED', 'CANCELLED', 'ATTENDED', 'NO_SHOW', 'COMPLETED'] },
        },
      },
    },
    indexes: [
      {
        name: 'one-live-enrolment',
        keys: { personId: 1, sessionId: 1 },
        options: {
          unique: true,
          partialFilterExpression: {
            state: { $in: ['REQUESTED', 'WAITLISTED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW', 'COMPLETED'] },
          },
        },
        serves: 'one live enrolment a person a session, and enrol, which looks whether there is one',
      },
      {
        name: 'by-person',
        keys: { personId: 1, enrolledAt: -1, _id: -1 },
        serves: 'Person.enrolments: newest first, and their count; the export and the facts of a person',
      },
    ],
  },
  {
    name: 'qualifications',
    indexes: [
      {
        name: 'by-person',
        keys: { personId: 1, awardedOn: -1, _id: -1 },
        serves: 'Person.qualifications: newest first, and their count; the export of a person',
      },
    ],
  },
  {
    name: 'diets',
    // No free text and no code that nobody has thought about: a diet may reveal health or religion (P10).
    validator: {
      $jsonSchema: {
        required: ['personId', 'sessionId', 'codes', 'deletedFrom'],
        additionalProperties: false,
        properties: {
          _id: { bsonType: 'string' },
          personId: { bsonType: 'string' },
          sessionId: { bsonType: 'string' },
          codes: {
            bsonType: 'array',
            uniqueItems: true,
            items: { enum: ['VEGETARIAN', 'VEGAN', 'GLUTEN_FREE', 'LACTOSE_FREE', 'NUT_FREE', 'PORK_FREE'] },
          },
          deletedFrom: { bsonType: 'date' },
        },
      },
    },
    indexes: [
      {
        name: 'one-diet',
        keys: { personId: 1, sessionId: 1 },
        options: { unique: true },
        serves: 'one diet a person a session; Person.diet and the export of a person',
      },
      { name: 'by-session', keys: { sessionId: 1 }, serves: 'CourseSession.diets: the portions of a session' },
    ],
  },
  {
    name: 'idempotencyKeys',
    indexes: [
      {
        name: 'expiry',
        keys: { expiresAt: 1 },
        options: { expireAfterSeconds: 0 },
        serves: 'a key is forgotten when nobody repeats its mutation any more',
      },
    ],
  },
  {
    name: 'auditEvents',
    indexes: [
      { name: 'by-time', keys: { at: 1 }, serves: 'what happened in a window of time' },
      { name: 'by-person', keys: { personId: 1, at: -1 }, serves: 'what happened to one person, newest first' },
    ],
  },
];

export const coursesEnrolmentsDiets: Migration = {
  name: '0001-courses-enrolments-diets',
  up: ({ db }) => ensureCollections(db, collections),
};

// What resolvers start from: an export `<Type>Source` is the source of the schema's `<Type>`; `npm run generate` reads the names. Sources are as
// small as the type's own resolvers allow. `personId` (or `__typename: 'Person'` with `id`) lets the policy `own-record` know whose record it is.

import type { CountedConnection } from '../shared/runtime/connection.js';
import type { DietCode, EnrolmentState, ExportKind, LocalizedText } from './generated/types.js';

/** A person by id, which is all that this side holds of them (P10). */
export interface PersonSource {
  readonly __typename: 'Person';
  readonly id: string;
}

export interface CourseSource {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly ects: number | null;
}

export interface CourseSessionSource {
  readonly id: string;
  readonly courseId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly capacity: number;
  /** Confirmed places. */
  readonly taken: number;
  /** Cents. */
  readonly price: number;
  readonly enrolUntil: Date;
  readonly servesFood: boolean;
  /** Who caters for it: what the policy `caters-session` looks at. */
  readonly catererId: string | null;
}

export interface EnrolmentSource {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly state: EnrolmentState;
  readonly enrolledAt: Date;
  readonly completedAt: Date | null;
}

export interface QualificationSource {
  readonly id: string;
  readonly personId: string;
  readonly name: LocalizedText;
  /** Helsinki day. */
  readonly awardedOn: string;
}

export interface DietSource {
  readonly personId: string;
  readonly sessionId: string;
  readonly codes: readonly DietCode[];
  readonly deletedFrom: Date;
}

export type CourseConnectionSource = CountedConnection<CourseSource>;
export type CourseSessionConnectionSource = CountedConnection<CourseSessionSource>;
export type EnrolmentConnectionSource = CountedConnection<EnrolmentSource>;
export type QualificationConnectionSource = CountedConnection<QualificationSource>;

export interface PersonDataExportSource {
  readonly __typename: 'PersonDataExport';
  readonly id: string;
  readonly personId: string;
  readonly kind: ExportKind;
}

/** The part of an export that this side holds: read as a whole, so that it is whole or not there. */
export interface TrainingExportSource {
  readonly complete: true;
  readonly enrolments: readonly EnrolmentSource[];
  readonly qualifications: readonly QualificationSource[];
  readonly diets: readonly DietSource[];
}

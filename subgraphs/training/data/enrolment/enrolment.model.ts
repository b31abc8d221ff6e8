import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import { enrolmentStates } from '../../domain/enrolment.js';

/** An enrolment as it is stored. Instants are UTC. */
export const enrolmentSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('Opaque id of the enrolment itself.') },
    sessionId: { type: String, required: true, ...personal('Enrolment.session') },
    personId: { type: String, required: true, ...operational('The link to the Person, whom register holds.') },
    state: { type: String, required: true, enum: enrolmentStates, ...personal('Enrolment.state') },
    enrolledAt: { type: Date, required: true, ...personal('Enrolment.enrolledAt') },
    completedAt: { type: Date, default: null, ...personal('Enrolment.completedAt') },
  },
  { collection: 'enrolments', versionKey: false },
);

export type EnrolmentDocument = InferSchemaType<typeof enrolmentSchema>;

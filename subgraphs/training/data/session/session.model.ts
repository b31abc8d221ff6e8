import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational } from '../../../shared/runtime/personal-data.js';

const aboutTheSession = operational('About the session; names no person.');

/** A session as it is stored. Instants are UTC, the price is in cents. */
export const sessionSchema = new Schema(
  {
    _id: { type: String, required: true, ...aboutTheSession },
    courseId: { type: String, required: true, ...aboutTheSession },
    startsAt: { type: Date, required: true, ...aboutTheSession },
    endsAt: { type: Date, required: true, ...aboutTheSession },
    place: { type: String, required: true, ...aboutTheSession },
    capacity: { type: Number, required: true, ...aboutTheSession },
    /** Confirmed places. Changes in one transaction with the enrolment that takes or frees one. */
    taken: { type: Number, required: true, ...operational('How many take part, not who.') },
    price: { type: Number, required: true, ...aboutTheSession },
    enrolUntil: { type: Date, required: true, ...aboutTheSession },
    servesFood: { type: Boolean, required: true, ...aboutTheSession },
    catererId: { type: String, default: null, ...operational('The business that caters, by an opaque id.') },
  },
  { collection: 'sessions', versionKey: false },
);

export type SessionDocument = InferSchemaType<typeof sessionSchema>;

import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational } from '../runtime/personal-data.js';

/** A mutation that was done, kept for a week so that its repetition gets the first answer. */
export const idempotencyKeySchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('hash of caller, mutation and key, none of which is stored') },
    inputHash: {
      type: String,
      required: true,
      ...operational('the input under a secret that is not stored: tells whether another equals it, and nothing else'),
    },
    reference: {
      type: Schema.Types.Mixed,
      required: true,
      ...operational('opaque keys of what was changed; the data is in the changed record'),
    },
    expiresAt: { type: Date, required: true, ...operational('when the repetition is forgotten') },
  },
  { collection: 'idempotencyKeys', versionKey: false },
);

/** A key as stored. */
export type IdempotencyKeyDocument = InferSchemaType<typeof idempotencyKeySchema>;

import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { purposes } from '../access/purposes.js';
import { operational } from '../runtime/personal-data.js';

/** Everything that a mutation can have done, in all subgraphs: the vocabulary of the audit trail. */
export const auditActions = [
  'CARD_REGISTERED',
  'CARD_RENEWED',
  'CARD_TIME_GRANTED',
  'CARDS_MERGED',
  'CARD_REPLACED',
  'CARD_SUSPENDED',
  'CARD_RESUMED',
  'CARD_TERMINATED',
  'VISIT_REGISTERED',
  'VISIT_VOIDED',
  'ENROLLED',
  'CONTACT_DETAILS_CHANGED',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Who changed what, when and for which purpose (Article 5(2)). Only added to; holds ids and never a value of a person. */
export const auditEventSchema = new Schema(
  {
    _id: { type: Schema.Types.ObjectId, required: true, ...operational('opaque key') },
    at: { type: Date, required: true, ...operational('when the change was made, of which the changed record tells') },
    actor: {
      type: String,
      required: true,
      ...operational('who made the change, kept as evidence: the data protection officer decides on telling it'),
    },
    role: { type: String, required: true, ...operational('as whom the actor made the change, kept as evidence') },
    purpose: {
      type: String,
      enum: [...purposes, null],
      default: null,
      ...operational('for what the actor made the change, kept as evidence; null for the person themselves'),
    },
    action: {
      type: String,
      enum: auditActions,
      required: true,
      ...operational('what was done; a person sees its outcome in the record, and readings as disclosures'),
    },
    personId: {
      type: String,
      default: null,
      ...operational('whose record was changed, so that the evidence can be found; the person is the export itself'),
    },
    objectId: { type: String, default: null, ...operational('opaque key of the record that was changed') },
  },
  { collection: 'auditEvents', versionKey: false },
);

/** An audit event as stored. */
export type AuditEventDocument = InferSchemaType<typeof auditEventSchema>;

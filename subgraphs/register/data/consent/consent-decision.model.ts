import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import { purposes } from '../../../shared/access/purposes.js';

const states = ['REQUESTED', 'GIVEN', 'RENEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'INVALIDATED', 'UNKNOWN'] as const;

/** One decision on one purpose; the ledger only grows (P8, P18). */
export const consentDecisionSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key') },
    personId: { type: String, required: true, ...operational('whose decision; the person is the export itself') },
    purpose: { type: String, enum: purposes, required: true, ...personal('ConsentDecision.purpose') },
    state: { type: String, enum: states, required: true, ...personal('ConsentDecision.state') },
    decidedAt: { type: Date, required: true, ...personal('ConsentDecision.decidedAt') },
    channel: { type: String, required: true, ...personal('ConsentDecision.channel') },
    noticeVersion: { type: String, required: true, ...personal('ConsentDecision.noticeVersion') },
    noticeLanguage: {
      type: String,
      enum: ['FI', 'SV', 'EN'] as const,
      required: true,
      ...personal('ConsentDecision.noticeLanguage'),
    },
  },
  { collection: 'consentDecisions', versionKey: false },
);

/** A decision as stored. */
export type ConsentDecisionDocument = InferSchemaType<typeof consentDecisionSchema>;

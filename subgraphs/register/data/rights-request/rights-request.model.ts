import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';

const kinds = ['ACCESS', 'PORTABILITY', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'OBJECTION'] as const;
const states = ['RECEIVED', 'FULFILLED', 'REFUSED', 'CANCELLED'] as const;

/** A request by which a person used a right (P18). Days are of Europe/Helsinki, `YYYY-MM-DD`. */
export const rightsRequestSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key') },
    personId: { type: String, required: true, ...operational('whose request; the person is the export itself') },
    kind: { type: String, enum: kinds, required: true, ...personal('RightsRequest.kind') },
    state: { type: String, enum: states, required: true, ...personal('RightsRequest.state') },
    receivedOn: { type: String, required: true, ...personal('RightsRequest.receivedOn') },
    dueOn: { type: String, required: true, ...personal('RightsRequest.dueOn') },
    decidedOn: { type: String, default: null, ...personal('RightsRequest.decidedOn') },
  },
  { collection: 'rightsRequests', versionKey: false },
);

/** A request as stored. */
export type RightsRequestDocument = InferSchemaType<typeof rightsRequestSchema>;

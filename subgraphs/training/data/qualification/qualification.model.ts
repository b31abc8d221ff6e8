import type { InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';
import { localizedText } from '../localized-text.js';

/** A qualification as it is stored; the day is a Helsinki day, `2026-11-25`. */
export const qualificationSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('Opaque id of the award itself.') },
    personId: { type: String, required: true, ...operational('The link to the Person, whom register holds.') },
    name: { type: localizedText, required: true, ...personal('Qualification.name') },
    awardedOn: { type: String, required: true, ...personal('Qualification.awardedOn') },
  },
  { collection: 'qualifications', versionKey: false },
);

export type QualificationDocument = InferSchemaType<typeof qualificationSchema>;

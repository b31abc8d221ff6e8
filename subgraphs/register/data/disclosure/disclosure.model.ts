import type { Connection, InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { purposes } from '../../../shared/access/purposes.js';
import { operational, personal } from '../../../shared/runtime/personal-data.js';

/** One reading of a person's data by somebody else, or one export (Article 15(1)(c)). Only added to. */
export const disclosureSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('opaque key; of an export, its number in the log') },
    personId: { type: String, required: true, ...operational('whose data; the person is the export itself') },
    at: { type: Date, required: true, ...personal('Disclosure.at') },
    kind: {
      type: String,
      enum: ['READ', 'SEARCH', 'EXPORT'] as const,
      required: true,
      ...personal('Disclosure.kind'),
    },
    role: { type: String, required: true, ...personal('Disclosure.role') },
    purpose: { type: String, enum: purposes, required: true, ...personal('Disclosure.purpose') },
    actor: {
      type: String,
      required: true,
      ...operational(
        'an employee as the identity provider names them: the data protection officer decides on telling it',
      ),
    },
  },
  { collection: 'disclosures', versionKey: false },
);

/** A disclosure as stored. */
export type DisclosureDocument = InferSchemaType<typeof disclosureSchema>;

export function disclosureModel(connection: Connection) {
  return connection.model('Disclosure', disclosureSchema);
}
export type DisclosureModel = ReturnType<typeof disclosureModel>;

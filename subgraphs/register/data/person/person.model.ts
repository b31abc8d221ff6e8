import type { Connection, InferSchemaType } from 'mongoose';
import { Schema } from 'mongoose';
import { operational, personal } from '../../../shared/runtime/personal-data.js';

const embedded = { _id: false, versionKey: false } as const;

const nameSchema = new Schema(
  {
    given: { type: String, required: true, ...personal('PersonName.given') },
    family: { type: String, required: true, ...personal('PersonName.family') },
  },
  embedded,
);

const addressSchema = new Schema(
  {
    street: { type: String, required: true, ...personal('PostalAddress.street') },
    // Empty in countries without postal codes.
    postalCode: { type: String, default: '', ...personal('PostalAddress.postalCode') },
    city: { type: String, required: true, ...personal('PostalAddress.city') },
    country: { type: String, required: true, ...personal('PostalAddress.country') },
  },
  embedded,
);

const provenanceSchema = new Schema(
  {
    detail: {
      type: String,
      enum: ['EMAIL', 'PHONE', 'ADDRESS', 'LANGUAGE'] as const,
      required: true,
      ...personal('Provenance.detail'),
    },
    source: {
      type: String,
      enum: ['DATA_SUBJECT', 'CONTROLLER'] as const,
      required: true,
      ...personal('Provenance.source'),
    },
    changedAt: { type: Date, required: true, ...personal('Provenance.changedAt') },
  },
  embedded,
);

/** A data subject: one for both controllers (P3). Texts are NFC. */
export const personSchema = new Schema(
  {
    _id: { type: String, required: true, ...operational('the opaque id under which the subgraphs know a person') },
    customerNumber: { type: String, required: true, ...personal('Person.customerNumber') },
    name: { type: nameSchema, required: true },
    email: { type: String, default: null, ...personal('Person.email') },
    emailKey: { type: String, default: null, ...operational('the e-mail address in lower case, for the search') },
    phone: { type: String, default: null, ...personal('Person.phone') },
    address: { type: addressSchema, default: null },
    birthYear: { type: Number, default: null, ...personal('Person.birthYear') },
    language: { type: String, enum: ['FI', 'SV', 'EN'] as const, required: true, ...personal('Person.language') },
    registeredAt: { type: Date, required: true, ...personal('Person.registeredAt') },
    provenance: { type: [provenanceSchema], default: [] },
    version: { type: Number, required: true, ...operational('guards a change against another at the same time') },
  },
  { collection: 'persons', versionKey: false },
);

/** A person as stored. */
export type PersonDocument = InferSchemaType<typeof personSchema>;

export function personModel(connection: Connection) {
  return connection.model('Person', personSchema);
}
export type PersonModel = ReturnType<typeof personModel>;

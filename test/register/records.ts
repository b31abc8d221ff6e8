import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { PersonDocument } from '../../subgraphs/register/data/person/person.model.js';
import { aino, veikko } from './register.js';

let lastCustomerNumber = 300_000_000_000;
function nextCustomerNumber(): string {
  lastCustomerNumber += 1;
  return String(lastCustomerNumber);
}

/** A person as stored; what a test does not say does not matter to it. */
export function personRecord(given: string, family: string, parts: Partial<PersonDocument> = {}): PersonDocument {
  const record = {
    _id: randomUUID(),
    customerNumber: nextCustomerNumber(),
    name: { given, family },
    email: null,
    phone: null,
    address: null,
    birthYear: 1961,
    language: 'FI' as const,
    registeredAt: new Date('2016-02-01T10:00:00Z'),
    provenance: [],
    version: 1,
    ...parts,
  };
  return { ...record, emailKey: record.email?.toLowerCase() ?? null } as unknown as PersonDocument;
}

/** Aino, who has told everything, and Veikko. */
export const ainoRecord = personRecord('Aino', 'Virtanen', {
  _id: aino,
  customerNumber: '100000000001',
  email: 'Aino.Virtanen@example.fi',
  phone: '+358401234567',
  address: { street: 'Mannerheimintie 2 A 4', postalCode: '00100', city: 'Helsinki', country: 'FI' },
});
export const veikkoRecord = personRecord('Veikko', 'Äyräpää', { _id: veikko, customerNumber: '100000000002' });

export async function putPersons(connection: Connection, persons: readonly PersonDocument[]): Promise<void> {
  await connection.collection<PersonDocument>('persons').insertMany([...persons]);
}

/** A decision on communications; `decidedAt` UTC. */
export async function putConsent(
  connection: Connection,
  personId: string,
  state: string,
  decidedAt: string,
): Promise<void> {
  await connection.collection<{ _id: string }>('consentDecisions').insertOne({
    _id: randomUUID(),
    personId,
    purpose: 'COMMUNICATIONS',
    state,
    decidedAt: new Date(decidedAt),
    channel: 'web',
    noticeVersion: '2024-08-29',
    noticeLanguage: 'FI',
  } as { _id: string });
}

/** The disclosures of a person, as stored: kind, role, purpose and actor. */
export async function disclosuresOf(connection: Connection, personId: string): Promise<readonly unknown[]> {
  return connection
    .collection('disclosures')
    .find({ personId }, { projection: { _id: 0, kind: 1, role: 1, purpose: 1, actor: 1 } })
    .toArray();
}

import DataLoader from 'dataloader';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../shared/access/caller.js';
import { roleNamed } from '../../../shared/access/roles.js';
import type { Clock } from '../../../shared/clock.js';
import type { DisclosureDocument, DisclosureModel } from './disclosure.model.js';

type DisclosureKind = DisclosureDocument['kind'];

/** Writes down who is about to learn what (P22, Article 15(1)(c)). Lives for one request, whose caller it names. */
export interface DisclosureLog {
  /**
   * Resolves when it is written that the caller reads these persons, and rejects when it cannot be: then nothing may be shown. A data subject who
   * reads themselves is not written down. The same person is written once a request for each kind; those of one moment are one database operation.
   */
  write(kind: Exclude<DisclosureKind, 'EXPORT'>, personIds: readonly string[]): Promise<void>;
  /**
   * Resolves to the number of an export once it is written that one is made, by whomever: a data subject's own export is written down too. Each
   * is written for itself.
   */
  writeExport(personId: string): Promise<string>;
}

interface Reading {
  readonly kind: DisclosureKind;
  readonly personId: string;
}

export function disclosureLog(disclosures: DisclosureModel, caller: Caller, clock: Clock): DisclosureLog {
  const isSubject = roleNamed(caller.role).kind === 'subject';
  // A data subject who takes a copy uses a right; they name no purpose.
  const purpose = isSubject ? 'DATA_SUBJECT_RIGHTS' : caller.purpose;

  const insert = async (readings: readonly Reading[]): Promise<string[]> => {
    // Whoever acts for no purpose has no business here; the statement should not have let them come so far.
    if (purpose === null) throw new Error('a reading without a purpose');
    const at = clock.now();
    const rows = readings.map(({ kind, personId }) => ({
      _id: randomUUID(),
      personId,
      at,
      kind,
      role: caller.role,
      purpose,
      actor: caller.subject,
    }));
    await disclosures.insertMany(rows);
    return rows.map(({ _id }) => _id);
  };
  const written = new DataLoader<Reading, string, string>(insert, {
    cacheKeyFn: ({ kind, personId }) => `${kind}:${personId}`,
  });
  const exported = new DataLoader<string, string>(
    (personIds) => insert(personIds.map((personId) => ({ kind: 'EXPORT', personId }))),
    { cache: false },
  );
  return {
    write: async (kind, personIds) => {
      if (isSubject) return;
      await Promise.all(personIds.map((personId) => written.load({ kind, personId })));
    },
    writeExport: (personId) => exported.load(personId),
  };
}

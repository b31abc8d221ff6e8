import type { Classification } from '../../../../schema/privacy/classification.js';

/**
 * What an export says in one language. Keyed by the values of the schema's enums: a new purpose, category, retention rule or source does not
 * compile before it has its words in all three languages.
 */
export interface ExportTexts {
  readonly responsibilities: Readonly<Record<Classification['controllers'][number], string>>;
  readonly purposes: Readonly<Record<Classification['purposes'][number], string>>;
  readonly categories: Readonly<Record<Classification['category'], string>>;
  readonly sources: Readonly<Record<Classification['source'], string>>;
  readonly retention: Readonly<Record<Classification['retention'], string>>;
  /** The rights of P27–P32, in the order of the policy. */
  readonly rights: readonly string[];
  /** P34. */
  readonly complaint: string;
  /** P13: what nobody finds in the export because it is kept elsewhere. */
  readonly notHeldHere: readonly string[];
  /** Article 15(1)(h), 22. */
  readonly automatedDecisions: string;
  /** P23. */
  readonly thirdCountries: string;
}

import type * as museokortti from '../../../subgraphs/museokortti/generated/types.js';
import type * as register from '../../../subgraphs/register/generated/types.js';
import type { RoleName } from '../../../subgraphs/shared/access/roles.js';
import type * as training from '../../../subgraphs/training/generated/types.js';
import { en } from './en.js';
import { fi } from './fi.js';
import { sv } from './sv.js';

export const pageLanguages = ['fi', 'sv', 'en'] as const;
export type PageLanguage = (typeof pageLanguages)[number];

/** The enums that an export shows. A new value does not compile before it has its word in all three languages. */
interface EnumValues {
  readonly CardState: museokortti.CardState;
  readonly ConsentState: register.ConsentState;
  readonly ContactDetail: register.ContactDetail;
  readonly DataSource: register.DataSource;
  readonly DietCode: training.DietCode;
  readonly DisclosureKind: register.DisclosureKind;
  readonly EnrolmentState: training.EnrolmentState;
  readonly Language: register.Language;
  readonly LawfulBasis: register.LawfulBasis;
  readonly OrderKind: museokortti.OrderKind;
  readonly OrderState: museokortti.OrderState;
  readonly PaymentMethod: museokortti.PaymentMethod;
  readonly ProcessingPurpose: register.ProcessingPurpose;
  readonly RetentionBasis: register.RetentionBasis;
  readonly RightsRequestKind: register.RightsRequestKind;
  readonly RightsRequestState: register.RightsRequestState;
  readonly SuspensionCause: museokortti.SuspensionCause;
  readonly ValidityReason: museokortti.ValidityReason;
  readonly VisitState: museokortti.VisitState;
}

/** What the page of an export says in one language, beside what the register itself says (`information`). */
export interface Words {
  readonly title: Readonly<Record<register.ExportKind, string>>;
  readonly article: Readonly<Record<register.ExportKind, string>>;
  /** What the page is, in a sentence or two. */
  readonly introduction: Readonly<Record<register.ExportKind, string>>;
  readonly heading: Readonly<Record<'name' | 'customerNumber' | 'madeAt' | 'exportNumber' | 'status', string>>;
  readonly complete: string;
  readonly partial: {
    readonly title: string;
    readonly explanation: string;
    /** In place of the introduction: that one promises everything. */
    readonly introduction: string;
    readonly missing: string;
    readonly unreached: string;
    readonly parts: Readonly<Record<register.ExportPart, string>>;
  };
  readonly contents: string;
  readonly holders: Readonly<Record<register.ExportPart, string>>;
  readonly sections: Readonly<Record<string, string>>;
  /** How many records a table has, and how they are sorted. */
  readonly records: (count: number) => string;
  readonly none: string;
  readonly notRepeated: string;
  /** Titles by path in a record; one that means something else in a section is under `section.path`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly values: { readonly [Name in keyof EnumValues]: Readonly<Record<EnumValues[Name], string>> };
  /** Words for values that the graph has as free text: by the title's path, then by value. */
  readonly terms: {
    readonly role: Readonly<Record<RoleName, string>>;
    readonly channel: Readonly<Record<string, string>>;
    readonly place: Readonly<Record<string, string>>;
  };
  readonly information: Readonly<
    Record<
      | 'title'
      | 'controllers'
      | 'controller'
      | 'businessId'
      | 'address'
      | 'responsibleFor'
      | 'dataProtectionOfficer'
      | 'email'
      | 'phone'
      | 'purposes'
      | 'purpose'
      | 'bases'
      | 'categories'
      | 'category'
      | 'usedFor'
      | 'keptBy'
      | 'sources'
      | 'retention'
      | 'recipients'
      | 'recipient'
      | 'recipientRole'
      | 'rights'
      | 'complaint'
      | 'notHeldHere'
      | 'automatedDecisions'
      | 'thirdCountries',
      string
    >
  >;
  readonly times: string;
}

export const words: Readonly<Record<PageLanguage, Words>> = { fi, sv, en };

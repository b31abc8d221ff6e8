import type { Classification } from '../../../schema/privacy/classification.js';
import { basesOf } from '../../../schema/privacy/classification.js';
import type { ExportInformation, Language } from '../generated/types.js';
import type { PrivacyPolicy } from './policy.js';
import { en } from './texts/en.js';
import { fi } from './texts/fi.js';
import { sv } from './texts/sv.js';
import type { ExportTexts } from './texts/texts.js';

const texts: Readonly<Record<Language, ExportTexts>> = { FI: fi, SV: sv, EN: en };
const keys = { FI: 'fi', SV: 'sv', EN: 'en' } as const;

/** The information of Article 15 in a language. */
export type InformationIn = (language: Language) => ExportInformation;

/**
 * The information of Article 15(1) and (2) that comes with a copy. Purposes, grounds, categories, sources and retention are those that the schema's
 * fields declare: what is stored cannot be left out, what is not stored cannot be claimed.
 */
export function exportInformation(
  fields: readonly Classification[],
  policy: PrivacyPolicy,
  language: Language,
): ExportInformation {
  const words = texts[language];
  const key = keys[language];
  return {
    language,
    controllers: policy.controllers.map((one) => ({ ...one, responsibleFor: words.responsibilities[one.controller] })),
    dataProtectionOfficer: {
      name: policy.dataProtectionOfficer.name[key],
      email: policy.dataProtectionOfficer.email,
      phone: policy.dataProtectionOfficer.phone,
    },
    purposes: distinct(fields.flatMap(({ purposes }) => purposes)).map((purpose) => ({
      purpose,
      description: words.purposes[purpose],
      bases: basesOf(purpose, fields),
    })),
    categories: distinct(fields.map(({ category }) => category)).map((category) => {
      const within = fields.filter((field) => field.category === category);
      return {
        category,
        description: words.categories[category],
        purposes: distinct(within.flatMap(({ purposes }) => purposes)),
        controllers: distinct(within.flatMap(({ controllers }) => controllers)),
        sources: distinct(within.map(({ source }) => words.sources[source])),
        retention: distinct(within.map(({ retention }) => words.retention[retention])),
      };
    }),
    recipients: policy.processors.map(({ name, role }) => ({ name, role: role[key] })),
    rights: [...words.rights],
    complaint: words.complaint,
    notHeldHere: [...words.notHeldHere],
    automatedDecisions: words.automatedDecisions,
    thirdCountries: words.thirdCountries,
  };
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

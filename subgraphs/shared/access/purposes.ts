/** The purposes of processing (P5): the enum `ProcessingPurpose` of the schema, whose test holds the two together. */
export const purposes = [
  'CARD_SERVICE',
  'TRAINING_SERVICE',
  'CUSTOMER_RELATIONSHIP',
  'DEVELOPMENT',
  'COMMUNICATIONS',
  'BOOKKEEPING',
  'DATA_SUBJECT_RIGHTS',
  'ACCOUNTABILITY',
] as const;

export type ProcessingPurpose = (typeof purposes)[number];

/**
 * Purposes for which every classified field may be read by whoever has the scope: a right of access, or a supervisor's question, is
 * about all data, whatever it was collected for (GDPR Articles 15 and 5(2)).
 */
export const purposesOverAllData: ReadonlySet<ProcessingPurpose> = new Set(['DATA_SUBJECT_RIGHTS', 'ACCOUNTABILITY']);

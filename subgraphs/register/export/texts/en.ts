import type { ExportTexts } from './texts.js';

export const en: ExportTexts = {
  responsibilities: {
    FMA_CREATIONS: 'The Museum Card: cards, orders, visits and what is settled to the museums.',
    MUSEOLIITTO: 'Training of the museum field: courses, enrolments, qualifications and diets.',
  },
  purposes: {
    CARD_SERVICE: 'Providing the Museum Card service.',
    TRAINING_SERVICE: 'Providing training and events.',
    CUSTOMER_RELATIONSHIP:
      'Looking after the customer relationship and informing you about the services that you have ordered.',
    DEVELOPMENT: 'Developing the services and the customer experience, only with your consent.',
    COMMUNICATIONS: 'Communications about the museum field, only while you consent to them.',
    BOOKKEEPING: 'Bookkeeping as required by law.',
    DATA_SUBJECT_RIGHTS: 'Answering your requests and fulfilling your rights as a data subject.',
    ACCOUNTABILITY: 'Demonstrating that personal data is processed lawfully (accountability).',
  },
  categories: {
    IDENTITY_AND_CONTACT: 'Name, contact details and year of birth.',
    IDENTIFIERS: 'Customer number, card number and other identifiers.',
    CUSTOMER_RELATIONSHIP: 'Customer relationship: billing, payments, products and orders.',
    SERVICE_EVENTS: 'Events of the service and Museum Card visits.',
    TRAINING: 'Courses, enrolments and qualifications.',
    DIET: 'Diet for a training where food is served; it belongs to the special categories of personal data.',
    USE_OF_RIGHTS: 'Use of your rights: consents and their withdrawals, requests, and who has seen your data.',
  },
  sources: {
    DATA_SUBJECT: 'From you.',
    SERVICE_USE: 'From your use of the services.',
    CONTROLLER: 'From the controllers, who have recorded or assigned it.',
  },
  retention: {
    RELATIONSHIP_PLUS_5_YEARS:
      'Five years from the end of the calendar year of your last transaction or of the end of your relationship, whichever is later. Then it is deleted automatically.',
    VOUCHER_6_YEARS:
      'Vouchers: six years from the end of the calendar year in which the financial year ended (Accounting Act, chapter 2, section 10).',
    SESSION_PLUS_30_DAYS: 'Thirty days from the training for which it was told, or until you withdraw your consent.',
    ACCOUNTABILITY_RECORD: 'As long as the controllers must be able to show what was decided and done.',
  },
  rights: [
    'Access to your data (Article 15).',
    'Rectification of data that is wrong or incomplete (Article 16).',
    'Erasure of data that is no longer necessary for the services that you ordered (Article 17).',
    'Restriction of the processing (Article 18). Restricting or erasing necessary data during the contract suspends the service.',
    'Data portability: your data in a machine-readable format, to take to another system (Article 20).',
    'Objection to the processing; to direct marketing at any time (Article 21).',
    'Withdrawal of a consent at any time. A consent is never a condition of using the services.',
    'You may send your request to either controller; the answer covers both (Article 26).',
  ],
  complaint:
    'You have the right to lodge a complaint with the supervisory authority: the Office of the Data Protection Ombudsman, tietosuoja.fi.',
  notHeldHere: [
    'Your password: an identity provider takes care of signing in, and no password is kept in the register.',
  ],
  automatedDecisions: 'No decision about you is based solely on automated processing.',
  thirdCountries: 'Your data is not disclosed to outsiders or transferred outside the European Economic Area.',
};

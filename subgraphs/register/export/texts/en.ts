import type { ExportTexts } from './texts.js';

export const en: ExportTexts = {
  responsibilities: {
    FMA_CREATIONS: 'The Museum Card: cards, orders, visits and what is settled to the museums.',
    MUSEOLIITTO: 'Training of the museum field: courses, enrolments, qualifications and diets.',
  },
  purposes: {
    CARD_SERVICE: 'Producing the Museum Card service.',
    TRAINING_SERVICE: 'Producing trainings and events.',
    CUSTOMER_RELATIONSHIP: 'Looking after the customer relationship and telling about the ordered services.',
    DEVELOPMENT: 'Developing the services and the customer experience, only with your consent.',
    COMMUNICATIONS: 'Museum-field communications, only while you consent to them.',
    BOOKKEEPING: 'Bookkeeping as the law requires it.',
    DATA_SUBJECT_RIGHTS: 'Answering and carrying out your data protection rights.',
    ACCOUNTABILITY: 'Showing that the register is kept lawfully.',
  },
  categories: {
    IDENTITY_AND_CONTACT: 'Name, contact details and year of birth.',
    IDENTIFIERS: 'Customer number, card number and other identifiers.',
    CUSTOMER_RELATIONSHIP: 'Customer relationship: billing, payments, products and orders.',
    SERVICE_EVENTS: 'Events of the service and Museum Card visits.',
    TRAINING: 'Courses, enrolments and qualifications.',
    DIET: 'Diet for a training that serves food: special category data.',
    USE_OF_RIGHTS: 'Use of your rights: consents and their withdrawals, requests, and who read your data.',
  },
  sources: {
    DATA_SUBJECT: 'From you.',
    SERVICE_USE: 'From your use of the services.',
    CONTROLLER: 'Recorded or assigned by the controllers.',
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
    'Restriction of the processing (Article 18). Restricting or erasing necessary data during a contract suspends the service.',
    'Portability: your data in a machine-readable form (Article 20).',
    'Objection to the processing; to direct marketing at any time (Article 21).',
    'Withdrawal of a consent at any time. A consent is never a condition of using the services.',
    'Either controller answers for both (Article 26).',
  ],
  complaint:
    'You have the right to complain to the supervisory authority: the Office of the Data Protection Ombudsman, tietosuoja.fi.',
  notHeldHere: [
    'Your password: signing in is the task of the identity provider, and no password is kept in this register.',
  ],
  automatedDecisions: 'No decision about you is made by automatic means alone.',
  thirdCountries: 'Your data is not disclosed to outsiders or transferred outside the European Economic Area.',
};

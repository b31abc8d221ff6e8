/**
 * The records behind the development personas: what the demo data creates and what the development issuer's tokens point at. Fixed, so that an
 * example query keeps its answer. None belongs to a real person.
 */
export interface DemoPerson {
  /** `Person.id`, held by all three subgraphs. */
  readonly personId: string;
  /** Twelve digits. */
  readonly customerNumber: string;
  /** Numbers of the person's Museum Cards, twelve digits each, oldest card first. */
  readonly cardNumbers: readonly string[];
}

export const demoPersons = {
  /** Data on both sides: cards, visits, orders, enrolments, a diet, consents. */
  person: {
    personId: '5b1f6c0a-3d3e-4c57-9a51-0f6d2f4b8e01',
    customerNumber: '100000000001',
    cardNumbers: ['200000000001', '200000000011'],
  },
  /** Another one, for showing that nobody reads somebody else. */
  'other-person': {
    personId: 'c2a7d9e4-8b1c-4f0d-8e6b-7a3c5d9f1e02',
    customerNumber: '100000000002',
    cardNumbers: ['200000000002'],
  },
  /** The card ended four years ago. */
  'former-person': {
    personId: '9e4d2b7f-6a05-4d8e-b3c9-1d5f8a2c6e03',
    customerNumber: '100000000003',
    cardNumbers: ['200000000003'],
  },
} as const satisfies Record<string, DemoPerson>;

export type DemoPersonName = keyof typeof demoPersons;

/** The caterer of the persona `caterer`: caters for some sessions of the demo data, and not for others. */
export const demoCatererId = 'd7f3a1c8-2e94-4b6a-9c0d-4e8b1f5a7c04';

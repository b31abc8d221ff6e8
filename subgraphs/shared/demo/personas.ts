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

/** Another caterer, whose sessions the persona `caterer` must not see. */
export const otherCatererId = 'e8a4b2d9-3fa5-4c7b-8d1e-5f9c2a6b8d05';

/** A museum that is open: Ateneum. */
export const demoSite = { id: '2af6a667-35fb-4a70-8cd3-d308d8fd99f5', name: 'Ateneumin taidemuseo' } as const;

/** Sessions that are always in the coming weeks, counted from the day on which the demo data was made. */
export const demoSessions = {
  /** Nobody is enrolled: exactly ten places are free. */
  tenPlaces: { id: '2b7f5da3-8c4e-4a29-b6d1-ae3f9c8a7d21', inDays: 42, capacity: 10 },
  /** Serves food by the caterer of the persona `caterer`; the persona `person` takes part and has told a diet. */
  lunch: { id: '3c8a6eb4-9d5f-4b3a-87e2-bf4aad9b8e22', inDays: 21, capacity: 30 },
  /** Serves food by another caterer; people have told diets. */
  otherCaterer: { id: '4d9b7fc5-ae6a-4c4b-98f3-ca5bbeac9f23', inDays: 28, capacity: 24 },
  /** Full: the persona `person` is on the waiting list. */
  full: { id: '5eac8ad6-bf7b-4d5c-a9a4-db6ccfbdaa24', inDays: 35, capacity: 1 },
} as const;

/** The core of the graph, as frontends hold on to it: by type, its fields and the arguments that each must take. */
export const coreFields: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Query: {
    me: [],
    person: ['customerNumber'],
    people: ['search', 'first', 'after'],
    sites: ['first', 'after'],
    courses: ['first', 'after'],
    personDataExport: ['customerNumber', 'kind'],
  },
  Person: {
    id: [],
    customerNumber: [],
    name: [],
    email: [],
    phone: [],
    birthYear: [],
    language: [],
    cards: ['first', 'after'],
    visits: ['first', 'after'],
    orders: ['first', 'after'],
    enrolments: ['first', 'after'],
    qualifications: ['first', 'after'],
    diet: [],
    consents: ['first', 'after'],
    rightsRequests: ['first', 'after'],
    retention: [],
    erasurePreview: [],
    disclosures: ['first', 'after'],
  },
  PersonName: { given: [], family: [] },
  Retention: { deletableFrom: [], basis: [], explanation: [] },
  UserError: { code: [], path: [], message: [] },
  PageInfo: { hasNextPage: [], endCursor: [] },
};

/** Lists that grow: each is a connection with these fields. */
export const connectionFields = ['nodes', 'edges', 'pageInfo'] as const;

/** Lists whose whole length is cheap to tell: all but a search. */
export const countedConnections = [
  'Card',
  'Visit',
  'Order',
  'Enrolment',
  'Qualification',
  'Consent',
  'RightsRequest',
  'Disclosure',
  'Site',
  'Course',
] as const;

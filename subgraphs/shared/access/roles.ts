import type { ProcessingPurpose } from './purposes.js';
import type { Scope } from './scopes.js';

/**
 * What a role may do and for which purposes it acts (P22). The token names the role; nothing else grants anything. A staff role acts for its first
 * purpose unless the request header `Purpose` names another of its own; a data subject acts for themselves, without a purpose.
 */
export interface Role {
  readonly description: string;
  readonly kind: 'subject' | 'staff' | 'tool';
  readonly scopes: readonly Scope[];
  readonly purposes: readonly ProcessingPurpose[];
}

export const roles = {
  person: {
    description: 'A data subject: reads and changes their own record alone.',
    kind: 'subject',
    scopes: ['self'],
    purposes: [],
  },
  'card-service': {
    description: 'Service desk of the Museum Card: people, cards, visits and orders; no trainings and no diets.',
    kind: 'staff',
    scopes: [
      'people:lookup',
      'people:search',
      'name:read',
      'contact:read',
      'contact:write',
      'profile:read',
      'consents:read',
      'cards:read',
      'cards:write',
      'visits:read',
      'visits:void',
      'orders:read',
    ],
    purposes: ['CUSTOMER_RELATIONSHIP', 'CARD_SERVICE'],
  },
  'training-service': {
    description: 'Training planners: people, enrolments and qualifications; no visits, cards or orders.',
    kind: 'staff',
    scopes: [
      'people:lookup',
      'people:search',
      'name:read',
      'contact:read',
      'contact:write',
      'profile:read',
      'consents:read',
      'training:read',
      'training:write',
    ],
    purposes: ['CUSTOMER_RELATIONSHIP', 'TRAINING_SERVICE'],
  },
  caterer: {
    description: 'Caters for sessions: the diets of their own sessions, as portions, and nothing else.',
    kind: 'staff',
    scopes: ['diets:cater'],
    purposes: ['TRAINING_SERVICE'],
  },
  'site-reader': {
    description: 'The card reader at a museum: registers visits and learns nothing about the visitor.',
    kind: 'tool',
    scopes: ['visits:register'],
    purposes: ['CARD_SERVICE'],
  },
  finance: {
    description: 'Bookkeeping: orders and the name on the invoice.',
    kind: 'staff',
    scopes: ['people:lookup', 'name:read', 'orders:read'],
    purposes: ['BOOKKEEPING'],
  },
  dpo: {
    description: 'The data protection officer: everything that answering a person takes, and the exports.',
    kind: 'staff',
    scopes: [
      'people:lookup',
      'people:search',
      'name:read',
      'contact:read',
      'profile:read',
      'consents:read',
      'rights:read',
      'audit:read',
      'cards:read',
      'visits:read',
      'orders:read',
      'training:read',
      'export',
    ],
    purposes: ['DATA_SUBJECT_RIGHTS', 'ACCOUNTABILITY'],
  },
  'dpo-tool': {
    description: "The data protection officer's tool: exports and nothing else.",
    kind: 'tool',
    scopes: ['export'],
    purposes: ['DATA_SUBJECT_RIGHTS'],
  },
  auditor: {
    description: 'Reads who read what: disclosures, not the data itself.',
    kind: 'staff',
    scopes: ['people:lookup', 'audit:read'],
    purposes: ['ACCOUNTABILITY'],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;

export function isRoleName(name: string): name is RoleName {
  return Object.hasOwn(roles, name);
}

export function roleNamed(name: RoleName): Role {
  return roles[name];
}

/**
 * What a caller may do, as the schema's `@requiresScopes` names it. A scope is a task of the field, not a collection.
 * `self` is the data subject acting on their own record: the policy `own-record` then holds them to it.
 */
export const scopes = [
  'self',
  'people:lookup',
  'people:search',
  'name:read',
  'contact:read',
  'contact:write',
  'profile:read',
  'consents:read',
  'rights:read',
  'audit:read',
  'cards:read',
  'cards:write',
  'visits:read',
  'visits:register',
  'visits:void',
  'orders:read',
  'training:read',
  'training:write',
  'diets:cater',
  'export',
] as const;

export type Scope = (typeof scopes)[number];

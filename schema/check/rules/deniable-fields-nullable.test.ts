import { roles } from '../../../subgraphs/shared/access/roles.js';
import { findingsOf } from '../testing.js';
import { deniableFieldsNullable } from './deniable-fields-nullable.js';

const access = { roles };

describe('deniable-fields-nullable', () => {
  it('accepts a field with a rule of its own that can be null', () => {
    const supergraph =
      'type Person @authenticated { id: ID! email: String @requiresScopes(scopes: [["contact:read"]]) }';

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([]);
  });

  it('names a field with a rule of its own that cannot be null', () => {
    const supergraph = 'type Person @authenticated { email: String! @requiresScopes(scopes: [["contact:read"]]) }';

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([
      expect.stringContaining('Person.email: has an access rule of its own'),
    ]);
  });

  it('names a field that a role is denied for its purpose only, where it sees the rest (P5)', () => {
    const supergraph = `
      type Query { order: Order @requiresScopes(scopes: [["orders:read"]]) }
      type Order @requiresScopes(scopes: [["orders:read"]]) { id: ID! currency: String! total: Cents! @personalData(purposes: [CARD_SERVICE]) }`;

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([
      'Order.total: is not nullable, but denied to card-service acting for CUSTOMER_RELATIONSHIP, who sees the rest',
    ]);
  });

  it('names a field whose type is closed to a role that sees the parent', () => {
    const supergraph = `
      type Query { visit: Visit @requiresScopes(scopes: [["visits:register"]]) }
      type Visit @requiresScopes(scopes: [["visits:register"]]) { at: DateTime! card: Card! }
      type Card @requiresScopes(scopes: [["cards:read"]]) { number: String! }`;

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([
      'Visit.card: is not nullable, but denied to site-reader acting for CARD_SERVICE, who sees the rest',
    ]);
  });

  it('does not mind a type whose fields are denied together: the null moves up and takes nothing that the role may see', () => {
    const supergraph = `
      type Query { order: Order @requiresScopes(scopes: [["orders:read"]]) }
      type Order @requiresScopes(scopes: [["orders:read"]]) { id: ID! total: Cents! @personalData(purposes: [CARD_SERVICE]) }`;

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([]);
  });

  it('does not mind a type that the role never sees', () => {
    const supergraph = `
      type Query { card: Card @requiresScopes(scopes: [["cards:read"]]) }
      type Card @requiresScopes(scopes: [["cards:read"]]) { number: String! }`;

    expect(findingsOf(deniableFieldsNullable, { supergraph, access })).toEqual([]);
  });
});

import type { ConstDirectiveNode } from 'graphql';
import { isObjectType } from 'graphql';
import { namedType } from '../../../subgraphs/shared/access/rules.js';
import { objectFields } from '../../privacy/object-fields.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

/** What the subgraphs tell each other about a person, by the name of its type: the data-holder contract (design decision 3). */
const holderType = /Facts$/;

/**
 * What is between the services stays there (P22): a field of the data-holder contract is `@inaccessible`, and nothing `@inaccessible` is in the API
 * schema.
 */
export const holdersInaccessible: Rule = {
  name: 'holders-inaccessible',
  cites: 'P22, design decision 3',
  check: (register) => [...openHolders(register), ...leaks(register)],
};

function openHolders({ supergraph }: CheckedRegister): readonly Finding[] {
  return objectFields(supergraph)
    .filter(({ node }) => holderType.test(namedType(node.type)) && !isInaccessible(node.directives))
    .map(({ at }) => ({ at, problem: 'is between the services, but not @inaccessible' }));
}

function leaks({ supergraph, api }: CheckedRegister): readonly Finding[] {
  return objectFields(supergraph).flatMap(({ at, type, field, node, typeNode }) => {
    if (!isInaccessible(node.directives) && !isInaccessible(typeNode.directives)) return [];
    const shown = api.getType(type);
    return isObjectType(shown) && Object.hasOwn(shown.getFields(), field)
      ? { at, problem: 'is @inaccessible, but in the API schema' }
      : [];
  });
}

function isInaccessible(directives: readonly ConstDirectiveNode[] | undefined): boolean {
  return (directives ?? []).some(({ name }) => name.value === 'inaccessible');
}

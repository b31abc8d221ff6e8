import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { ClassifiedField } from '../../privacy/classification.js';
import { classifiedFields, isPortable } from '../../privacy/classification.js';
import type { CheckedRegister, Finding, Rule } from '../rule.js';

const accessFile = 'schema/operations/export-access.graphql';
const portabilityFile = 'schema/operations/export-portability.graphql';

/**
 * The copy is complete (P27, Article 15): the document of the access export selects every classified field. The portable part (P32, Article 20) is
 * exact: every portable field, and none that the law obliges the controllers to keep or that they assigned themselves.
 */
export const exportComplete: Rule = {
  name: 'export-complete',
  cites: 'P27, P32, Articles 15 and 20',
  check: (register) => {
    const classified = classifiedFields(register.supergraph);
    return [...accessFindings(register, classified), ...portabilityFindings(register, classified)];
  },
};

function accessFindings({ api, exports }: CheckedRegister, classified: readonly ClassifiedField[]): readonly Finding[] {
  if (!exports.access) return [{ at: accessFile, problem: 'does not exist' }];
  const selected = exportedFields(api, exports.access);
  return classified
    .filter(({ at }) => !selected.has(at))
    .map(({ at }) => ({ at, problem: `is personal data that ${accessFile} does not select` }));
}

function portabilityFindings(
  { api, exports }: CheckedRegister,
  classified: readonly ClassifiedField[],
): readonly Finding[] {
  if (!exports.portability) return [{ at: portabilityFile, problem: 'does not exist' }];
  const selected = exportedFields(api, exports.portability);
  return classified.flatMap((field) => {
    const { at } = field;
    if (isPortable(field) === selected.has(at)) return [];
    return selected.has(at)
      ? { at, problem: `is not portable, but ${portabilityFile} selects it` }
      : { at, problem: `is portable data that ${portabilityFile} does not select` };
  });
}

/** The fields, as `Type.field`, that a document selects below `personDataExport`: what it reads elsewhere is no part of the export. */
function exportedFields(api: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const fields = new Set<string>();
  const types = new TypeInfo(api);
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
        const parent = types.getParentType()?.name;
        const field = node.name.value;
        // Skips the whole subtree.
        if (parent === 'Query' && field !== 'personDataExport') return false;
        fields.add(`${parent ?? '?'}.${field}`);
        return undefined;
      },
    }),
  );
  return fields;
}

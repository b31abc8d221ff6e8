import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Kind, TypeInfo, getOperationAST, visit, visitWithTypeInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../access/caller.js';
import { decideAccess } from '../access/decide.js';
import type { AccessTable } from '../access/rules.js';
import { coordinate } from '../access/rules.js';
import { ServiceFault } from './service-fault.js';

/** What federation adds to a subgraph: the gateway's own doors, whose results are judged by the types behind them. */
const federationFields = new Set(['Query._entities', 'Query._service', '_Service.sdl']);

export type OperationGuard = (
  hash: string,
  document: DocumentNode,
  operationName: string | undefined,
  caller: Caller,
) => void;

/**
 * Refuses an operation that names a field which its caller may not see. The gateway has taken such fields out before it planned, so one that
 * arrives here has come round the gateway or through a fault in it: the whole operation is refused, nothing of it is run.
 */
export function operationGuard(schema: GraphQLSchema, access: AccessTable): OperationGuard {
  const verdicts = new LRUCache<string, { readonly allowed: boolean }>({ max: 10_000 });
  return (hash, document, operationName, caller) => {
    // Everything that decideAccess and the policies' mayHold look at.
    const key = [
      hash,
      operationName,
      caller.role,
      caller.purpose,
      caller.personId !== null,
      caller.catererId !== null,
    ].join('|');
    let verdict = verdicts.get(key);
    if (!verdict) {
      verdict = { allowed: allFieldsAllowed(schema, access, document, operationName, caller) };
      verdicts.set(key, verdict);
    }
    if (!verdict.allowed) throw new ServiceFault('OPERATION_NOT_ALLOWED', 'FORBIDDEN');
  };
}

function allFieldsAllowed(
  schema: GraphQLSchema,
  access: AccessTable,
  document: DocumentNode,
  operationName: string | undefined,
  caller: Caller,
): boolean {
  if (!getOperationAST(document, operationName)) return false;
  let allowed = true;
  const types = new TypeInfo(schema);
  // All operations and fragments of the document: one that is not run may be refused too, the gateway sends one a document.
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: (node) => {
        const parent = types.getParentType();
        const name = node.name.value;
        if (!parent || name.startsWith('__') || parent.name.startsWith('__')) return;
        const at = coordinate(parent.name, name);
        if (federationFields.has(at)) return;
        const field = access.get(at);
        if (!field || !decideAccess(field, caller).allowed) allowed = false;
      },
    }),
  );
  return allowed;
}

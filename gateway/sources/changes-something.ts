import type { DocumentNode } from 'graphql';
import { Kind, OperationTypeNode } from 'graphql';

/** Does a fetch of a query plan change something? It must then not be sent twice. */
export function changesSomething(document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION,
  );
}

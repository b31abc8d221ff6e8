import type { DocumentNode, FieldDefinitionNode, ObjectTypeDefinitionNode, ObjectTypeExtensionNode } from 'graphql';
import { Kind } from 'graphql';

/** A field of an object type, where it is defined. */
export interface ObjectField {
  readonly type: string;
  readonly field: string;
  /** `Type.field`. */
  readonly at: string;
  readonly node: FieldDefinitionNode;
  readonly typeNode: ObjectTypeDefinitionNode | ObjectTypeExtensionNode;
}

/** Every field of every object type of an SDL, in its order. */
export function objectFields(sdl: DocumentNode): readonly ObjectField[] {
  return objectTypes(sdl).flatMap((typeNode) =>
    (typeNode.fields ?? []).map((node) => {
      const [type, field] = [typeNode.name.value, node.name.value];
      return { type, field, at: `${type}.${field}`, node, typeNode };
    }),
  );
}

/** Every object type of an SDL, its extensions too. */
export function objectTypes(sdl: DocumentNode): readonly (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[] {
  return sdl.definitions.filter(
    (definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

import type { Schema } from 'mongoose';

/** A field of the SDL that carries `@personalData`, as `Type.field`. */
export type FieldCoordinate = `${string}.${string}`;

/** What a stored path is, seen from data protection. */
export type PathClassification =
  | { readonly kind: 'personal'; readonly exposedBy: readonly FieldCoordinate[] }
  | { readonly kind: 'operational'; readonly reason: string };

declare module 'mongoose' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the names are mongoose’s: an augmentation has to repeat them
  interface SchemaTypeOptions<T, EnforcedDocType, THydratedDocumentType> {
    /** Set by `personal` or `operational`; a path without it fails `npm run check`. */
    privacy?: PathClassification;
  }
}

/**
 * Options of a mongoose path that holds personal data: the classified fields of the SDL that expose it, so that it can be neither forgotten by an
 * export (Article 15) nor kept without a purpose (P5). A nested object is classified path by path, or as a whole on its subschema.
 *
 * ```ts
 * given: { type: String, required: true, ...personal('PersonName.given') }
 * ```
 */
export function personal(...exposedBy: readonly [FieldCoordinate, ...FieldCoordinate[]]): ClassifiedOptions {
  return { privacy: { kind: 'personal', exposedBy } };
}

/**
 * Options of a mongoose path that holds nothing of a person which the graph should expose: a technical key, a version, data of a museum.
 * @param reason why, for whoever reviews the register
 */
export function operational(reason: string): ClassifiedOptions {
  return { privacy: { kind: 'operational', reason } };
}

export interface ClassifiedOptions {
  readonly privacy: PathClassification;
}

/** A path of a mongoose schema, with what it was classified as; null when nobody has. */
export interface StoredPath {
  /** As it is stored, with dots: `name.given`, `lines.product`. */
  readonly path: string;
  readonly classification: PathClassification | null;
}

/**
 * Every path that a mongoose schema stores a value in. A path inside a classified object or list is classified with it. The version key that
 * mongoose adds by itself (`__v`) counts as unclassified: say `versionKey: false`.
 */
export function storedPaths(schema: Schema): readonly StoredPath[] {
  const paths = pathsWithin(schema, '', null);
  const versionKey: unknown = schema.get('versionKey');
  const added = typeof versionKey === 'string' && !paths.some(({ path }) => path === versionKey);
  return added ? [...paths, { path: versionKey, classification: null }] : paths;
}

function pathsWithin(schema: Schema, prefix: string, inherited: PathClassification | null): StoredPath[] {
  const paths: StoredPath[] = [];
  schema.eachPath((name, type) => {
    const path = prefix + name;
    const classification = (type.options as { privacy?: PathClassification }).privacy ?? inherited;
    if (type.schema) paths.push(...pathsWithin(type.schema, `${path}.`, classification));
    else paths.push({ path, classification });
  });
  return paths;
}

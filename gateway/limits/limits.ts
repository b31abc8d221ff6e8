/** How large an operation may be. All are counted with fragments spread out, each time they are spread. */
export interface OperationLimits {
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Levels of fields. */
  readonly depth: number;
  /** Fields in all. */
  readonly fields: number;
  /** Fields of the operation itself. */
  readonly rootFields: number;
  /** Aliased fields, `__typename` among them. */
  readonly aliases: number;
  /** Directives. */
  readonly directives: number;
  /** Fields times the sizes of the pages around them: about the number of values in the largest possible answer. */
  readonly cost: number;
}

/** Room for every document that the product ships, and for the introspection query of GraphiQL; tests hold both. */
export const defaultLimits: OperationLimits = {
  tokens: 1_000,
  depth: 15,
  fields: 500,
  rootFields: 20,
  aliases: 30,
  directives: 20,
  cost: 50_000,
};

import { buildASTSchema, Kind, parse, print } from 'graphql';
import type { StoredPath } from '../../subgraphs/shared/runtime/personal-data.js';
import { subgraphSdl } from '../../subgraphs/shared/runtime/sdl.js';
import type { AccessNames, CheckedRegister, Rule } from './rule.js';

/** A small register for the test of one rule: what is left out is empty. */
export interface RegisterOutline {
  /** SDL by subgraph. */
  readonly sdl?: Readonly<Record<string, string>>;
  /** Stored paths by subgraph and collection. */
  readonly stored?: Readonly<Record<string, Readonly<Record<string, readonly StoredPath[]>>>>;
  /** The supergraph's SDL; what the subgraphs say, one after the other, when left out. */
  readonly supergraph?: string;
  /** The API schema's SDL; the supergraph's when left out. */
  readonly api?: string;
  readonly exports?: { readonly access?: string; readonly portability?: string };
  readonly access?: Partial<AccessNames>;
}

/** What a rule finds in a register, as `at: problem`. */
export function findingsOf(rule: Rule, outline: RegisterOutline): readonly string[] {
  return rule.check(registerOf(outline)).map(({ at, problem }) => `${at}: ${problem}`);
}

/** The register of an outline. */
export function registerOf({
  sdl = {},
  stored = {},
  exports = {},
  access = {},
  ...outline
}: RegisterOutline): CheckedRegister {
  const names = [...new Set([...Object.keys(sdl), ...Object.keys(stored)])];
  const supergraph = outline.supergraph ?? Object.values(sdl).join('\n');
  return {
    subgraphs: names.map((name) => ({
      name,
      sdl: parsed(sdl[name] ?? ''),
      collections: Object.entries(stored[name] ?? {}).map(([collection, paths]) => ({ name: collection, paths })),
    })),
    supergraph: parsed(supergraph),
    // Built only for the rules that look at it: the others' outlines name types that they leave out.
    get api() {
      return buildASTSchema(parsed(outline.api ?? supergraph), { assumeValid: true, assumeValidSDL: true });
    },
    exports: {
      access: exports.access === undefined ? null : parse(exports.access),
      portability: exports.portability === undefined ? null : parse(exports.portability),
    },
    access: { scopes: [], policies: [], purposes: [], roles: {}, ...access },
  };
}

/** The purposes with their grounds, as the register has them: without them no field is classified. */
const purposes = subgraphSdl('register')
  .definitions.filter(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'ProcessingPurpose',
  )
  .map(print)
  .join('\n');

function parsed(outlined: string): ReturnType<typeof parse> {
  const classifies = outlined.includes('@personalData') && !outlined.includes('enum ProcessingPurpose');
  const sdl = classifies ? `${outlined}\n${purposes}` : outlined;
  // GraphQL has no empty document.
  return parse(sdl.trim() === '' ? 'scalar Nothing' : sdl);
}

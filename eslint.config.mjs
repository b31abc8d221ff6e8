import tseslint from 'typescript-eslint';

/** Import paths that lead into one of these folders. */
const into = (...folders) => `(^|/)(${folders.join('|')})/`;
const subgraphs = ['register', 'museokortti', 'training'];

/** Options of no-restricted-imports: each a pattern with why it is one. */
const apart = (...names) => ({
  regex: into('gateway', 'tools', ...names),
  message: 'Subgraphs never import each other, nor the gateway; what all share is in subgraphs/shared.',
});
const noDatabase = {
  group: ['mongoose', 'mongodb'],
  message: 'A resolver authorizes, calls, returns: what is stored is behind a repository or a loader.',
};
const pure = {
  group: ['mongoose', 'mongodb', 'graphql', '@apollo/*', 'node:*', '**/data/*', '**/resolvers/*'],
  message: 'A rule is pure: facts and `now` come in, a decision comes out.',
};
const frozen = {
  regex: '^(?!mongoose$|\\.\\./\\.\\./shared/mongo/(collections|migrations)\\.js$|\\./\\d{4}-)',
  message:
    'A migration is frozen history: it writes out what it makes, and takes nothing from code that goes on changing.',
};
const others = (name) => subgraphs.filter((other) => other !== name);
const restrictImports = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const clock = { object: 'Date', property: 'now', message: 'The one clock is made at the entry point and handed down.' };
const chance = {
  object: 'Math',
  property: 'random',
  message: 'A rule is pure: the same facts give the same decision.',
};
const environment = {
  object: 'process',
  property: 'env',
  message: 'Settings are read once, by main.ts, into the typed configuration of the service.',
};
const present = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The one clock is made at the entry point and handed down.',
};
const storedElsewhere = {
  selector: 'NewExpression[callee.name="Schema"]',
  message:
    'What is stored is declared in data/ or shared/mongo/*.model.ts: npm run check looks for stored paths nowhere else.',
};

export default tseslint.config(
  { ignores: ['dist/', '**/node_modules/', '**/generated/', '.data/', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // mongoose types the options of a path as a class, and everybody writes them as object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },

  // Who may import whom.
  restrictImports(['gateway/**/*.ts'], {
    regex: into(...subgraphs),
    message: 'The gateway knows subgraphs by their SDL alone.',
  }),
  { ...restrictImports(['tools/**/domain/**/*.ts'], pure), ignores: ['**/*.test.ts'] },
  restrictImports(['subgraphs/shared/**/*.ts'], apart(...subgraphs)),
  ...subgraphs.flatMap((name) => [
    restrictImports([`subgraphs/${name}/**/*.ts`], apart(...others(name))),
    restrictImports([`subgraphs/${name}/resolvers/**/*.ts`], apart(...others(name)), noDatabase),
    restrictImports([`subgraphs/${name}/migrations/*.ts`], apart(...others(name)), frozen),
    {
      ...restrictImports([`subgraphs/${name}/domain/**/*.ts`], apart(...others(name)), pure),
      ignores: ['**/*.test.ts'],
    },
  ]),

  // One clock, one place for settings, one place for what is stored.
  {
    files: ['gateway/**/*.ts', 'subgraphs/**/*.ts', 'schema/**/*.ts'],
    ignores: ['subgraphs/shared/clock.ts', 'gateway/graphiql/**'],
    rules: {
      'no-restricted-properties': ['error', clock, environment],
      'no-restricted-syntax': ['error', present, storedElsewhere],
    },
  },
  {
    // Entry points read the settings; apollo.ts sets the one that turns Apollo's telemetry off.
    files: ['**/main.ts', 'subgraphs/shared/runtime/process.ts', 'gateway/apollo.ts'],
    rules: { 'no-restricted-properties': ['error', clock] },
  },
  {
    files: ['subgraphs/*/data/**/*.ts', 'subgraphs/shared/mongo/*.model.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', present] },
  },
  {
    files: ['**/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process'],
      'no-restricted-properties': ['error', clock, chance],
      'no-restricted-syntax': ['error', present, storedElsewhere],
    },
  },
);

/**
 * What Jest's CommonJS cannot load as it is, and is transformed like our own code: packages that ship ES modules alone, and the one file of the
 * MongoDB driver that loads a module by a dynamic import.
 */
const transformedToo = [
  'jose/',
  '@faker-js/',
  'temporal-polyfill/',
  'temporal-utils/',
  'content-disposition/',
  'cookie/',
  'mongodb/lib/runtime_adapters\\.js',
];

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/gateway', '<rootDir>/subgraphs', '<rootDir>/schema', '<rootDir>/tools', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/setup/global-setup.mjs',
  globalTeardown: '<rootDir>/test/setup/global-teardown.mjs',
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${transformedToo.join('|')}))`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^oauth2-mock-server$': '<rootDir>/test/setup/oauth2-mock-server.cjs',
  },
  // Jest leaves a core free by default, which on two is half of them.
  maxWorkers: '100%',
  testTimeout: 30_000,
};

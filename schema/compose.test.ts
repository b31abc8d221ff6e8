import { composeSupergraph } from './compose.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])';

describe('composeSupergraph', () => {
  it('joins what the subgraphs know of an entity, and names no host', () => {
    const composition = composeSupergraph([
      {
        name: 'register',
        sdl: `${link} type Query { me: Person } type Person @key(fields: "id") { id: ID! email: String }`,
      },
      { name: 'training', sdl: `${link} type Person @key(fields: "id") { id: ID! diet: String }` },
    ]);

    expect(composition).toMatchObject({
      composed: true,
      supergraphSdl: expect.stringContaining(
        '@join__graph(name: "training", url: "http://training/graphql")',
      ) as string,
    });
  });

  it('gives every error by its code', () => {
    const composition = composeSupergraph([
      { name: 'register', sdl: `${link} type Query { name: String }` },
      { name: 'training', sdl: `${link} type Query { name: String }` },
    ]);

    expect(composition).toEqual({
      composed: false,
      errors: [{ code: 'INVALID_FIELD_SHARING', message: expect.stringContaining('Query.name') as string }],
    });
  });

  it('takes a hint that nobody has called harmless for an error', () => {
    const composition = composeSupergraph([
      { name: 'register', sdl: `${link} "Who." type Query { a: Person } "One." type Person @shareable { id: ID! }` },
      { name: 'training', sdl: `${link} type Query { b: Person } "Another." type Person @shareable { id: ID! }` },
    ]);

    expect(composition).toEqual({
      composed: false,
      errors: [{ code: 'INCONSISTENT_DESCRIPTION', message: expect.stringContaining('Person') as string }],
    });
  });

  it('knows the hint that is meant: register sees only whether a part of an export is whole', () => {
    const part = 'type TrainingExport { complete: Boolean @shareable';
    const composition = composeSupergraph([
      {
        name: 'register',
        sdl: `${link} type Query { export: Export }
          type Export @key(fields: "id") { id: ID! training: TrainingExport @external status: Int @requires(fields: "training { complete }") }
          ${part} }`,
      },
      {
        name: 'training',
        sdl: `${link} type Export @key(fields: "id") { id: ID! training: TrainingExport } ${part} diets: Int }`,
      },
    ]);

    expect(composition).toMatchObject({ composed: true });
  });
});

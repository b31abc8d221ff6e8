import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHeading, readExamples } from './examples.js';

describe('the heading of an example', () => {
  it('gives its place, its title, the persona it suits and what there is to see', () => {
    const document =
      '# 3. My rights\n# Persona: person\n# Who has read my data,\n# and when.\nquery MyRights { me { id } }\n';
    expect(parseHeading('my-rights', document)).toEqual({
      position: 3,
      title: 'My rights',
      persona: 'person',
      description: 'Who has read my data, and when.',
    });
  });

  it('is absent from a document that names no persona, such as those of the export', () => {
    expect(
      parseHeading('export-access', '# The complete copy of Article 15.\nquery ExportAccess { me { id } }'),
    ).toBeUndefined();
    expect(parseHeading('plain', 'query Plain { me { id } }')).toBeUndefined();
  });

  it('is refused without a number, naming the file', () => {
    expect(() => parseHeading('my-rights', '# My rights\n# Persona: person\nquery MyRights { me { id } }')).toThrow(
      'my-rights.graphql',
    );
  });
});

describe('the folder of the operations', () => {
  it('is read in the order of the headings, with the variables beside a document', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'operations-'));
    try {
      await writeFile(join(folder, 'a.graphql'), '# 10. Later\n# Persona: dpo\nquery A { me { id } }\n');
      await writeFile(join(folder, 'b.graphql'), '# 9. Earlier\n# Persona: person\nquery B { me { id } }\n');
      await writeFile(join(folder, 'b.variables.json'), '{ "first": 3 }\n');
      await writeFile(join(folder, 'c.graphql'), 'query NoExample { me { id } }\n');
      const examples = await readExamples(folder);
      expect(examples.map(({ name, variables }) => ({ name, variables }))).toEqual([
        { name: 'b', variables: '{ "first": 3 }' },
        { name: 'a', variables: '' },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

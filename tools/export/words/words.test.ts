import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportKinds, publishedSchema } from '../../../schema/export/published-schemas.js';
import type { JsonSchema } from '../../../schema/export/response-schema.js';
import { repositoryRoot } from '../../../subgraphs/shared/paths.js';
import { columnTitle } from '../page/section-part.js';
import type { Section } from '../sections.js';
import { sectionsOf } from '../sections.js';
import { pageLanguages, words } from './words.js';

const sections: readonly Section[] = exportKinds.flatMap((kind) => {
  const file = join(repositoryRoot, publishedSchema(kind).path);
  return sectionsOf(JSON.parse(readFileSync(file, 'utf8')) as JsonSchema, {});
});

describe.each(pageLanguages)('the words of the page in %s', (language) => {
  const own = words[language];

  it('name every section of both exports', () => {
    expect(sections.map(({ name }) => name).filter((name) => !Object.hasOwn(own.sections, name))).toEqual([]);
  });

  it('name every value of both exports: one that is added to the graph has to be given its title', () => {
    const untitled = sections.flatMap(({ name, columns, lists }) =>
      [...columns, ...lists, ...lists.flatMap((list) => list.columns)]
        .map(({ path }) => path)
        .filter((path) => path.join() !== 'id' && columnTitle(name, path, own) === path.join('.'))
        .map((path) => `${name}.${path.join('.')}`),
    );
    expect(untitled).toEqual([]);
  });

  it('have a word for every enum that a table shows', () => {
    const enums = sections
      .flatMap(({ columns, lists }) => [...columns, ...lists.flatMap((list) => list.columns)])
      .flatMap(({ form }) => (form.kind === 'code' || form.kind === 'codes' ? form.enumName : []));
    expect(enums.filter((name) => !Object.hasOwn(own.values, name))).toEqual([]);
  });
});

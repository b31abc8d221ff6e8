import { publishedSchema } from '../../schema/export/published-schemas.js';
import { requireValid } from '../../tools/export/validate.js';
import type { Stack } from '../setup/stack.js';
import { startStack, topologies } from '../setup/stack.js';
import { askExport, customerNumber, exportOf, inDatabases, personId, schemaOf } from './exported.js';

describe.each(topologies)('the export of one person, %s', (topology) => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await startStack({ topology });
  });
  afterAll(() => stack.close());

  it('has every record of the person in the three databases (P27, Article 15)', async () => {
    const exported = await exportOf(stack, 'dpo-tool');
    const held = await inDatabases(stack, async ({ register, museokortti, training }) => ({
      consents: await register.collection('consentDecisions').countDocuments({ personId }),
      rightsRequests: await register.collection('rightsRequests').countDocuments({ personId }),
      disclosures: await register.collection('disclosures').countDocuments({ personId }),
      cards: await museokortti.collection('cards').countDocuments({ personId }),
      visits: await museokortti.collection('visits').countDocuments({ personId }),
      orders: await museokortti.collection('orders').countDocuments({ personId }),
      enrolments: await training.collection('enrolments').countDocuments({ personId }),
      qualifications: await training.collection('qualifications').countDocuments({ personId }),
      diets: await training.collection('diets').countDocuments({ personId }),
    }));
    const { consents, rightsRequests, disclosures } = exported;
    const { cards = [], visits = [], orders = [] } = exported.museokortti ?? {};
    const { enrolments = [], qualifications = [], diets = [] } = exported.training ?? {};
    const sections = {
      ...{ consents, rightsRequests, disclosures },
      ...{ cards, visits, orders, enrolments, qualifications, diets },
    };
    const exportedCounts = Object.fromEntries(
      Object.entries(sections).map(([name, records]) => [name, records.length]),
    );
    expect(exportedCounts).toEqual(held);
    expect(Object.values(held)).not.toContain(0);
    expect(exported).toMatchObject({ status: 'COMPLETE', missing: [], person: { customerNumber } });
  });

  it.each(['access', 'portability'] as const)('validates against the published schema: %s (P32)', async (kind) => {
    const exported = await exportOf(stack, 'dpo-tool', kind);
    expect(() =>
      requireValid(schemaOf(kind), { $schema: publishedSchema(kind).id, personDataExport: exported }),
    ).not.toThrow();
    expect(() => requireValid(schemaOf(kind), { $schema: publishedSchema(kind).id, personDataExport: {} })).toThrow(
      /does not fit/,
    );
  });

  it.each(['access', 'portability'] as const)(
    'publishes its schema to everybody where the exported file says: %s (P32)',
    async (kind) => {
      const { $id = '' } = schemaOf(kind);
      const response = await fetch(new URL(new URL($id).pathname, stack.url));
      expect(response.headers.get('content-type')).toMatch(/^application\/schema\+json/);
      expect(await response.json()).toEqual(schemaOf(kind));
    },
  );

  it('says who holds the data, whom it goes to and where to complain (P1, P23, P34)', async () => {
    const { information } = await exportOf(stack, 'dpo-tool');
    expect(information).toMatchObject({
      controllers: [{ businessId: '2673987-4' }, { businessId: '0202228-9' }],
      complaint: expect.stringContaining('tietosuoja.fi') as string,
    });
    expect(JSON.stringify(information['recipients'])).toContain('name');
  });

  it('leaves what only the law wants kept, and what the controllers assigned, out of the portable part (P32)', async () => {
    const complete = await exportOf(stack, 'dpo-tool');
    const portable = JSON.stringify(await exportOf(stack, 'dpo-tool', 'portability'));
    const notPortable = [
      customerNumber,
      ...(complete.museokortti?.cards ?? []).flatMap((card) => [card['number'], card['serviceNumber']]),
      ...complete.consents.map((consent) => consent['id']),
      ...complete.disclosures.map((disclosure) => disclosure['id']),
      ...(complete.training?.qualifications ?? []).map((qualification) => qualification['id']),
    ];
    expect(notPortable.length).toBeGreaterThan(10);
    expect(notPortable.filter((value) => portable.includes(String(value)))).toEqual([]);
    expect(portable).toContain(String(complete.museokortti?.visits[0]?.['id']));
    expect(portable).toContain(String(complete.museokortti?.orders[0]?.['number']));
  });

  it('is written down with role and purpose, the own one too, and shows in the disclosures (Article 15(1)(c))', async () => {
    const byTool = await exportOf(stack, 'dpo-tool');
    const own = await exportOf(stack, 'person');
    expect(own.disclosures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: byTool.id, kind: 'EXPORT', role: 'dpo-tool', purpose: 'DATA_SUBJECT_RIGHTS' }),
        expect.objectContaining({ id: own.id, kind: 'EXPORT', role: 'person', purpose: 'DATA_SUBJECT_RIGHTS' }),
      ]),
    );
    const seen = await stack.ask('person', '{ me { disclosures(first: 100) { nodes { id kind role purpose } } } }');
    expect(seen.data).toMatchObject({
      me: {
        disclosures: {
          nodes: expect.arrayContaining([
            expect.objectContaining({ id: byTool.id, role: 'dpo-tool', purpose: 'DATA_SUBJECT_RIGHTS' }),
            expect.objectContaining({ id: own.id, role: 'person', purpose: 'DATA_SUBJECT_RIGHTS' }),
          ]) as unknown,
        },
      },
    });
  });

  it.each([
    ['other-person', customerNumber],
    ['former-person', customerNumber],
    ['other-person', '999999999999'],
    ['card-service', customerNumber],
    ['training-service', customerNumber],
    ['auditor', customerNumber],
  ])('is refused to %s, whether the number exists or not (P22)', async (persona, of) => {
    const { data, errors } = await askExport(stack, persona, 'access', of);
    expect(data?.['personDataExport'] ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toContain('FORBIDDEN');
  });

  it('is refused to whoever is not signed in', async () => {
    const { data, errors } = await askExport(stack, null);
    expect(data?.['personDataExport'] ?? null).toBeNull();
    expect(errors?.[0]?.extensions?.['code']).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  });

  it('answers that nothing is held about a number that nobody has (Article 15 after an erasure)', async () => {
    const { data, errors } = await askExport(stack, 'dpo-tool', 'access', '999999999999');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ personDataExport: null });
  });
});

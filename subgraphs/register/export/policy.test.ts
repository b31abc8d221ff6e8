import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../shared/paths.js';
import { StartupError } from '../../shared/startup-error.js';
import { readPrivacyPolicy } from './policy.js';

const shipped = join(repositoryRoot, 'policy', 'policy.json');

describe('the policy file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'policy-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is said of a file that is the shipped one with a change. */
  function refusalOf(change: (text: string) => string): unknown {
    const file = join(folder, 'policy.json');
    writeFileSync(file, change(readFileSync(shipped, 'utf8')));
    try {
      return readPrivacyPolicy(file);
    } catch (error) {
      return error;
    }
  }

  it('as it is shipped names both controllers (P1), whom to ask (P35) and the processors (P23)', () => {
    const { controllers, dataProtectionOfficer, processors } = readPrivacyPolicy(shipped);
    expect(controllers.map(({ businessId }) => businessId)).toEqual(['2673987-4', '0202228-9']);
    expect(dataProtectionOfficer.email).toContain('@');
    expect(processors.length).toBeGreaterThan(0);
  });

  it.each([
    ['a controller that the register does not have', '"MUSEOLIITTO"', '"OTHER"', 'controllers.1.controller'],
    ['a business id that is none', '0202228-9', '202228', 'controllers.1.businessId: not a Finnish business id'],
    ['a text that misses a language', '"sv": "Dataskyddsombudet",', '', 'dataProtectionOfficer.name.sv'],
    ['a contact that is no e-mail address', 'tietosuojavastaava@', '', 'dataProtectionOfficer.email'],
  ])('is refused at the start for %s, naming the place', (_what, from, to, place) => {
    const refusal = refusalOf((text) => text.replace(from, to));
    expect(refusal).toBeInstanceOf(StartupError);
    expect(refusal).toMatchObject({ code: 'BAD_POLICY_FILE', mend: 'Mend it or set POLICY_FILE.' });
    expect((refusal as StartupError).problem).toContain(place);
  });

  it('is refused when it names no processor: an export has to name who receives the data (Article 15(1)(c))', () => {
    const refusal = refusalOf((text) =>
      JSON.stringify({ ...(JSON.parse(text) as Record<string, unknown>), processors: [] }),
    );
    expect((refusal as StartupError).problem).toContain('processors');
  });

  it.each([
    ['no JSON', (): string => '{'],
    ['an empty file', (): string => ''],
  ])('is refused when it is %s', (_what, change) => {
    expect(refusalOf(change)).toMatchObject({ code: 'BAD_POLICY_FILE' });
  });

  it('is refused when it is not there', () => {
    expect(() => readPrivacyPolicy(join(folder, 'nothing.json'))).toThrow(StartupError);
  });
});

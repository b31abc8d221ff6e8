import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { exportFiles } from '../../tools/export/files.js';
import type { JsonObject } from '../../tools/export/sections.js';
import { publishedSchema } from '../../schema/export/published-schemas.js';
import { launchChromium } from '../browser/chromium.js';
import type { Stack } from '../setup/stack.js';
import { startStack } from '../setup/stack.js';
import { customerNumber, exportOf, schemaOf } from './exported.js';

describe('the page of an export in a browser', () => {
  let stack: Stack;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    [stack, browser, folder] = await Promise.all([
      startStack({ persons: 0 }),
      launchChromium(),
      mkdtemp(join(tmpdir(), 'export-page-')),
    ]);
  });
  afterAll(async () => {
    await Promise.all([browser.close(), stack.close(), rm(folder, { recursive: true })]);
  });

  it('stands alone: asks for nothing, breaks no rule of its own policy, has its style, and fits a telephone', async () => {
    const exported = await exportOf(stack, 'dpo-tool');
    const { files } = exportFiles({
      exported: exported as unknown as JsonObject,
      ...{ customerNumber, language: 'fi', published: publishedSchema('access'), schema: schemaOf('access') },
    });
    const file = join(folder, 'index.html');
    await writeFile(file, files.find(({ name }) => name === 'index.html')?.text ?? '');
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(file).href);

    expect(requested).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate("getComputedStyle(document.querySelector('header')).borderTopStyle")).toBe('solid');
    // Wide tables scroll by themselves; the page does not.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Jäljennös henkilötiedoistasi');
    const links = await page.locator('nav a').all();
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    }
  });
});

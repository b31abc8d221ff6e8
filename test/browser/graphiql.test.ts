import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ensureGraphiqlPage } from '../../gateway/graphiql/build.js';
import { graphiqlFolders } from '../../gateway/graphiql-folders.js';
import { readExamples } from '../../gateway/graphiql/examples.js';
import { startStack, type Stack } from '../setup/stack.js';
import { launchChromium } from './chromium.js';
import { answerAfter, editorText, exampleButton, openGraphiql } from './graphiql-page.js';
import { openWatchedPage, type Watch } from './watched-page.js';

jest.setTimeout(60_000);

const pictures = join('dist', 'pictures');

let stack: Stack;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let watch: Watch;

beforeAll(async () => {
  await ensureGraphiqlPage(graphiqlFolders.assetsDir);
  [stack, browser] = await Promise.all([startStack({ graphiql: graphiqlFolders }), launchChromium()]);
  context = await browser.newContext({
    baseURL: stack.url,
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
  });
  await mkdir(pictures, { recursive: true });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await stack.close();
});

/** A page does nothing that it must not, whatever a test does with it. */
function expectQuiet({ requestsElsewhere, policyViolations, consoleErrors }: Watch): void {
  expect({ requestsElsewhere, policyViolations, consoleErrors }).toEqual({
    requestsElsewhere: [],
    policyViolations: [],
    consoleErrors: [],
  });
}

describe('the page', () => {
  beforeAll(async () => {
    ({ page, watch } = await openWatchedPage(context, stack.url));
    await openGraphiql(page);
  });

  afterEach(() => expectQuiet(watch));

  afterAll(async () => {
    await page.evaluate('localStorage.clear()');
    await page.close();
  });

  it('opens as the data subject, with the first example in the editor', async () => {
    const [first] = await readExamples(graphiqlFolders.operationsDir);
    expect(await page.getByLabel('Acting as').inputValue()).toBe('person');
    expect(await editorText(page, 'operation.graphql')).toBe(first?.document);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('runs an example at once and shows one person’s data of both controllers', async () => {
    const answer = await answerAfter(page, () => exampleButton(page, 'Me, across both controllers').click());
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({
      me: { customerNumber: '100000000001', cards: {}, enrolments: {}, retention: {} },
    });
    await page.screenshot({ path: join(pictures, 'graphiql-light.png') });
  });

  it('answers as the persona that is chosen: the service desk is nobody’s `me` (P22)', async () => {
    await answerAfter(page, () => exampleButton(page, 'Me, across both controllers').click());
    const answer = await answerAfter(page, () => page.getByLabel('Acting as').selectOption('card-service'));
    expect(answer.data).toEqual({ me: null });
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await page.locator('#persona-description').textContent()).toMatch(/Service desk/);
  });

  it('acts for the purpose that is chosen', async () => {
    await answerAfter(page, () => exampleButton(page, 'Who is calling?').click());
    const answer = await answerAfter(page, () => page.getByLabel('For the purpose').selectOption('CARD_SERVICE'));
    expect(answer.errors).toBeUndefined();
    const last = watch.requests.filter((request) => request.url().endsWith('/graphql')).at(-1);
    expect(last?.headers()['purpose']).toBe('CARD_SERVICE');
  });

  it('runs every example with nothing but the refusals that it announces', async () => {
    for (const { title, description, document } of await readExamples(graphiqlFolders.operationsDir)) {
      const answer = await answerAfter(page, () => exampleButton(page, title).click());
      expect(await editorText(page, 'operation.graphql')).toBe(document);
      const codes = new Set((answer.errors ?? []).map(({ extensions }) => extensions?.code));
      expect({ title, codes: [...codes] }).toEqual({
        title,
        codes: description.includes('FORBIDDEN') ? ['FORBIDDEN'] : [],
      });
      const mendable = [...JSON.stringify(answer.data).matchAll(/"code":"([A-Z_]+)","path":/g)].map(([, code]) => code);
      // The demo data may have taken the person to that museum today.
      expect({ title, mendable: mendable.filter((code) => code !== 'DUPLICATE_VISIT') }).toEqual({
        title,
        mendable: [],
      });
    }
  });

  it('shows the descriptions of the schema in the documentation explorer', async () => {
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    const docs = page.getByRole('region', { name: 'Documentation Explorer' });
    await docs.getByRole('link', { name: 'Query', exact: true }).click();
    await docs.getByText("The signed-in person's own record").waitFor();
    await docs.getByRole('link', { name: 'Person', exact: true }).first().click();
    await docs.getByText(/When this person's data is deleted without being asked \(P24\)/).waitFor();
  });

  it('gives every control a name for a screen reader', async () => {
    const roles = ['button', 'combobox', 'textbox', 'tab', 'link'] as const;
    for (const role of roles) {
      const [all, named] = await Promise.all([
        page.getByRole(role).count(),
        page.getByRole(role, { name: /\S/ }).count(),
      ]);
      expect({ role, named }).toEqual({ role, named: all });
    }
  });
});

describe('a page of its own', () => {
  beforeEach(async () => {
    ({ page, watch } = await openWatchedPage(context, stack.url));
  });

  afterEach(async () => {
    await page.evaluate('localStorage.clear()');
    await page.close();
    expectQuiet(watch);
  });

  it('works by keyboard, from the persona to the answer', async () => {
    await openGraphiql(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toContain('Acting as');
    await exampleButton(page, 'Me, across both controllers').focus();
    const answer = await answerAfter(page, () => page.keyboard.press('Enter'));
    expect(answer.errors).toBeUndefined();
  });

  it('keeps tokens in memory alone, and what was typed no longer than the browser tab (P22)', async () => {
    const tokens: string[] = [];
    page.on('request', (request) => tokens.push(request.headers()['authorization']?.slice('Bearer '.length) ?? ''));
    await openGraphiql(page);
    await answerAfter(page, () => exampleButton(page, 'Who is calling?').click());
    const kept = String(
      await page.evaluate(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])',
      ),
    );
    const sent = tokens.filter((token) => token !== '');
    expect(sent.length).toBeGreaterThan(0);
    for (const token of sent) expect(kept).not.toContain(token);
    expect(
      await page.evaluate('Object.keys(localStorage).filter((key) => /query|variables|tab|queries/i.test(key))'),
    ).toEqual([]);
  });

  it('asks for an access token where there is no development issuer', async () => {
    await page.route('**/dev/personas', (route) => route.fulfill({ status: 404 }));

    await openGraphiql(page);
    await page.getByLabel('Access token').fill(await stack.token('person'));
    await page.getByRole('button', { name: 'Use it' }).click();
    const answer = await answerAfter(page, () => exampleButton(page, 'Me, across both controllers').click());
    expect(answer.data).toMatchObject({ me: { customerNumber: '100000000001' } });
    // Chromium itself reports a 404 and a 401; there must be nothing else.
    const others = watch.consoleErrors.filter((error) => !/status of 40[14]/.test(error));
    watch.consoleErrors.splice(0, Infinity, ...others);
  });

  it('is readable in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openGraphiql(page);
    await answerAfter(page, () => exampleButton(page, 'My rights').click());
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(33, 42, 59)');
    await page.screenshot({ path: join(pictures, 'graphiql-dark.png') });
  });
});

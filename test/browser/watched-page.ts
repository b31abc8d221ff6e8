import type { BrowserContext, Page, Request } from 'playwright-core';

/** What a page did, and what it must not do. */
export interface Watch {
  /** Every request to the gateway. */
  readonly requests: Request[];
  /** Requests to anything but the gateway. `launchChromium` resolves no other host: they fail, and are noted all the same. */
  readonly requestsElsewhere: string[];
  readonly consoleErrors: string[];
  readonly policyViolations: string[];
}

/**
 * Opens a page that notes what it asks for and what it complains of.
 *
 * @param origin the gateway, `http://127.0.0.1:4000`
 */
export async function openWatchedPage(context: BrowserContext, origin: string): Promise<{ page: Page; watch: Watch }> {
  const page = await context.newPage();
  const watch: Watch = { requests: [], requestsElsewhere: [], consoleErrors: [], policyViolations: [] };

  // Not a route that the test answers: that would switch off the browser's cache, and measure another page than users have.
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked === origin) watch.requests.push(request);
    else if (protocol !== 'data:' && protocol !== 'blob:') watch.requestsElsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') watch.consoleErrors.push(message.text());
  });
  page.on('pageerror', ({ message }) => watch.consoleErrors.push(message));
  await page.exposeFunction('noteViolation', (violation: string) => void watch.policyViolations.push(violation));
  await page.addInitScript(`
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      noteViolation(effectiveDirective + ' ' + blockedURI.slice(0, 80)));`);
  return { page, watch };
}

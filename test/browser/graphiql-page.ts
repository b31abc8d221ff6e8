import type { Page } from 'playwright-core';

/** The answer of a GraphQL operation, as GraphiQL shows it. */
export interface ShownAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Opens GraphiQL and waits until its editors are there and the schema is read. */
export async function openGraphiql(page: Page): Promise<void> {
  await page.goto('/graphiql');
  await page.locator('.examples button:not(:disabled)').first().waitFor();
}

export function exampleButton(page: Page, title: string) {
  return page.getByRole('region', { name: 'Examples' }).getByRole('button', { name: title });
}

/** The text of one of GraphiQL's editors: Monaco draws only the lines in view, its model has them all. */
export async function editorText(
  page: Page,
  file: 'operation.graphql' | 'variables.json' | 'response.json',
): Promise<string> {
  const text: unknown = await page.evaluate(
    `__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('${file}'))?.getValue() ?? ''`,
  );
  return String(text);
}

/** Does something that runs an operation, and waits for the answer that comes of it. */
export async function answerAfter(page: Page, act: () => Promise<unknown>): Promise<ShownAnswer> {
  const answered = page.waitForResponse((response) => {
    const request = response.request();
    // The schema may still be on its way when the first operation runs.
    return new URL(request.url()).pathname === '/graphql' && request.postData()?.includes('__schema') === false;
  });
  await act();
  const body = (await (await answered).json()) as ShownAnswer;
  // Not `waitForFunction`: it polls by `eval`, which the page's policy refuses.
  await page.evaluate(`new Promise((resolve) => {
    const model = __MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('response.json'));
    const compact = (text) => { try { return JSON.stringify(JSON.parse(text)); } catch { return text; } };
    const check = () => { if (compact(model.getValue()) === ${JSON.stringify(JSON.stringify(body))}) resolve(); };
    model.onDidChangeContent(check);
    check();
  })`);
  return body;
}

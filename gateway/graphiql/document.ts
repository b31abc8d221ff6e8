/** What the page's HTML refers to, as URLs on the gateway's own origin. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly preloads: readonly string[];
}

/** The mark of the product: an entrance arch. In a `data:` URL, so that the browser asks for no /favicon.ico. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b4f6c"/><path d="M9 25V15a7 7 0 0 1 14 0v10h-4V15a3 3 0 0 0-6 0v10z" fill="#fff"/></svg>',
  );

/** The whole HTML of the page. It holds no inline script and no inline style, so that the content security policy can refuse them. */
export function htmlDocument({ script, style, preloads }: PageParts): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>GraphiQL · Asiakasrekisteri</title>
    <link rel="icon" href="${icon}" />
    <link rel="stylesheet" href="${style}" />
${preloads.map((url) => `    <link rel="modulepreload" href="${url}" />\n`).join('')}\
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <header id="header"></header>
    <main id="root">
      <p class="page-status" role="status">Loading GraphiQL…</p>
      <noscript><p class="page-status">GraphiQL needs JavaScript.</p></noscript>
    </main>
  </body>
</html>
`;
}

/**
 * What the page may do in a browser: run and fetch from its own origin, and nothing else. No script and no style sheet of
 * another host, no `eval`, no inline script; nobody frames it, no form leaves it.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Monaco writes its theme and the geometry of each rendered line as style elements and style attributes, and has no place for a
  // nonce; a hash cannot cover text that changes with the window. Styles alone: a script stays refused.
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  // Monaco's and GraphiQL's style sheets draw some of their icons as data: URLs.
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Sent with everything under /graphiql; with the workers too, whose policy is that of their own response. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

import type { DevelopmentIssuer } from './dev-issuer/dev-issuer.js';

/** `aud` of the tokens for this register, unless configuration names another. */
export const defaultAudience = 'asiakasrekisteri';

/** The OpenID Connect provider whose access tokens are believed. */
export interface IdentityProvider {
  /** `iss` of its tokens. */
  readonly issuer: string;
  /** `aud` that its tokens for this register carry. */
  readonly audience: string;
  /** Where its public keys are. */
  readonly jwksUri: URL;
}

/** Does anybody get a token here who asks for one? */
export function isDevelopmentIssuer(identity: IdentityProvider | DevelopmentIssuer): identity is DevelopmentIssuer {
  return 'tokenFor' in identity;
}

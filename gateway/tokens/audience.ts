/** `aud` of the tokens for this register, unless configuration names another. */
export const defaultAudience = 'asiakasrekisteri';

/** What stands in the variables of an example where a new idempotency key belongs. */
export const freshKeyPlaceholder = '{{freshKey}}';

/**
 * The variables of an example with a new idempotency key for each placeholder. With a key that is written down, the example would be one intention for
 * ever: whoever chooses it a second time would be shown what happened the first time.
 * @param newKey makes a key that nobody has used
 */
export function withFreshKeys(variables: string, newKey: () => string = randomKey): string {
  return variables.replaceAll(freshKeyPlaceholder, () => newKey());
}

/** 128 random bits. `crypto.randomUUID` is not there on a page that came by plain HTTP from another machine. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

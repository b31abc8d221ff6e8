import { freshKeyPlaceholder, withFreshKeys } from './fresh-key.js';

const variables = `{ "input": { "idempotencyKey": "${freshKeyPlaceholder}", "phone": "040 123 4567" } }`;

const keyOf = (text: string): string =>
  (JSON.parse(text) as { input: { idempotencyKey: string } }).input.idempotencyKey;

describe('the variables of an example', () => {
  it('are another intention each time that the example is chosen', () => {
    const keys = Array.from({ length: 100 }, () => keyOf(withFreshKeys(variables)));
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('keep everything else as it is written', () => {
    expect(withFreshKeys(variables, () => 'key-$&')).toBe(variables.replace(freshKeyPlaceholder, () => 'key-$&'));
    expect(withFreshKeys('{ "first": 3 }')).toBe('{ "first": 3 }');
    expect(withFreshKeys('')).toBe('');
  });
});

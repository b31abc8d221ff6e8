/**
 * A small pseudo-random generator (sfc32) whose numbers depend on nothing but its key: person 17 of a seed is the same person in a set of 20 and of
 * 100,000, and whatever was generated before. Not for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param key what the numbers are for, such as `1/person/17` */
  constructor(key: string) {
    [this.a, this.b, this.c] = hash(key);
    for (let round = 0; round < 12; round += 1) this.uint32();
  }

  /** A whole number of 0 to 2³² − 1. */
  uint32(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** At least 0, less than 1. */
  fraction(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True with a probability of 0 to 1. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** @throws RangeError for an empty list */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.fraction() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** One of the items, by their weights. The weights need not sum up to anything. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T {
    let rest = this.fraction() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    throw new RangeError('nothing to choose from');
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.fraction());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction());
  }

  /** Marsaglia and Tsang's method. @param shape at least 1 */
  gamma(shape: number, mean: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal(0, 1);
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.fraction()) < 0.5 * x * x + d - d * v + d * Math.log(v))
        return (mean / shape) * d * v;
    }
  }

  /** Knuth's method. @param mean up to some hundreds */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.fraction();
    let count = 0;
    while (product > limit) {
      product *= this.fraction();
      count += 1;
    }
    return count;
  }

  /** A UUID of version 4 in form; its bits come from the key. */
  uuid(): string {
    const [first, second, third, fourth] = [this.hex(), this.hex(), this.hex(), this.hex()];
    const variant = '89ab'[this.uint32() & 3] ?? '8';
    return `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
  }

  /** Eight hexadecimal digits. */
  hex(): string {
    const bits = this.uint32();
    return (fourDigits[bits >>> 16] ?? '') + (fourDigits[bits & 0xffff] ?? '');
  }
}

/** All numbers of 16 bits in hexadecimal: two million ids are made of them. */
const fourDigits = Array.from({ length: 0x1_0000 }, (_, bits) => bits.toString(16).padStart(4, '0'));

/** 96 bits of a text (cyrb128's mixing). */
function hash(text: string): [number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ code, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2869860233);
    h3 = h1 ^ Math.imul(h3 ^ code, 951274213);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h1 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h2 ^ (h3 >>> 17), 951274213);
  return [h1 ^ h2 ^ h3, h2 ^ h1, h3 ^ h1];
}

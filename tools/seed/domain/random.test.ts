import { Random } from './random.js';

const draws = <T>(count: number, draw: (random: Random) => T): T[] => {
  const random = new Random('a test');
  return Array.from({ length: count }, () => draw(random));
};
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

describe('the pseudo-random generator', () => {
  it('gives the same numbers for the same key, and others for a key that differs in one letter', () => {
    expect(draws(5, (random) => random.uint32())).toEqual(draws(5, (random) => random.uint32()));
    expect(new Random('1/person/17').uint32()).not.toBe(new Random('1/person/18').uint32());
  });

  it('gives the numbers that it always gave: the demo data of a seed stays the same', () => {
    expect(new Random('1/person/17').uuid()).toMatchInlineSnapshot(`"03b83ce9-080b-48a4-967b-2951dec68cbe"`);
  });

  it('spreads evenly over a span, both ends included', () => {
    const counts = new Map<number, number>();
    for (const each of draws(60_000, (random) => random.integer(1, 6))) counts.set(each, (counts.get(each) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Math.min(...counts.values())).toBeGreaterThan(9_600);
    expect(Math.max(...counts.values())).toBeLessThan(10_400);
  });

  it('draws by weights, and never what weighs nothing', () => {
    const drawn = draws(10_000, (random) =>
      random.weighted([
        ['often', 3],
        ['never', 0],
        ['seldom', 1],
      ]),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((each) => each === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
  });

  it('has the means of its distributions', () => {
    expect(mean(draws(20_000, (random) => random.poisson(6.75)))).toBeCloseTo(6.75, 0);
    expect(mean(draws(20_000, (random) => random.gamma(1.2, 6.75)))).toBeCloseTo(6.75, 0);
    expect(mean(draws(20_000, (random) => random.exponential(20)))).toBeCloseTo(20, -1);
    expect(mean(draws(20_000, (random) => random.normal(1965, 13)))).toBeCloseTo(1965, 0);
  });

  it('makes ids in the form of a UUID of version 4, no two alike', () => {
    const ids = draws(20_000, (random) => random.uuid());
    expect(ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual(
      [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random('a test').pick([])).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { Observed } from '../../src/stats/observed.js';
import { Sketch } from '../../src/stats/sketch.js';
import { generator } from './generator.js';

const observation = fc.oneof(
  fc.double({ noNaN: true, min: -1e69, max: 1e69 }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, -0, 1e-310, 1, 1),
);
const trials = fc
  .array(observation, { maxLength: 60 })
  .map((values) => values.map((value, trial) => ({ value, trial })));

function observe(list: readonly { value: number; trial: number }[]): Observed {
  const observed = Observed.empty();
  for (const { value, trial } of list) observed.add(value, trial);
  return observed;
}

describe('Observed', () => {
  it('gives the same bytes for every split and order of the same trials', () => {
    const labelled = trials.chain((list) =>
      fc.record({
        list: fc.constant(list),
        shuffled: fc.shuffledSubarray(list, { minLength: list.length }),
        part: fc.array(fc.nat(3), { minLength: list.length, maxLength: list.length }),
        order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(labelled, ({ list, shuffled, part, order }) => {
        const expected = JSON.stringify(observe(list));
        const blocks = order.map((label) => observe(shuffled.filter((_, i) => part[i] === label)));
        const fromLeft = blocks.reduce((a, b) => a.merge(b), Observed.empty());
        expect(JSON.stringify(fromLeft)).toBe(expected);
        const again = order.map((label) => observe(shuffled.filter((_, i) => part[i] === label)));
        const [a, b, c, d] = again as [Observed, Observed, Observed, Observed];
        expect(JSON.stringify(a.merge(b.merge(c.merge(d))))).toBe(expected);
      }),
    );
  });

  it('survives the store: same bytes, same summary', () => {
    fc.assert(
      fc.property(trials, (list) => {
        const observed = observe(list);
        const bytes = JSON.stringify(observed);
        const restored = Observed.fromJSON(JSON.parse(bytes));
        expect(JSON.stringify(restored)).toBe(bytes);
        expect(restored.summary()).toEqual(observed.summary());
      }),
    );
  });

  it('leaves the merged-in summary as it was', () => {
    const other = observe([{ value: 2, trial: 5 }]);
    const bytes = JSON.stringify(other);
    observe([{ value: 1, trial: 0 }]).merge(other);
    expect(JSON.stringify(other)).toBe(bytes);
  });

  it('summarises a small sample as by hand', () => {
    const observed = Observed.empty();
    observed.addBlock([3, 1, 4, 1, 5], 10);
    const summary = observed.summary();
    expect(summary).toMatchObject({ count: 5, mean: 2.8, min: 1, minTrial: 11, max: 5, maxTrial: 14 });
    expect(summary.standardDeviation).toBeCloseTo(Math.sqrt(3.2), 15);
    expect(summary.standardError).toBeCloseTo(0.8, 15);
    expect(Object.keys(summary.quantiles)).toEqual(['0.01', '0.05', '0.25', '0.5', '0.75', '0.95', '0.99']);
    for (const [level, exact] of [
      ['0.01', 1],
      ['0.25', 1],
      ['0.5', 3],
      ['0.75', 4],
      ['0.99', 5],
    ] as const) {
      expect(Math.abs(summary.quantiles[level]! / exact - 1)).toBeLessThan(0.01);
    }
  });

  it('has no numbers without trials', () => {
    expect(Observed.empty().summary()).toMatchObject({
      count: 0,
      mean: NaN,
      min: NaN,
      minTrial: -1,
      max: NaN,
      maxTrial: -1,
    });
    expect(JSON.stringify(Observed.empty())).toBe(
      '{"moments":{"count":0,"powers":[[],[],[],[]]},"extremes":null,"sketch":{"keys":[],"counts":[]}}',
    );
  });

  it('keeps the lowest trial of tied extremes', () => {
    const observed = observe([9, 2, 7].map((trial) => ({ value: 1, trial })));
    expect(observed.extremes).toMatchObject({ minTrial: 2, maxTrial: 2 });
  });

  it('names the trial of an unusable observation and stays as it was', () => {
    const observed = observe([{ value: 1, trial: 0 }]);
    const bytes = JSON.stringify(observed);
    expect(() => observed.add(NaN, 17)).toThrow(
      new UserError('trial 17: an observation must be a finite number; got NaN'),
    );
    expect(JSON.stringify(observed)).toBe(bytes);
  });

  it('counts the successes of an event and refuses anything else', () => {
    const values = [1, 0, 0, 1, 1];
    expect(observe(values.map((value, trial) => ({ value, trial }))).successes()).toBe(3);
    const message = (list: number[]): string => {
      try {
        observe(list.map((value, trial) => ({ value, trial }))).successes();
      } catch (error) {
        return (error as Error).message;
      }
      return 'accepted';
    };
    expect(message([0, 2])).toBe('an event must be 0 or 1; trial 1 gave 2');
    expect(message([-1, 1])).toBe('an event must be 0 or 1; trial 0 gave -1');
    expect(message([0, 1e-9, 1])).toBe('an event must be 0 or 1; some trial gave a value in between');
  });

  it.each([
    ['nothing', null],
    ['a number', 3],
    ['a missing part', { moments: { count: 1, powers: [[1], [1], [1], [1]] }, extremes: [1, 0, 1, 0] }],
    [
      'a lost bin',
      {
        moments: { count: 2, powers: [[2], [2], [2], [2]] },
        extremes: [1, 0, 1, 0],
        sketch: { keys: [5], counts: [1] },
      },
    ],
    ['a lost power', { moments: { count: 0, powers: [[], [], []] }, extremes: null, sketch: { keys: [], counts: [] } }],
  ])('refuses %s from a damaged store', (_, json) => {
    expect(() => Observed.fromJSON(json)).toThrow(UserError);
  });
});

describe('Sketch', () => {
  it('finds every order statistic to 1/129 of its value', () => {
    const percents = [0, 1, 5, 25, 50, 75, 95, 99, 100];
    const normal = fc.double({ noNaN: true, min: -1e307, max: 1e307 }).map((x) => (Math.abs(x) < 2 ** -1022 ? 0 : x));
    fc.assert(
      fc.property(fc.array(normal, { minLength: 1, maxLength: 80 }), (values) => {
        const sketch = new Sketch();
        values.forEach((value) => sketch.add(value));
        const sorted = values.toSorted((a, b) => a - b);
        sketch.percentiles(percents).forEach((quantile, i) => {
          const exact = sorted[Math.max(1, Math.ceil((percents[i]! * values.length) / 100)) - 1]!;
          expect(Math.abs(quantile - exact)).toBeLessThanOrEqual(Math.abs(exact) / 129 + 1e-320);
        });
      }),
    );
  });

  it('meets the quantiles of a normal sample', () => {
    const random = generator(5);
    const sketch = new Sketch();
    for (let i = 0; i < 200_000; i++) sketch.add(random.normal());
    const [low, median, high] = sketch.percentiles([5, 50, 95]) as [number, number, number];
    // -1.645, 0, 1.645; five standard errors of the sample quantile plus the sketch's own error.
    const slack = (5 * Math.sqrt((0.05 * 0.95) / 200_000)) / 0.1031;
    expect(Math.abs(high - 1.6449)).toBeLessThan(slack + 1.6449 / 129);
    expect(Math.abs(low + 1.6449)).toBeLessThan(slack + 1.6449 / 129);
    expect(Math.abs(median)).toBeLessThan(0.0141);
  });
});

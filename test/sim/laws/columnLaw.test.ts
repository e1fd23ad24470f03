import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { fillByzantineColumn } from '../../../src/sim/attacks/fillByzantineColumn.js';
import { columnLaw, drawColumns, drawHistogram, type ColumnSetting } from '../../../src/sim/laws/columnLaw.js';
import type { Model } from '../../../src/sim/models/model.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import type { Stream } from '../../../src/sim/random/stream.js';
import { reduceColumn } from '../../../src/sim/rules/reduceColumn.js';
import type { Reducer } from '../../../src/sim/rules/reducer.js';
import { kolmogorovSmirnov } from './twoSample.js';

const TRIALS = 4000;
const key = { key0: 20261, key1: 23 };
const explicitStream = new PhiloxStream(key, 1);
const lawStream = new PhiloxStream(key, 2);

const normal = { kind: 'gaussian', mean: 0.5, sigma: 2 } as Model;
const twoPoint = { kind: 'two-point', p: 0.3 } as Model;
/** Models without a column law. */
const others: readonly Model[] = [
  { kind: 'sparse', p: 0.3 },
  { kind: 'laplace', mean: 0, sigma: 1 },
  { kind: 'student-t', nu: 3, location: 0, scale: 1 },
  { kind: 'uniform', low: 0, high: 1 },
];
const median = (convention: 'midpoint' | 'lower' | 'upper'): Reducer => ({ kind: 'median', convention });
const at = (value: number): Attack => ({ kind: 'constant', value });
const setting = (n: number, f: number, model: Model, attack: Attack, reducer: Reducer): ColumnSetting => ({
  n,
  f,
  model,
  attack,
  reducer,
  first: true,
});

/** All n rows of a column, the attack, the reducer. */
function explicit({ n, f, model, attack, reducer, first }: ColumnSetting, stream: Stream): number {
  const column = Float64Array.from({ length: n }, () => {
    if (model.kind === 'gaussian') return model.mean + model.sigma * stream.normal();
    if (model.kind !== 'two-point') throw new Error(`no explicit ${model.kind} column here`);
    return stream.uniform() < model.p ? -Math.sqrt((1 - model.p) / model.p) : Math.sqrt(model.p / (1 - model.p));
  });
  fillByzantineColumn(attack, column, n, f, first ? 0 : 1);
  return reduceColumn(reducer, column, n, new Float64Array(2 * n));
}

const repeat = (count: number, one: () => number): number[] => Array.from({ length: count }, one);
/** Sums in row order and sums of runs differ in the last bits, which would split an atom of a discrete law in two. */
const merged = (values: readonly number[]): number[] => values.map((value) => Math.round(value * 1e12) / 1e12);
const byBruteForce = (of: ColumnSetting, count = TRIALS) => repeat(count, () => explicit(of, explicitStream));
const byLaw = (of: ColumnSetting, count = TRIALS) => [...drawColumns(lawStream, columnLaw(of)!, count)];

describe('the column law against explicit columns', () => {
  const far: Attack = { kind: 'far-point', magnitude: 1e6, direction: 'ones' };
  it.each<[string, ColumnSetting]>([
    ['odd n, far points', setting(11, 2, normal, far, median('midpoint'))],
    ['even n, far points, midpoint', setting(12, 3, normal, far, median('midpoint'))],
    ['even n, lower', setting(12, 3, normal, far, median('lower'))],
    ['even n, upper', setting(12, 3, normal, far, median('upper'))],
    ['far points below', setting(12, 3, normal, at(-1e6), median('midpoint'))],
    ['colluders in the middle, which the median often is', setting(12, 3, normal, at(0.7), median('midpoint'))],
    ['colluders a little above', setting(11, 2, normal, at(1.5), median('midpoint'))],
    ['as many colluders as a median can bear', setting(15, 7, normal, far, median('midpoint'))],
    ['no attack', setting(11, 2, normal, { kind: 'none' }, median('midpoint'))],
    ['mean', setting(11, 2, normal, at(3), { kind: 'mean' })],
    ['two-point median', setting(12, 3, twoPoint, at(0.1), median('midpoint'))],
    ['two-point trimmed mean', setting(12, 3, twoPoint, far, { kind: 'trimmed-mean', f: 3 })],
    ['two-point mean', setting(12, 3, twoPoint, at(2), { kind: 'mean' })],
  ])('%s', (_, of) => {
    expect(kolmogorovSmirnov(merged(byBruteForce(of)), merged(byLaw(of)))).toBeGreaterThan(1e-4);
  });

  it.each<[string, ColumnSetting, ColumnSetting]>([
    [
      'one Byzantine row more',
      setting(11, 2, normal, far, median('midpoint')),
      setting(11, 3, normal, far, median('midpoint')),
    ],
    [
      'the other middle value',
      setting(12, 3, normal, far, median('lower')),
      setting(12, 3, normal, far, median('upper')),
    ],
    [
      'colluders out of reach',
      setting(12, 3, normal, at(0.7), median('midpoint')),
      setting(12, 3, normal, far, median('midpoint')),
    ],
    [
      'one value trimmed less',
      setting(12, 3, twoPoint, far, { kind: 'trimmed-mean', f: 3 }),
      setting(12, 3, twoPoint, far, { kind: 'trimmed-mean', f: 4 }),
    ],
  ])('is told apart from a law with %s', (_, of, wrong) => {
    expect(kolmogorovSmirnov(merged(byBruteForce(of)), merged(byLaw(wrong)))).toBeLessThan(1e-10);
  });

  it('has the ranks of a column whose size could not be drawn', () => {
    const n = 1e9 + 1;
    const values = byLaw(setting(n, 0, { kind: 'gaussian', mean: 0, sigma: 1 }, { kind: 'none' }, median('midpoint')));
    // The median of n normals is asymptotically N(0, pi / (2 n)), to a relative 1 / n: far below what 4,000 draws see.
    const scale = Math.sqrt((2 * n) / Math.PI);
    const variance = values.reduce((sum, value) => sum + (value * scale) ** 2 / TRIALS, 0);
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / TRIALS));
    expect(
      kolmogorovSmirnov(
        values.map((value) => value * scale),
        repeat(TRIALS, () => explicitStream.normal()),
      ),
    ).toBeGreaterThan(1e-4);
  });

  it('says where it has none', () => {
    const law = (attack: Attack, reducer: Reducer, model = normal) => columnLaw(setting(12, 3, model, attack, reducer));
    expect(law({ kind: 'sign-flip' }, median('midpoint'))).toBeNull();
    expect(law({ kind: 'alie', z: 1 }, median('midpoint'))).toBeNull();
    expect(law({ kind: 'staggered', magnitude: 5, step: 1, direction: 'ones' }, median('midpoint'))).toBeNull();
    expect(law(far, { kind: 'trimmed-mean', f: 3 })).toBeNull();
    for (const model of others) expect(law(far, median('midpoint'), model)).toBeNull();
    expect(law(far, { kind: 'mean-around-median', keep: 9, convention: 'midpoint' }, twoPoint)).toBeNull();
    expect(() => columnLaw(setting(4, 5, normal, far, median('midpoint')))).toThrow('0 <= f <= n; got n=4, f=5');
  });
});

describe('many columns at once', () => {
  const of = setting(12, 3, twoPoint, at(0.1), median('midpoint'));
  const law = columnLaw(of)!.finite!;
  const dot = (counts: Float64Array) => counts.reduce((sum, count, i) => sum + count * law.values[i]!, 0);
  const columns = 60;
  const explicitSums = () => repeat(1500, () => byBruteForce(of, columns).reduce((sum, value) => sum + value, 0));
  const lawSums = (d: number) => repeat(1500, () => dot(drawHistogram(lawStream, law, d)));

  it('have the sums of explicit columns', () => {
    expect(kolmogorovSmirnov(merged(explicitSums()), merged(lawSums(columns)))).toBeGreaterThan(1e-4);
  });

  it('are told apart from a few columns more', () => {
    expect(kolmogorovSmirnov(merged(explicitSums()), merged(lawSums(columns - 12)))).toBeLessThan(1e-10);
  });

  it('add up to d, with the mean and the variance of d columns, at d = 1e9', () => {
    const d = 1e9;
    const moment = (power: number) => law.values.reduce((sum, v, i) => sum + law.probabilities[i]! * v ** power, 0);
    const deviation = Math.sqrt(d * (moment(2) - moment(1) ** 2));
    const draws = repeat(1500, () => {
      const counts = drawHistogram(lawStream, law, d);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(d);
      return (dot(counts) - d * moment(1)) / deviation;
    });
    expect(Math.abs(draws.reduce((a, b) => a + b, 0) / 1500)).toBeLessThan(5 / Math.sqrt(1500));
    expect(Math.abs(draws.reduce((a, b) => a + b * b, 0) / 1500 - 1)).toBeLessThan(5 * Math.sqrt(2 / 1500));
  });
});

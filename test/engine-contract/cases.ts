/**
 * What every engine must compute, as data: fields, mixes, reducers and statistics that between them cover each model,
 * attack, reducer and statistic, and the shapes where tiling goes wrong. The oracle is in `oracle.ts`.
 */
import type { Attack } from '../../src/sim/attacks/attack.js';
import type { Field, Statistic, TrialRange } from '../../src/sim/engine/engine.js';
import type { Reducer } from '../../src/sim/rules/reducer.js';

export interface FieldCase {
  readonly name: string;
  readonly field: Field;
  readonly trials: TrialRange;
}

export interface ReduceCase extends FieldCase {
  /** Rows of the mix; its weights come from `mixWeights`. `null`: the rows themselves. */
  readonly mixRows: number | null;
  readonly reducer: Reducer;
}

export const everyStatistic: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];

const gaussian = { kind: 'gaussian', mean: 0.25, sigma: 1.5 } as const;
/** The field that other cases vary. */
export const base: Field = {
  n: 11,
  f: 2,
  d: 37,
  model: gaussian,
  attack: { kind: 'mean-shift', gamma: 3, direction: 'first' },
  key: { key0: 0x12345678, key1: 0x9abcdef0 },
};
const one: TrialRange = { first: 0, count: 1 };
const some: TrialRange = { first: 5, count: 3 };

const attacks: readonly Attack[] = [
  { kind: 'none' },
  { kind: 'mean-shift', gamma: -2, direction: 'ones' },
  { kind: 'far-point', magnitude: 1e6, direction: 'first' },
  { kind: 'far-point', magnitude: -1e3, direction: 'ones' },
  { kind: 'staggered', magnitude: 1e8, step: 1e4, direction: 'first' },
  { kind: 'sign-flip' },
  { kind: 'ipm', tau: 0.3 },
  { kind: 'alie', z: 1.5 },
  { kind: 'alie-population', z: 1.5, mean: 0.25, sigma: 1.5 },
  { kind: 'diameter' },
  { kind: 'mirror', centre: 'median', sign: 1 },
  { kind: 'mirror', centre: 'trimmed-mean', sign: -1 },
  { kind: 'constant', value: 7 },
];

const shapes: readonly (readonly [name: string, change: Partial<Field>])[] = [
  ['one column', { d: 1 }],
  ['three columns, less than a random block', { d: 3 }],
  ['columns that are no multiple of four', { d: 4099 }],
  ['more columns than a tile', { n: 5, f: 1, d: 20_011 }],
  ['one honest row alone', { n: 1, f: 0, d: 9 }],
  ['no Byzantine row', { f: 0 }],
  ['more Byzantine rows than honest ones', { n: 6, f: 4 }],
  ['many rows', { n: 70, f: 20, d: 50 }],
  ['hundreds of rows', { n: 300, f: 90, d: 40 }],
  ['two-point model', { model: { kind: 'two-point', p: 0.2 } }],
  ['sparse model', { model: { kind: 'sparse', p: 0.1 }, d: 301 }],
  ['Laplace model', { model: { kind: 'laplace', mean: -0.5, sigma: 2 }, d: 301 }],
  ['Laplace rows that all agree', { model: { kind: 'laplace', mean: 3, sigma: 0 } }],
  ['Student-t model', { model: { kind: 'student-t', nu: 3, location: 0.5, scale: 1.5 }, d: 4099 }],
  ['Cauchy model', { model: { kind: 'student-t', nu: 1, location: 0, scale: 1 }, d: 1003 }],
  ['uniform model', { model: { kind: 'uniform', low: -1, high: 3 }, d: 301 }],
  ['uniform rows that share a large offset', { model: { kind: 'uniform', low: 1e8, high: 1e8 + 1 } }],
  ['rows that all agree', { model: { kind: 'gaussian', mean: 3, sigma: 0 } }],
  ['rows that share a large offset', { model: { kind: 'gaussian', mean: 1e8, sigma: 1 }, d: 300 }],
  ['the largest key', { key: { key0: 0xffffffff, key1: 0xffffffff } }],
];

/** Fields whose distances every engine must agree on. */
export const fieldCases: readonly FieldCase[] = [
  ...shapes.map(([name, change]) => ({ name, field: { ...base, ...change }, trials: one })),
  ...attacks.map((attack) => ({ name: `attack ${JSON.stringify(attack)}`, field: { ...base, attack }, trials: some })),
];

const reducers: readonly (readonly [reducer: Reducer, mixRows: number | null])[] = [
  [{ kind: 'identity' }, 1],
  [{ kind: 'mean' }, null],
  [{ kind: 'mean' }, 4],
  [{ kind: 'median', convention: 'midpoint' }, null],
  [{ kind: 'median', convention: 'midpoint' }, 6],
  [{ kind: 'median', convention: 'lower' }, 6],
  [{ kind: 'median', convention: 'upper' }, 6],
  [{ kind: 'trimmed-mean', f: 2 }, null],
  [{ kind: 'trimmed-mean', f: 0 }, 5],
  [{ kind: 'mean-around-median', keep: 9, convention: 'midpoint' }, null],
  [{ kind: 'mean-around-median', keep: 1, convention: 'upper' }, 5],
  [{ kind: 'mean-around-median', keep: 3, convention: 'lower' }, 6],
  [{ kind: 'mean-around-trimmed-mean', keep: 9, f: 2 }, null],
  [{ kind: 'mean-around-trimmed-mean', keep: 2, f: 1 }, 4],
  [{ kind: 'mean-around-other-median', keep: 1, convention: 'upper' }, 6],
  [{ kind: 'mean-around-other-median', keep: 3, convention: 'midpoint' }, 8],
];

/** Where networks end and other ways of sorting begin: a few rows more than 32, 64, 128 and 256. */
const manyRows: readonly { readonly n: number; readonly f: number; readonly reducer: Reducer }[] = [
  { n: 33, f: 8, reducer: { kind: 'trimmed-mean', f: 8 } },
  { n: 65, f: 16, reducer: { kind: 'mean-around-median', keep: 49, convention: 'midpoint' } },
  { n: 130, f: 32, reducer: { kind: 'mean-around-trimmed-mean', keep: 98, f: 32 } },
  { n: 150, f: 30, reducer: { kind: 'mean-around-other-median', keep: 40, convention: 'lower' } },
  { n: 257, f: 64, reducer: { kind: 'trimmed-mean', f: 100 } },
  { n: 301, f: 99, reducer: { kind: 'median', convention: 'lower' } },
];

/** Reductions every engine must agree on, each with all statistics. */
export const reduceCases: readonly ReduceCase[] = [
  ...reducers.map(([reducer, mixRows]) => ({
    name: `${JSON.stringify(reducer)} on ${mixRows ?? 'the'} rows`,
    field: base,
    trials: some,
    mixRows,
    reducer,
  })),
  ...fieldCases.map(({ name, field, trials }) => ({
    name: `median, ${name}`,
    field,
    trials,
    mixRows: null,
    reducer: { kind: 'median', convention: 'midpoint' } as const,
  })),
  ...manyRows.map(({ n, f, reducer }) => ({
    name: `${JSON.stringify(reducer)} on ${n} rows`,
    field: { ...base, n, f, d: 45 },
    trials: one,
    mixRows: null,
    reducer,
  })),
  {
    name: 'median on a mix of many rows',
    field: { ...base, n: 150, f: 30, d: 45 },
    trials: one,
    mixRows: 120,
    reducer: { kind: 'median', convention: 'midpoint' },
  },
  {
    name: 'mean around a median, more columns than a tile',
    field: { ...base, d: 20_011 },
    trials: one,
    mixRows: null,
    reducer: { kind: 'mean-around-median', keep: 9, convention: 'midpoint' },
  },
  {
    name: 'identity on a mix, more columns than a tile',
    field: { ...base, d: 6007 },
    trials: some,
    mixRows: 1,
    reducer: { kind: 'identity' },
  },
];

/** count x m x n weights, each row summing to 1, a third of them zero; different in every trial. */
export function mixWeights(count: number, m: number, n: number): Float64Array {
  const weights = new Float64Array(count * m * n);
  for (let row = 0; row < count * m; row++) {
    const raw = Array.from({ length: n }, (_, i) => ((row * 7 + i * 5) % 3 === 0 ? 0 : 1 + ((row * 31 + i * 17) % 11)));
    const total = raw.reduce((a, b) => a + b, 0);
    raw.forEach((value, i) => (weights[row * n + i] = value / total));
  }
  return weights;
}

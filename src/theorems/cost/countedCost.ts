/**
 * Counted cost of our own rules: every read and write of a coordinate, of the vectors, of a column and of the work space of
 * a reducer, is counted while the rule runs. What happens between the distances and the columns (scores, selection) touches
 * no coordinate and does not depend on d; it is not counted. Times are measured by the bench, not here: they do not repeat.
 */
import { squaredDistancesOf } from '../../sim/rules/distances.js';
import { mixColumn } from '../../sim/rules/mix.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import { ruleById } from '../../sim/rules/registry.js';
import type { Rule } from '../../sim/rules/rule.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Scene } from '../theorem.js';

export const RULES = {
  krum: 'krum',
  multiKrum: 'multi-krum',
  bulyan: 'bulyan',
  multiBulyan: 'multi-bulyan',
  median: 'cwmed',
  trimmedMean: 'cwtm',
  meamed: 'meamed',
} as const;
export type RuleName = keyof typeof RULES;
const names = Object.keys(RULES) as readonly RuleName[];

interface Counter {
  accesses: number;
}

/** An array that counts reads and writes of its elements. */
function counted(array: Float64Array, counter: Counter): Float64Array {
  return new Proxy(array, {
    get: (target, key) => {
      // A part of the array is counted like the whole.
      if (key === 'subarray') return (from: number, to: number) => counted(target.subarray(from, to), counter);
      counter.accesses++;
      return Reflect.get(target, key) as unknown;
    },
    set: (target, key, value) => {
      counter.accesses++;
      return Reflect.set(target, key, value);
    },
  });
}

/** Rows in descending order on every coordinate: the most work for a sort by insertion. */
function descendingRows(n: number, d: number): Float64Array {
  return Float64Array.from({ length: n * d }, (_, index) => n - Math.floor(index / d));
}

/** The rule on explicit rows, as `aggregate` runs it, with every array of coordinates counted. */
function accessesOf(rule: Rule, n: number, d: number, f: number): number {
  const counter = { accesses: 0 };
  const plain = descendingRows(n, d);
  const rows = counted(plain, counter);
  const mix = rule.mix === undefined ? null : rule.mix(squaredDistancesOf(rows, n, d), n, f);
  const m = mix?.rows ?? n;
  const column = counted(new Float64Array(n), counter);
  const mixed = mix === null ? column : counted(new Float64Array(m), counter);
  const scratch = counted(new Float64Array(2 * m), counter);
  for (let c = 0; c < d; c++) {
    for (let i = 0; i < n; i++) column[i] = rows[i * d + c]!;
    if (mix !== null) mixColumn(mix, column, n, mixed);
    reduceColumn(rule.reducer(n, f), mixed, m, scratch);
  }
  return counter.accesses;
}

/** Two reads feed the three operations of a pair of vectors on a coordinate. */
function distanceFlopsOf(n: number, d: number): number {
  const counter = { accesses: 0 };
  squaredDistancesOf(counted(descendingRows(n, d), counter), n, d);
  return 1.5 * counter.accesses;
}

/** All d x d products of coordinates over n rows: what a rule that looks at the full covariance has to do. */
function covarianceAccesses(n: number, d: number): number {
  const counter = { accesses: 0 };
  const rows = counted(descendingRows(n, d), counter);
  let trace = 0;
  for (let a = 0; a < d; a++)
    for (let b = 0; b < d; b++) for (let i = 0; i < n; i++) trace += rows[i * d + a]! * rows[i * d + b]!;
  return trace > 0 ? counter.accesses : 0;
}

type Name = RuleName | 'distances' | 'covariance';

function measure(point: Point): Readonly<Record<Name, number>> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const result: Partial<Record<Name, number>> = {
    distances: distanceFlopsOf(n, d),
    covariance: covarianceAccesses(n, d),
  };
  for (const name of names) result[name] = accessesOf(ruleById(RULES[name]), n, d, f);
  return result as Record<Name, number>;
}

const constant = (description: string): Observable => ({ description, support: { kind: 'constant' } });

/** Observables: accesses per rule, `distances` in floating-point operations, `covariance` (quadratic in d). */
export const countedCost: Experiment = {
  description:
    'One run of each rule on n vectors in descending order; every read and write of a coordinate is counted.',
  observables: {
    distances: constant('floating-point operations of all squared distances'),
    covariance: constant('accesses of a full covariance step'),
    ...Object.fromEntries(names.map((name) => [name, constant(`accesses of ${ruleById(RULES[name]).name}`)])),
  },
  trials: { quick: 1, standard: 1, thorough: 1 },
  sample: eachTrial<Name>(['distances', 'covariance', ...names], (point) => {
    const result = measure(point);
    return () => result;
  }),
  replay: (_context, point): Scene => ({
    title: 'Counted accesses',
    entries: Object.entries(measure(point)).map(([label, value]) => ({ label, value })),
  }),
};

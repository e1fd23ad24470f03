/**
 * Arbitraries for fast-check: admissible (n, f), honest clouds of vectors, attacks, and inputs of an aggregation rule with
 * Byzantine rows in place. All shrink towards few workers, few dimensions and small whole numbers.
 */
import fc, { type Arbitrary } from 'fast-check';
import { DomainError } from '../errors.js';
import type { Attack } from '../sim/attacks/attack.js';
import { fillByzantineColumn } from '../sim/attacks/fillByzantineColumn.js';
import type { Rule } from '../sim/rules/rule.js';

/** Numbers of workers, of Byzantine ones among them, and of coordinates. */
export interface Shape {
  readonly n: number;
  readonly f: number;
  readonly d: number;
}

export interface ShapeOptions {
  /** Rule whose condition on n and f must hold; default n >= 2f + 1. */
  readonly rule?: Pick<Rule, 'requires'>;
  /** Default 12. */
  readonly maxN?: number;
  /** Default 0. */
  readonly minF?: number;
  /** Default 5. */
  readonly maxD?: number;
}

/**
 * Admissible shapes.
 *
 * @throws DomainError when no n up to `maxN` is admissible for `minF`
 */
export function shapes(options: ShapeOptions = {}): Arbitrary<Shape> {
  const { rule, maxN = 12, minF = 0, maxD = 5 } = options;
  const leastN = (f: number): number => Math.max(1, rule === undefined ? 2 * f + 1 : rule.requires.minimumN(f));
  let maxF = minF;
  while (leastN(maxF + 1) <= maxN) maxF++;
  if (leastN(minF) > maxN) {
    throw new DomainError(`f=${minF} needs n >= ${leastN(minF)}; got maxN=${maxN}`);
  }
  return fc.integer({ min: minF, max: maxF }).chain((f) =>
    fc.record({
      n: fc.integer({ min: leastN(f), max: maxN }),
      f: fc.constant(f),
      d: fc.integer({ min: 1, max: maxD }),
    }),
  );
}

/** Rows of numbers, one per vector. */
export type Rows = number[][];

/** How the coordinates of honest vectors are made. */
const coordinates: Readonly<Record<string, () => Arbitrary<number>>> = {
  /** Small whole numbers: ties and coincident vectors are common, arithmetic is exact. */
  grid: () => fc.integer({ min: -3, max: 3 }),
  /** Two levels: what attains most worst-case constants. */
  levels: () => fc.constantFrom(0, 1),
  /** Any size. */
  real: () => fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  /** Mostly small, rarely huge. */
  tailed: () =>
    fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.constantFrom(-1e6, 1e6) },
    ),
};

/**
 * `count` honest vectors of dimension `d`: of small whole numbers, two levels, real numbers or with outliers, at a common
 * offset of 0 or 1e6.
 */
export function clouds(count: number, d: number): Arbitrary<Rows> {
  const rows = Object.values(coordinates).map((make) =>
    fc.array(fc.array(make(), { minLength: d, maxLength: d }), { minLength: count, maxLength: count }),
  );
  const offset = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1e6) });
  return fc.tuple(fc.oneof(...rows), offset).map(([cloud, by]) => cloud.map((row) => row.map((value) => value + by)));
}

/** Attacks of every kind, from none to omniscient. */
export function attacks(): Arbitrary<Attack> {
  const direction = fc.constantFrom('first' as const, 'ones' as const);
  const strength = fc.double({ min: 0, max: 10, noNaN: true });
  const magnitude = fc.constantFrom(1, 1e3, 1e7);
  return fc.oneof(
    fc.constant<Attack>({ kind: 'none' }),
    fc.record({ kind: fc.constant('mean-shift' as const), gamma: strength, direction }),
    fc.record({ kind: fc.constant('far-point' as const), magnitude, direction }),
    fc.record({ kind: fc.constant('staggered' as const), magnitude, step: fc.constant(1e4), direction }),
    fc.constant<Attack>({ kind: 'sign-flip' }),
    fc.record({ kind: fc.constant('ipm' as const), tau: strength }),
    fc.record({ kind: fc.constant('alie' as const), z: fc.double({ min: -3, max: 3, noNaN: true }) }),
    fc.constant<Attack>({ kind: 'diameter' }),
    fc.record({
      kind: fc.constant('mirror' as const),
      centre: fc.constantFrom('median' as const, 'trimmed-mean' as const),
      sign: fc.constantFrom(1 as const, -1 as const),
    }),
    fc.record({ kind: fc.constant('constant' as const), value: fc.double({ min: -1e3, max: 1e3, noNaN: true }) }),
  );
}

/** What an aggregation rule receives, and what it does not know. */
export interface AttackedRows extends Shape {
  /** n vectors; the Byzantine ones are rows 0 .. f - 1. */
  readonly rows: Rows;
  readonly honest: Rows;
  readonly attack: Attack;
}

/** An honest cloud with f Byzantine rows computed from it. `none` leaves the first f rows honest. */
export function attackedRows(options: ShapeOptions = {}): Arbitrary<AttackedRows> {
  return shapes(options).chain((shape) =>
    fc.tuple(clouds(shape.n, shape.d), attacks()).map(([cloud, attack]) => attacked(shape, cloud, attack)),
  );
}

function attacked(shape: Shape, cloud: Rows, attack: Attack): AttackedRows {
  const { n, f, d } = shape;
  const rows = cloud.map((row) => [...row]);
  // An attack computed from the spread of the honest vectors needs two of them.
  const possible: Attack = attack.kind === 'alie' && n - f < 2 ? { kind: 'sign-flip' } : attack;
  for (let c = 0; c < d; c++) {
    const column = Float64Array.from(rows, (row) => row[c]!);
    fillByzantineColumn(possible, column, n, f, c);
    for (let i = 0; i < f; i++) rows[i]![c] = column[i]!;
  }
  return { ...shape, rows, honest: rows.slice(f), attack: possible };
}

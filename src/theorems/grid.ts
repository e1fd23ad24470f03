import type { Effort, Point } from './theorem.js';

/**
 * All combinations of the listed values, the first parameter varying slowest:
 * `cross({ n: [7], f: [1, 2] })` is `[{ n: 7, f: 1 }, { n: 7, f: 2 }]`.
 */
export function cross(axes: Readonly<Record<string, readonly number[]>>): readonly Point[] {
  return Object.entries(axes).reduce<readonly Point[]>(
    (points, [name, values]) => points.flatMap((point) => values.map((value) => ({ ...point, [name]: value }))),
    [{}],
  );
}

/** A number of vectors received and the Byzantine ones among them. */
export type Workers = readonly [n: number, f: number];

/** Every combination of the axes at each (n, f): `workers({ d: [100] }, [11, 2], [15, 3])`. */
export function workers(
  axes: Readonly<Record<string, readonly number[]>>,
  ...list: readonly Workers[]
): readonly Point[] {
  return list.flatMap(([n, f]) => cross({ n: [n], f: [f], ...axes }));
}

/** {@link workers} with the pairs as a list. */
export function pairs(
  list: readonly Workers[],
  axes: Readonly<Record<string, readonly number[]>> = {},
): readonly Point[] {
  return workers(axes, ...list);
}

/** The same points at every effort: for experiments, such as controls, that need one place only. */
export function everywhere(points: readonly Point[]): Readonly<Record<Effort, readonly Point[]>> {
  return { quick: points, standard: points, thorough: points };
}

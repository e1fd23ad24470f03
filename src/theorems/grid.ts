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

/** Points with the given (n, f) pairs, each combined with every value of the other axes. */
export function pairs(
  list: readonly (readonly [n: number, f: number])[],
  axes: Readonly<Record<string, readonly number[]>> = {},
): readonly Point[] {
  return list.flatMap(([n, f]) => cross({ n: [n], f: [f], ...axes }));
}

/** The same points at every effort: for experiments, such as controls, that need one place only. */
export function everywhere(points: readonly Point[]): Readonly<Record<Effort, readonly Point[]>> {
  return { quick: points, standard: points, thorough: points };
}

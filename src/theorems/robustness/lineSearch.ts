/** Counterexample search with shrinking on a line, for the constant of any rule. */
import fc from 'fast-check';
import type { Formula } from '../../bounds/formula.js';
import { take } from '../point.js';
import type { Point, Search } from '../theorem.js';
import type { Target } from './target.js';

/** Values of one input on a line, small integers. */
export interface LineInput {
  readonly byzantine: readonly number[];
  readonly honest: readonly number[];
}

/** Small integers shrink towards few distinct values. Every honest set is tried, not the drawn one alone. */
export function lineSearch(target: Target, bound: Formula, quick = 300): Search<LineInput> {
  const ratioOf = ({ byzantine, honest }: LineInput, point: Point): number => {
    const { n, f } = take(point, 'n', 'f');
    return target.ofRows(n, 1, f)(Float64Array.from([...byzantine, ...honest]));
  };
  return {
    arbitrary: (point) => {
      const { n, f } = take(point, 'n', 'f');
      const list = (length: number, limit: number) =>
        fc.array(fc.integer({ min: -limit, max: limit }), { minLength: length, maxLength: length });
      return fc.record({ byzantine: list(f, 9), honest: list(n - f, 3) });
    },
    excess: (input, point) => ratioOf(input, point) - bound.evaluate(point) * (1 + 1e-9),
    describe: (input, point) => ({
      title: `Values on which ${target.rule.name} exceeds its constant, n = ${point.n}, f = ${point.f}`,
      entries: [
        { label: 'honest values', value: input.honest },
        { label: 'Byzantine values', value: input.byzantine },
        { label: `worst ${target.text}`, value: ratioOf(input, point) },
        { label: 'bound', value: bound.evaluate(point) },
      ],
    }),
    runs: { quick, standard: 2 * quick, thorough: 100 * quick },
  };
}

import { DomainError } from '../errors.js';
import type { Interval } from './verdict.js';

/** The value of a function of several means, with the interval that follows from theirs. */
export interface Combined {
  readonly estimate: number;
  readonly interval: Interval;
}

/** 2^12 corners. */
const MOST_MEANS = 12;

/**
 * A function of several means that is monotone in each of them on the positive axis: over a box it takes its extremes
 * at corners, so the interval holds whenever the intervals of the means hold at once. Lower limits below 0 are raised to
 * 0, since the means are positive by assumption. A corner without a value (0/0, infinity/infinity) makes the interval the whole
 * line.
 *
 * @param evaluate - the function, by names of its means
 * @throws DomainError when a mean is certainly negative, an interval is missing or there are more than 12 means
 */
export function combineMonotone(
  evaluate: (values: Readonly<Record<string, number>>) => number,
  estimates: Readonly<Record<string, number>>,
  intervals: Readonly<Record<string, Interval>>,
): Combined {
  const names = Object.keys(estimates);
  if (names.length > MOST_MEANS) {
    throw new DomainError(`a quantity combines at most ${MOST_MEANS} means; got ${names.length}`);
  }
  const box = names.map((name) => positivePart(name, intervals[name]));
  let lower = Infinity;
  let upper = -Infinity;
  for (let corner = 0; corner < 2 ** names.length; corner++) {
    const ends = names.map((name, i) => [name, box[i]![(corner >> i) & 1]!] as const);
    const value = evaluate(Object.fromEntries(ends));
    if (Number.isNaN(value)) return { estimate: evaluate(estimates), interval: [-Infinity, Infinity] };
    lower = Math.min(lower, value);
    upper = Math.max(upper, value);
  }
  return { estimate: evaluate(estimates), interval: [lower, upper] };
}

function positivePart(name: string, interval: Interval | undefined): Interval {
  if (interval === undefined) throw new DomainError(`a quantity needs an interval of '${name}'; got none`);
  const [lower, upper] = interval;
  if (upper < 0)
    throw new DomainError(`a quantity of several means needs positive means; '${name}' is at most ${upper}`);
  return [Math.max(0, lower), upper];
}

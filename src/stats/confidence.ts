import { DomainError, UserError } from '../errors.js';
import { unitInterval } from './confidence/bounded.js';
import { eventInterval } from './confidence/event.js';
import { realInterval } from './confidence/real.js';
import type { Support } from './estimate.js';
import type { Observed } from './observed.js';
import type { Interval } from './verdict.js';

/** Trials before the first look at an observable on the whole line, when the experiment does not say. */
export const DEFAULT_FIRST_LOOK = 256;

/** An observation may pass the end of its declared range by this part of the range: rounding, not a wrong declaration. */
const RANGE_ROUNDING = 1e-9;

/** Two values of a constant observable may differ by this part of the larger: the same number computed in another order. */
const CONSTANT_ROUNDING = 1e-8;

export interface ConfidenceOptions {
  /** Minimum sample of the asymptotic confidence sequence (support `real`); the other two hold from the first trial. */
  readonly firstLook?: number;
}

/**
 * Anytime-valid confidence interval of the mean of one observable: with probability at least 1 - alpha the intervals
 * after 1, 2, 3, ... trials all hold the mean (for support `real`: asymptotically, from `firstLook` on), so that a study
 * may look as often as it likes and stop when it likes. It depends on the mergeable summary alone, never on the order.
 *
 * @throws DomainError when alpha is not in (0, 1) or firstLook is not a positive number
 * @throws UserError when an observation lies outside the declared support; the message names the trial
 */
export function confidenceInterval(
  observed: Observed,
  support: Support,
  alpha: number,
  options: ConfidenceOptions = {},
): Interval {
  const firstLook = options.firstLook ?? DEFAULT_FIRST_LOOK;
  if (!(alpha > 0 && alpha < 1)) throw new DomainError(`an error level must lie in (0, 1); got ${alpha}`);
  if (!(firstLook >= 1)) throw new DomainError(`firstLook must be at least 1; got ${firstLook}`);
  switch (support.kind) {
    case 'event':
      return eventInterval(observed.count === 0 ? 0 : observed.successes(), observed.count, alpha);
    case 'bounded':
      return boundedInterval(observed, support.min, support.max, alpha);
    case 'constant':
      return constantInterval(observed);
    case 'real': {
      const { count, mean, squaredDeviations, skewness } = observed.moments();
      return realInterval({ count, mean, variance: squaredDeviations / count, skewness }, alpha, firstLook);
    }
  }
}

/** All there is to know after one trial; that the observable really is constant is checked at every look. */
function constantInterval({ count, extremes }: Observed): Interval {
  if (count === 0) return [-Infinity, Infinity];
  const { min, max, minTrial, maxTrial } = extremes;
  if (max - min > CONSTANT_ROUNDING * Math.max(Math.abs(min), Math.abs(max))) {
    throw new UserError(
      `an observable declared constant gave ${min} in trial ${minTrial} and ${max} in trial ${maxTrial}`,
    );
  }
  return [min, max];
}

/** The interval on [min, max], by way of [0, 1]; the range is widened by its rounding allowance, so that it stays valid. */
function boundedInterval(observed: Observed, min: number, max: number, alpha: number): Interval {
  const range = max - min;
  if (!(range > 0 && Number.isFinite(range))) {
    throw new DomainError(`a bounded observable needs finite min < max; got min=${min}, max=${max}`);
  }
  const slack = RANGE_ROUNDING * range;
  const { extremes } = observed;
  if (extremes.min < min - slack) throw outside(extremes.minTrial, extremes.min, min, max);
  if (extremes.max > max + slack) throw outside(extremes.maxTrial, extremes.max, min, max);
  const { count, mean, squaredDeviations } = observed.moments();
  const start = min - slack;
  const width = range + 2 * slack;
  const sample = { count, mean: (mean - start) / width, squaredDeviations: squaredDeviations / (width * width) };
  const [lower, upper] = unitInterval(sample, alpha);
  return [Math.max(min, start + width * lower), Math.min(max, start + width * upper)];
}

function outside(trial: number, value: number, min: number, max: number): UserError {
  return new UserError(`an observable declared in [${min}, ${max}] gave ${value} in trial ${trial}`);
}

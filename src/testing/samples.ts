/** From a user's samples to an anytime-valid statement about their mean. */
import { formulaOf } from '../theorems/formulas.js';
import { UserError } from '../errors.js';
import { confidenceInterval } from '../stats/confidence.js';
import type { Support } from '../stats/estimate.js';
import { Observed } from '../stats/observed.js';
import type { Interval } from '../stats/verdict.js';
import type { Formula, Values } from '../bounds/formula.js';

/** How much is risked, and what is known of the samples. */
export interface SampleOptions {
  /** Probability of a wrong verdict; default 1e-6, so that a test suite of thousands of checks stays quiet. */
  readonly alpha?: number;
  /** Default `{ kind: 'real' }`, whose interval is asymptotic from 256 samples on. */
  readonly support?: Support;
}

export interface MeasuredMean {
  readonly estimate: number;
  readonly interval: Interval;
  readonly trials: number;
}

export const DEFAULT_ALPHA = 1e-6;

/** Mean of samples with its confidence interval. UserError without a sample, or outside the declared support. */
export function measuredMean(samples: ArrayLike<number>, options: SampleOptions, alpha: number): MeasuredMean {
  if (samples.length === 0) throw new UserError('a statement about a mean needs samples; got none');
  const observed = Observed.empty();
  observed.addBlock(samples, 0);
  const interval = confidenceInterval(observed, options.support ?? { kind: 'real' }, alpha);
  return { estimate: observed.moments().mean, interval, trials: observed.count };
}

/** The value of a number, a formula, or `theorem/formula` (or `theorem`, its own formula) at a point. */
export function boundValue(bound: number | Formula | string, at: Values = {}): number {
  if (typeof bound === 'number') return bound;
  return (typeof bound === 'string' ? namedFormula(bound) : bound).evaluate(at);
}

/** UserError for an unknown theorem or formula; the message offers the nearest name. */
export function namedFormula(id: string): Formula {
  const [theorem, ...name] = id.split('/');
  return formulaOf(theorem!, ...(name.length === 0 ? [] : [name.join('/')]));
}

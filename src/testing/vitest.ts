/**
 * Matchers for vitest: statistical ones that take samples, and one that pins constants. `import 'leeway/vitest'` in a test
 * or a setup file adds them to `expect`.
 *
 * A statistical matcher passes when the samples confirm the statement, and its negation when they refute it; where they
 * decide neither way, both fail and the message says how many more samples would help.
 */
import { expect } from 'vitest';
import type { Formula, Values } from '../bounds/formula.js';
import { UserError } from '../errors.js';
import { shareLevel } from '../stats/familywise.js';
import { judgeAtLeast, judgeAtMost } from '../stats/judge.js';
import { judgeSlope } from '../stats/judgeSlope.js';
import type { Judgement } from '../stats/verdict.js';
import { boundValue, DEFAULT_ALPHA, measuredMean, namedFormula, type SampleOptions } from './samples.js';

/** Options of `toSatisfyBound`. */
export interface BoundOptions extends SampleOptions {
  /** Where the closed form is evaluated. */
  readonly at?: Values;
  /** `at-most` (default): mean <= bound; `at-least`: mean >= bound. */
  readonly direction?: 'at-most' | 'at-least';
  /** Relative allowance within which the bound counts as kept; default 0. */
  readonly tolerance?: number;
}

/** Options of `toMatchConstant`. */
export interface ConstantOptions {
  /** Largest relative difference; default 1e-9. */
  readonly relative?: number;
}

/** Options of `toScaleAs`. */
export interface ScalingOptions extends SampleOptions {
  /** Largest difference of the slope from the exponent; default 0.05. */
  readonly within?: number;
}

/** Samples at one value of the parameter along which something scales. */
export interface ScalingSamples {
  /** > 0. */
  readonly x: number;
  readonly samples: ArrayLike<number>;
}

interface LeewayMatchers<R> {
  /**
   * The mean of the samples keeps a bound: a number, a formula, or `theorem` / `theorem/formula` with `at`.
   *
   * @throws UserError for an unknown id or no samples; DomainError outside the formula's domain
   */
  toSatisfyBound(bound: number | Formula | string, options?: BoundOptions): R;
  /**
   * A number of yours equals a closed form of Leeway at a point.
   *
   * @throws UserError for an unknown id; DomainError outside the formula's domain
   */
  toMatchConstant(constant: string | Formula, at: Values, options?: ConstantOptions): R;
  /** The mean of `samples` grows like x^exponent: the weighted log-log slope lies within `within` of it. */
  toScaleAs(exponent: number, options?: ScalingOptions): R;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- vitest's own declaration
  interface Matchers<T = any> extends LeewayMatchers<T> {}
}

interface Outcome {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Neither the statement nor its negation passes on samples that do not decide. */
function outcomeOf({ verdict, estimate, interval, trials, missing }: Judgement, isNot: boolean, what: string): Outcome {
  const found = `${estimate.toPrecision(6)} in [${interval.map((end) => end.toPrecision(6)).join(', ')}] from ${trials} samples`;
  const open = missing === undefined ? '' : `; about ${missing.toLocaleString('en-US')} more samples would decide`;
  const pass = isNot ? verdict !== 'refuted' : verdict === 'confirmed';
  return { pass, message: () => `${what}: ${verdict}, measured ${found}${open}` };
}

function requireSamples(received: unknown): ArrayLike<number> {
  if (Array.isArray(received) || ArrayBuffer.isView(received)) return received as unknown as ArrayLike<number>;
  throw new UserError(`toSatisfyBound takes an array of samples; got ${typeof received}`);
}

function requireScaling(received: unknown): readonly ScalingSamples[] {
  const isPoint = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'x' in value && 'samples' in value && Number(value.x) > 0;
  if (Array.isArray(received) && received.length >= 2 && received.every(isPoint)) return received as ScalingSamples[];
  throw new UserError('toScaleAs takes two or more { x, samples } with x > 0');
}

function name(bound: number | Formula | string): string {
  return typeof bound === 'number' ? '' : `${typeof bound === 'string' ? bound : bound.name} = `;
}

expect.extend({
  toSatisfyBound(received: unknown, bound: number | Formula | string, options: BoundOptions = {}): Outcome {
    const { at, direction = 'at-most', tolerance = 0, alpha = DEFAULT_ALPHA } = options;
    const value = boundValue(bound, at);
    const measured = { ...measuredMean(requireSamples(received), options, alpha), bound: value, tolerance };
    const judgement = direction === 'at-most' ? judgeAtMost(measured) : judgeAtLeast(measured);
    const sign = direction === 'at-most' ? '<=' : '>=';
    return outcomeOf(judgement, this.isNot, `mean ${sign} ${name(bound)}${value}`);
  },

  toMatchConstant(received: unknown, constant: string | Formula, at: Values, options: ConstantOptions = {}): Outcome {
    const { relative = 1e-9 } = options;
    const formula = typeof constant === 'string' ? namedFormula(constant) : constant;
    const value = formula.evaluate(at);
    const pass = typeof received === 'number' && Math.abs(received - value) <= relative * Math.abs(value);
    const place = Object.entries(at)
      .map(([key, number]) => `${key}=${number}`)
      .join(', ');
    const verb = pass ? 'equals' : 'is not';
    return {
      pass,
      message: () => `${String(received)} ${verb} ${formula.name} = ${value} at ${place} (${formula.source})`,
    };
  },

  toScaleAs(received: unknown, exponent: number, options: ScalingOptions = {}): Outcome {
    const { within = 0.05, alpha = DEFAULT_ALPHA } = options;
    const all = requireScaling(received);
    const level = shareLevel(alpha, all.length);
    const points = all.map(({ x, samples }) => ({ x, ...measuredMean(samples, options, level) }));
    const trials = points.reduce((sum, point) => sum + point.trials, 0);
    const judgement = judgeSlope({ points, low: exponent - within, high: exponent + within, trials });
    return outcomeOf(judgement, this.isNot, `slope of log mean in log x within ${within} of ${exponent}`);
  },
});

/** The coordinate-wise median under far points, on fields of i.i.d. coordinates, through the engine's primitives. */
import type { Field } from '../../sim/engine/engine.js';
import type { Model } from '../../sim/models/model.js';
import type { Support } from '../../stats/estimate.js';
import { take } from '../point.js';
import type { Experiment, Point, Scene, TrialContext } from '../theorem.js';

/** Far enough that no honest value comes near it, small enough that float32 rows keep their honest digits. */
const FAR = 1e6;

/** N(0, 1) in every coordinate. */
export const gaussian = (): Model => ({ kind: 'gaussian', mean: 0, sigma: 1 });

/**
 * The standardised two-point law nearest to the deterministic worst case: low with probability (h - t) / h, t the number
 * of honest values at or beyond the median on its own side.
 */
export function twoPoint(point: Point): Model {
  const { n, f } = take(point, 'n', 'f');
  const beyond = n - f - Math.ceil(n / 2) + 1;
  return { kind: 'two-point', p: (n - f - beyond) / (n - f) };
}

export interface FarPointOptions {
  readonly description: string;
  readonly model: (point: Point) => Model;
  /** Default `real`; `constant` where colluders own the median. */
  readonly support?: Support;
  /** Byzantine vectors really present; default the f of the point. */
  readonly present?: (point: Point) => number;
  readonly trials: Experiment['trials'];
  readonly grid?: Experiment['grid'];
}

/** Observable `bias`: the output averaged over the d attacked coordinates = its bias over sigma sqrt(d), as sigma = 1. */
export function farPointExperiment(options: FarPointOptions): Experiment {
  const fieldOf = (context: TrialContext, point: Point): Field => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    return {
      n,
      f: options.present?.(point) ?? f,
      d,
      model: options.model(point),
      attack: { kind: 'far-point', magnitude: FAR, direction: 'ones' },
      key: context.key,
    };
  };
  const measure = (context: TrialContext, point: Point, first: number, count: number): Float64Array => {
    const { d } = take(point, 'd');
    return context.engine
      .reduce(fieldOf(context, point), { first, count }, null, { kind: 'median', convention: 'midpoint' }, [
        { kind: 'dot', direction: 'ones' },
      ])
      .map((sum) => sum / d);
  };
  return {
    description: options.description,
    observables: {
      bias: {
        description: 'displacement of the median along the attack',
        unit: 'sigma sqrt(d)',
        support: options.support ?? { kind: 'real' },
      },
    },
    trials: options.trials,
    ...(options.grid === undefined ? {} : { grid: options.grid }),
    sample: (context, point, range) => ({ bias: measure(context, point, range.first, range.count) }),
    replay: (context, point, trial): Scene => ({
      title: `Coordinate-wise median under far points, trial ${trial}`,
      entries: [
        { label: 'Byzantine vectors present', value: fieldOf(context, point).f },
        { label: 'coordinate of every Byzantine vector, in sigma', value: FAR },
        { label: 'output averaged over coordinates, in sigma', value: measure(context, point, trial, 1)[0]! },
      ],
    }),
  };
}

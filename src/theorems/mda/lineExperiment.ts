/** MDA on numbers (d = 1) under the diameter attack: Gaussian honest values, and values with rare outliers. */
import { mdaEta } from '../../bounds/mda.js';
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Point, Scene, TrialContext } from '../theorem.js';
import { diameterAttack, mdaOnLine, mdaUnderAttack } from './line.js';

/** The gradient is longer than the published condition asks by this factor. */
const MARGIN = 1.05;

/** Expected number of honest outliers c: maximises (1 - exp(-c)) / sqrt(c), the bias per f / sqrt(h). */
const OUTLIERS = 1.256;

/** Standard deviation of the honest values that are not outliers, beside outliers at +-1. */
const CORE = 1e-3;

/** h standard normals in ascending order. */
function gaussianSample(stream: Stream, honest: Float64Array): Float64Array {
  for (let index = 0; index < honest.length; index++) honest[index] = stream.normal();
  return honest.sort();
}

/** h values of variance 1 in ascending order: +-1 with probability c / h, else nearly 0, divided by their deviation. */
function outlierSample(stream: Stream, honest: Float64Array): Float64Array {
  const probability = OUTLIERS / honest.length;
  const sigma = Math.sqrt(probability + (1 - probability) * CORE * CORE);
  for (let index = 0; index < honest.length; index++) {
    const outlier = stream.uniform() < probability;
    const value = outlier ? (stream.uniform() < 0.5 ? -1 : 1) : CORE * stream.normal();
    honest[index] = value / sigma;
  }
  return honest.sort();
}

/** Draws the honest values of a trial, of mean 0 and variance 1, in ascending order. */
type Sampler = (stream: Stream, honest: Float64Array) => Float64Array;

function replayWith(sampler: Sampler, law: string): NonNullable<Experiment['replay']> {
  return (context: TrialContext, point: Point, trial: number): Scene => {
    const { n, f } = take(point, 'n', 'f');
    const honest = sampler(context.stream(trial), new Float64Array(n - f));
    const attack = diameterAttack(honest, f);
    const chosen = mdaOnLine([...new Array<number>(f).fill(attack), ...honest], f);
    return {
      title: `Diameter attack on MDA, n = ${n}, f = ${f}, d = 1, ${law}, sigma = 1, g = 0`,
      entries: [
        { label: 'honest values, sorted', value: [...honest] },
        { label: `Byzantine values (${f} copies)`, value: attack },
        { label: 'diameter of the honest set', value: honest[honest.length - 1]! - honest[0]! },
        { label: 'diameter of the chosen subset', value: chosen.diameter },
        { label: `chosen indices (0 to ${f - 1} are Byzantine)`, value: chosen.indices },
        { label: 'chosen values', value: chosen.values },
        { label: 'output', value: chosen.mean },
        { label: 'bias of this trial (output - g), in sigma', value: chosen.mean },
        { label: 'published bound on the mean bias, in sigma', value: mdaEta.evaluate({ n, f }) },
      ],
    };
  };
}

/** Observables: `bias` = MDA - g in sigma, and `alignment` = <MDA, g> / sigma^2 for a gradient the attack opposes. */
export const gaussianLine: Experiment = {
  description: 'd = 1, h = n - f honest values N(0, 1), f copies of x_(f+1) + (x_(h) - x_(1))(1 - 1e-9), MDA told f.',
  observables: {
    bias: { description: 'output minus the true mean', unit: 'sigma', support: { kind: 'real' } },
    alignment: {
      description: 'output times true mean, for a mean of size 1.05 eta sigma that points against the attack',
      unit: 'sigma^2',
      support: { kind: 'real' },
    },
  },
  trials: { quick: 64_000, standard: 100_000, thorough: 400_000 },
  firstLook: 1000,
  blockSize: 2000,
  sample: eachTrial(['bias', 'alignment'], (point) => {
    const { n, f } = take(point, 'n', 'f');
    const honest = new Float64Array(n - f);
    const length = MARGIN * mdaEta.evaluate({ n, f });
    return (stream) => {
      const bias = mdaUnderAttack(gaussianSample(stream, honest), f);
      // g = -length: the output is bias - length, its product with g is below.
      return { bias, alignment: length * (length - bias) };
    };
  }),
  replay: replayWith(gaussianSample, 'Gaussian values'),
};

/** The law that makes the excess over the published constant grow like sqrt(h). */
export const outliersOnLine: Experiment = {
  description:
    'd = 1, honest values +-1 with probability 1.256 / h and N(0, 1e-6) otherwise, diameter attack, MDA told f.',
  observables: { bias: { description: 'output minus the true mean', unit: 'sigma', support: { kind: 'real' } } },
  trials: { quick: 10_000, standard: 20_000, thorough: 100_000 },
  firstLook: 1000,
  blockSize: 1000,
  grid: {
    quick: workers({}, [35, 5], [65, 5], [105, 5]),
    standard: workers({}, [35, 5], [65, 5], [105, 5]),
    thorough: workers({}, [35, 5], [65, 5], [105, 5], [205, 5]),
  },
  sample: eachTrial(['bias'], (point) => {
    const { n, f } = take(point, 'n', 'f');
    const honest = new Float64Array(n - f);
    return (stream) => ({ bias: mdaUnderAttack(outlierSample(stream, honest), f) });
  }),
  replay: replayWith(outlierSample, 'rare outliers'),
};

/** The leeway of many rules from d = 10 to d = 1e9: rules that read Euclidean distances, coordinate-wise ones, other norms. */
import { NormPlant } from '../../sim/laws/normPlant.js';
import { drawPowerNorms } from '../../sim/laws/powerNorms.js';
import { drawSupNorms } from '../../sim/laws/supNorm.js';
import { medoid } from '../../sim/rules/medoid.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point } from '../theorem.js';
import { FEW } from './acceptance.js';
import { largestCaptured } from './normShift.js';
import { COORDINATE, coordinateRules, EUCLIDEAN, euclideanRules, RULE_NAMES } from './rulesSideBySide.js';

const displacement = (of: string): Observable => ({
  description: `displacement of coordinate 1 of ${of} under the attack tuned to it`,
  unit: 'sigma',
  support: { kind: 'real' },
});

/** Ten to a billion. */
export const DECADES = [1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const EVERY_OTHER = [1e1, 1e3, 1e5, 1e7, 1e9];

/** The grid of every rule that has a law free of d. */
export const dimensions = {
  quick: workers({ d: EVERY_OTHER }, [11, 2]),
  standard: workers({ d: DECADES }, [11, 2]),
  thorough: workers({ d: DECADES }, [11, 2], [23, 5]),
};

/** Distance-based rules on the same draws. */
export const euclidean: Experiment = {
  description:
    'Gram-law draws (exact, free of d), the same for all rules: f copies of honest mean + gamma e_1 at the largest gamma that the rule accepts in the trial (Krum, medoid, MDA, MVA; that of Krum for multi-Krum), at the largest gamma with all of them among the n - f - 2 lowest scores (multi-Bulyan, static scores), at infinity (geometric median).',
  observables: Object.fromEntries(EUCLIDEAN.map((rule) => [rule, displacement(RULE_NAMES[rule])])),
  ...FEW,
  sample: eachTrial(EUCLIDEAN, (point) => euclideanRules(point)),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const values = euclideanRules(point)(context.stream(trial));
    return {
      title: `Displacement of coordinate 1 of every rule on one draw, n = ${n}, f = ${f}, d = ${d}, sigma = 1`,
      entries: EUCLIDEAN.map((rule) => ({ label: RULE_NAMES[rule], value: values[rule] })),
    };
  },
};

/** Rules with a reducer per coordinate: the noise of one coordinate is all there is, so that many trials are needed. */
export const coordinateWise: Experiment = {
  description:
    'Gram-law draws: f copies of honest mean +- gamma e_1, half the difference of the two signs; gamma = 0.9 sigma sqrt(d (1 + 1/h)) for Bulyan, 1e6 sigma for the median and the trimmed mean.',
  observables: Object.fromEntries(COORDINATE.map((rule) => [rule, displacement(RULE_NAMES[rule])])),
  trials: { quick: 1536, standard: 2048, thorough: 16384 },
  grid: dimensions,
  sample: eachTrial(COORDINATE, (point) => coordinateRules(point)),
};

const captured = (point: Point, move: 'shift' | 'shiftAll', p: number) => {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const draw = p === Infinity ? drawSupNorms({ h: n - f, d }) : drawPowerNorms({ h: n - f, d, p });
  const plant = new NormPlant(n - f, f);
  return {
    draw,
    plant,
    accepted: () => largestCaptured(medoid, plant, (gamma) => plant[move](gamma), p < 2 ? d * d : d),
  };
};

/** The medoid of l_p distances: every column is drawn, hence fewer decades. */
export function powerMedoid(p: number): Experiment {
  return {
    description: `Explicit Gaussian columns; the largest displacement that the medoid of l_${p} distances accepts in the trial.`,
    observables: { medoid: displacement(`the medoid of l_${p} distances`) },
    trials: { quick: 128, standard: 128, thorough: 256 },
    firstLook: 64,
    blockSize: 16,
    grid: {
      quick: workers({ d: [1e2, 1e3, 2e3] }, [11, 2]),
      standard: workers({ d: [1e2, 1e3, 1e4] }, [11, 2]),
      thorough: workers({ d: [1e2, 1e3, 1e4, 1e5] }, [11, 2]),
    },
    sample: eachTrial(['medoid'], (point) => {
      const { draw, plant, accepted } = captured(point, 'shift', p);
      return (stream) => {
        plant.load(draw(stream));
        return { medoid: accepted() };
      };
    }),
  };
}

/** The medoid of sup-norm distances, by the exceedance law. */
export const supNormMedoid: Experiment = {
  description:
    'Exceedance-law draws; the largest displacement that the medoid of sup-norm distances accepts in the trial.',
  observables: { medoid: displacement('the medoid of sup-norm distances') },
  trials: { quick: 128, standard: 128, thorough: 512 },
  firstLook: 64,
  blockSize: 16,
  grid: {
    ...dimensions,
    quick: workers({ d: [1e1, 1e3, 1e9] }, [11, 2]),
    standard: workers({ d: [1e1, 1e3, 1e6, 1e9] }, [11, 2]),
  },
  sample: eachTrial(['medoid'], (point) => {
    const { draw, plant, accepted } = captured(point, 'shift', Infinity);
    return (stream) => {
      plant.load(draw(stream));
      return { medoid: accepted() };
    };
  }),
};

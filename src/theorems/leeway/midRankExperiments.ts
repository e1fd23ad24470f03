/** How far multi-Bulyan is displaced on one coordinate, by the attack on static scores and by search on the others. */
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { coordinateOutcome } from '../../sim/laws/outcome.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { bulyan } from '../../sim/rules/bulyan.js';
import { multiBulyan } from '../../sim/rules/multiBulyan.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable } from '../theorem.js';
import { FEW } from './acceptance.js';
import { midRankShift, multiBulyanOutputs, shiftsToTry } from './midRank.js';

const spread = (description: string): Observable => ({ description, unit: 'sigma sqrt(d)', support: { kind: 'real' } });
const plain = (description: string): Observable => ({ description, unit: 'sigma', support: { kind: 'real' } });

/** Static scores: colluders at gamma^mk, the largest displacement with all of them among the m lowest scores. */
export const staticScores: Experiment = {
  description:
    'Gram-law draws; f copies of honest mean + gamma e_1, gamma the largest displacement with all of them among the n - f - 2 lowest scores; multi-Bulyan with scores that are computed once, over squared distances (K1) and over distances (K4).',
  observables: {
    output: spread('coordinate 1, K1 scores'),
    displacement: plain('coordinate 1, K1 scores'),
    k4: spread('coordinate 1, K4 scores'),
    bulyan: plain('|coordinate 1| of Bulyan under the attack on K1 scores'),
  },
  ...FEW,
  sample: eachTrial(['output', 'displacement', 'k4', 'bulyan'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = gramTrials({ n, f, d });
    return (stream) => {
      const plant = trial(stream);
      plant.shift(midRankShift(plant, 'krum'));
      const displacement = multiBulyanOutputs(plant, 'static').averages;
      const beside = Math.abs(coordinateOutcome(bulyan, plant, f)[0]!);
      plant.shift(midRankShift(plant, 'krum-k4'));
      const k4 = multiBulyanOutputs(plant, 'static', 1).averages / Math.sqrt(d);
      return { output: displacement / Math.sqrt(d), displacement, k4, bulyan: beside };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const plant = gramTrials({ n, f, d })(context.stream(trial));
    const gamma = midRankShift(plant, 'krum');
    plant.shift(gamma);
    const { averages, winners } = multiBulyanOutputs(plant, 'static');
    return {
      title: `Mid-rank attack on multi-Bulyan with static scores, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'displacement gamma of the colluders', value: gamma },
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
        { label: 'coordinate 1 of the output, median of the averages', value: averages },
        { label: 'coordinate 1 of the output, median of the removed rows', value: winners },
        { label: 'coordinate 1 of Bulyan under the same attack', value: coordinateOutcome(bulyan, plant, f)[0]! },
      ],
    };
  },
};

/** Where displacements found by search are cut off, in sigma sqrt(d): beyond all of them, and it only lowers a lower bound. */
const CEILING = 0.5;
const clipped = (description: string): Observable => ({
  ...spread(`${description}, at most ${CEILING}`),
  support: { kind: 'bounded', min: 0, max: CEILING },
});

const handlings = ['pruned', 'exact'] as const;

/** Pruned and exact scores: the attacker takes the best of 114 displacements in every trial. */
export const searched: Experiment = {
  description:
    'Gram-law draws; f copies of honest mean + gamma e_1, gamma the best of 114 displacements in the trial, for each treatment of scores and each reading of the median; Bulyan under the best of the same displacements.',
  observables: {
    pruned: clipped('coordinate 1, pruned scores'),
    exact: clipped('coordinate 1, exact scores'),
    prunedWinners: clipped('coordinate 1, pruned scores, median of the removed rows'),
    exactWinners: clipped('coordinate 1, exact scores, median of the removed rows'),
    displacement: {
      ...plain('coordinate 1, pruned scores'),
      support: ({ d }) => ({ kind: 'bounded', min: 0, max: CEILING * Math.sqrt(d!) }),
    },
    bulyan: plain('coordinate 1 of Bulyan'),
  },
  trials: { quick: 256, standard: 192, thorough: 1024 },
  firstLook: 128,
  blockSize: 32,
  grid: {
    quick: workers({ d: [1e4, 1e8] }, [7, 1]),
    standard: workers({ d: [1e4, 1e8] }, [7, 1], [11, 2]),
    thorough: workers({ d: [1e4, 1e6, 1e8] }, [7, 1], [11, 2], [15, 3], [23, 3]),
  },
  sample: eachTrial(['pruned', 'exact', 'prunedWinners', 'exactWinners', 'displacement', 'bulyan'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = gramTrials({ n, f, d });
    const gammas = shiftsToTry(n, f, d);
    const root = Math.sqrt(d);
    return (stream) => {
      const plant = trial(stream);
      const best = { pruned: 0, exact: 0, prunedWinners: 0, exactWinners: 0, bulyan: 0 };
      for (const gamma of gammas) {
        plant.shift(gamma);
        for (const handling of handlings) {
          const { averages, winners } = multiBulyanOutputs(plant, handling);
          best[handling] = Math.max(best[handling], Math.min(CEILING, averages / root));
          best[`${handling}Winners`] = Math.max(best[`${handling}Winners`], Math.min(CEILING, winners / root));
        }
        best.bulyan = Math.max(best.bulyan, coordinateOutcome(bulyan, plant, f)[0]!);
      }
      return { ...best, displacement: best.pruned * root };
    };
  }),
};

/** Explicit vectors throughout: no law is involved in the draw or in the output. */
export const explicitRows: Experiment = {
  description:
    'Explicit Gaussian vectors in 4,000 dimensions; the best of 114 displacements, then the whole of multi-Bulyan (pruned scores) on the rows themselves.',
  observables: { output: spread('coordinate 1 of multi-Bulyan') },
  trials: { quick: 128, standard: 128, thorough: 256 },
  firstLook: 64,
  blockSize: 16,
  grid: everywhere(workers({ d: [4000] }, [11, 2])),
  sample: eachTrial(['output'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const gammas = shiftsToTry(n, f, d);
    const rows = new Float64Array(n * d);
    const plant = new LinearPlant(n - f, f);
    return (stream) => {
      for (let i = f * d; i < n * d; i++) rows[i] = stream.normal();
      plant.load(gramOf(rows.subarray(f * d), n - f, d));
      let best = { gamma: 0, output: 0 };
      for (const gamma of gammas) {
        const output = multiBulyanOutputs(plant.shift(gamma), 'pruned').averages;
        if (output > best.output) best = { gamma, output };
      }
      placeColluders(rows, n, d, f, best.gamma);
      return { output: aggregate(multiBulyan, rows, n, d, f)[0]! / Math.sqrt(d) };
    };
  }),
};

/** Inner products and first coordinates of explicit rows, in the form of a Gram draw. */
function gramOf(rows: Float64Array, h: number, d: number) {
  const gram = new Float64Array(h * h);
  for (let i = 0; i < h; i++) {
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let c = 0; c < d; c++) product += rows[i * d + c]! * rows[j * d + c]!;
      gram[i * h + j] = product;
      gram[j * h + i] = product;
    }
  }
  const projections = Float64Array.from({ length: h }, (_, j) => rows[j * d]!);
  return { h, d, directions: 1, gram, projections, factor: new Float64Array(0) };
}

/** Rows 0 .. f - 1 at the mean of the others + gamma e_1. */
function placeColluders(rows: Float64Array, n: number, d: number, f: number, gamma: number): void {
  for (let c = 0; c < d; c++) {
    let mean = 0;
    for (let i = f; i < n; i++) mean += rows[i * d + c]! / (n - f);
    for (let i = 0; i < f; i++) rows[i * d + c] = mean + (c === 0 ? gamma : 0);
  }
}

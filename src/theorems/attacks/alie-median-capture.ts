/**
 * alie-median-capture: what "A Little Is Enough" does to one coordinate of the median, exactly.
 *
 * With h = n - f honest N(mu, sigma^2) values, n odd, and f copies of v = mu - z sigma, the median is v clipped to the interval
 * between the s-th and the r-th smallest honest value, r = (n + 1)/2, s = r - f. Hence Pr(median <= v) = Pr(Bin(h, Phi(-z)) >= s) =
 * I_{Phi(-z)}(s, h - s + 1), and the mean follows from the laws of two order statistics. The identity is exact for z given in
 * population units; an attacker who estimates mu and sigma from the honest values moves it by O(1/h).
 */
import {
  alieAlwaysCaptured,
  alieCaptureProbability,
  alieCaptureProbabilityBeta,
  alieLargestBias,
  alieMedianBias,
} from '../../bounds/alie.js';
import type { Stream } from '../../sim/random/stream.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import type { Reducer } from '../../sim/rules/reducer.js';
import { eachTrial } from '../experiment.js';
import { pairs } from '../grid.js';
import { take } from '../point.js';
import type { Point, Theorem } from '../theorem.js';

const MEDIAN: Reducer = { kind: 'median', convention: 'lower' };

/** Draws the honest values beside f copies of -z and takes the median of all; mu = 0, sigma = 1. */
function attackedMedian(point: Point): (stream: Stream) => { readonly median: number; readonly values: Float64Array } {
  const { n, f, z } = take(point, 'n', 'f', 'z');
  const values = new Float64Array(n).fill(-z, 0, f);
  const scratch = new Float64Array(2 * n);
  return (stream) => {
    for (let worker = f; worker < n; worker++) values[worker] = stream.normal();
    return { median: reduceColumn(MEDIAN, values, n, scratch), values };
  };
}

const quick = [
  ...pairs([[51, 24]], { z: [0.75, 1, 1.5, 2, 3] }),
  ...pairs([[51, 12]], { z: [0.5, 1.5] }),
  ...pairs(
    [
      [11, 4],
      [11, 5],
      [25, 11],
    ],
    { z: [1.5] },
  ),
];
const standard = [...quick, ...pairs([[51, 12]], { z: [0.25, 1, 2] }), ...pairs([[101, 30]], { z: [1] })];
/** Where capture is several times more likely than the tolerance; elsewhere its frequency says nothing. */
const possible = (point: Point): boolean => alieCaptureProbability.evaluate(point) > 0.05;
/** Where an attack of 1.5 deviations all but never captures the median. */
const rarely = ({ n, f, z }: Point): boolean => n === 51 && f === 12 && z === 1.5;

const theorem: Theorem = {
  id: 'alie-median-capture',
  title: 'What "A Little Is Enough" does to the median',
  kind: 'threshold',
  paper: 'attacks',
  sources: [
    {
      reference:
        'Baruch, Baruch, Goldberg. A Little Is Enough: Circumventing Defenses For Distributed Learning. NeurIPS 2019',
      arxiv: '1902.06156',
      locus: 'the attack; the exact law of the median is derived here',
    },
  ],
  statement:
    'If f of n workers (n odd) send mu - z sigma and the others N(mu, sigma^2) values, the median is at or below mu - z sigma with probability ' +
    'Pr(Bin(n - f, Phi(-z)) >= (n + 1)/2 - f), and its mean is that of mu - z sigma clipped to the s-th and the r-th smallest honest value, ' +
    'r = (n + 1)/2, s = r - f.',
  setting: 'One coordinate; z in population units; mu = 0, sigma = 1.',
  assumptions: ['Honest values are i.i.d. Gaussian.', 'n odd, n >= 2f + 1.', 'The attacker knows mu and sigma.'],
  parameters: [
    { name: 'n', description: 'workers, odd', type: 'integer', default: 51 },
    { name: 'f', description: 'Byzantine workers', type: 'integer', default: 24 },
    { name: 'z', description: 'attack in honest standard deviations', type: 'real', default: 1.5 },
  ],
  domain: alieCaptureProbability.domain,
  formulas: [alieCaptureProbability, alieMedianBias, alieCaptureProbabilityBeta, alieLargestBias],
  grid: { quick, standard, thorough: standard },
  experiments: {
    main: {
      description: 'Median of n - f normals and f copies of -z.',
      observables: {
        captured: { description: 'whether the median is at or below the attacked value', support: { kind: 'event' } },
        displacement: { description: 'distance of the median below mu', unit: 'sigma', support: { kind: 'real' } },
      },
      trials: { quick: 131_072, standard: 262_144, thorough: 524_288 },
      firstLook: 4096,
      blockSize: 4096,
      sample: eachTrial(['captured', 'displacement'], (point) => {
        const draw = attackedMedian(point);
        const attacked = -take(point, 'z').z;
        return (stream) => {
          const { median } = draw(stream);
          return { captured: median <= attacked ? 1 : 0, displacement: -median };
        };
      }),
      replay: (context, point, trial) => {
        const { median, values } = attackedMedian(point)(context.stream(trial));
        const { f, z } = take(point, 'f', 'z');
        return {
          title: `Median under attack, trial ${trial}`,
          entries: [
            { label: 'honest values, sorted', value: [...values.subarray(f).slice().sort()] },
            { label: 'attacked value', value: -z },
            { label: 'median of all', value: median },
            { label: 'captured', value: median <= -z ? 'yes' : 'no' },
            { label: 'probability of capture', value: alieCaptureProbability.evaluate(point) },
            { label: 'mean distance of the median below mu', value: alieMedianBias.evaluate(point) },
          ],
        };
      },
    },
  },
  claims: [
    {
      id: 'probability',
      kind: 'equals',
      role: 'derived',
      text: 'The median is at or below the attacked value with probability Pr(Bin(h, Phi(-z)) >= s).',
      quantity: 'captured',
      bound: alieCaptureProbability,
      tolerance: { absolute: 0.015 },
      where: possible,
    },
    {
      id: 'probability-beta',
      kind: 'equals',
      role: 'derived',
      text: 'The same probability is I_{Phi(-z)}(s, h - s + 1), the law of the s-th honest value.',
      quantity: 'captured',
      bound: alieCaptureProbabilityBeta,
      tolerance: { absolute: 0.015 },
      where: possible,
    },
    {
      id: 'bias',
      kind: 'equals',
      role: 'derived',
      text: 'The mean of the median is that of mu - z sigma clipped to the s-th and the r-th honest value.',
      quantity: 'displacement',
      bound: alieMedianBias,
      tolerance: { absolute: 0.015 },
    },
    {
      id: 'largest-bias',
      kind: 'at-most',
      role: 'derived',
      text: 'The bias never exceeds that of far points.',
      quantity: 'displacement',
      bound: alieLargestBias,
      tolerance: 0.015,
    },
  ],
  controls: [
    {
      id: 'always-captured',
      text: 'Bias z, as if the median were always captured',
      change: 'wrong formula',
      claim: {
        id: 'always-captured',
        kind: 'equals',
        text: 'At n = 51, f = 12, z = 1.5 the median is biased by 1.5 sigma.',
        quantity: 'displacement',
        bound: alieAlwaysCaptured,
        tolerance: { absolute: 0.02 },
        where: rarely,
      },
    },
    {
      id: 'far-points',
      text: 'The bias of far points at z = 1.5, n = 51, f = 24, where the attack gives 88 % of it',
      change: 'wrong formula',
      claim: {
        id: 'far-points',
        kind: 'equals',
        text: 'At n = 51, f = 24, z = 1.5 the bias of the median is that under far points.',
        quantity: 'displacement',
        bound: alieLargestBias,
        tolerance: { absolute: 0.02 },
        where: ({ n, f, z }) => n === 51 && f === 24 && z === 1.5,
      },
    },
  ],
  figures: [
    {
      id: 'bias',
      title: 'Bias of the median under "A Little Is Enough", n = 51',
      x: { parameter: 'z', label: 'attack z, in honest deviations', scale: 'linear' },
      y: { label: 'bias of the median / sigma', scale: 'linear' },
      where: ({ n }) => n === 51,
      measured: [{ quantity: 'displacement', label: 'measured' }],
      curves: [
        { formula: alieMedianBias, label: 'exact', style: 'derived' },
        { formula: alieLargestBias, label: 'far points', style: 'derived' },
      ],
      caption:
        'For small z the attackers own the median; beyond about one deviation they only push it, and nearly as far as far points would.',
    },
    {
      id: 'capture',
      title: 'Probability that the attackers own the median',
      x: { parameter: 'z', label: 'attack z, in honest deviations', scale: 'linear' },
      y: { label: 'Pr(median <= -z sigma)', scale: 'linear' },
      where: ({ n }) => n === 51,
      measured: [{ quantity: 'captured', label: 'measured' }],
      curves: [{ formula: alieCaptureProbability, label: 'exact', style: 'derived' }],
      caption: 'The threshold moves to smaller z as f falls: with 12 of 51 attackers it lies below half a deviation.',
    },
  ],
  notes: [
    'z = 1.5 already gives 88 % of the largest bias at (51, 24) and all of it at (51, 12), although it seldom owns the median there.',
  ],
};

export default theorem;

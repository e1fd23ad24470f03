/** What vn-ratio-on-digits claims of the measured ratios, and the controls. */
import {
  krumCondition,
  loosestCondition,
  mdaCondition,
  medianCondition,
  momentumGain,
  momentumGainLimit,
  naiveSaturation,
  trimmedMeanCondition,
} from '../../bounds/conditions.js';
import { noiseScale } from '../../bounds/dp.js';
import type { Claim, Control, Point } from '../theorem.js';

const at = (step: number) => (point: Point) => point['t'] === step;
const from =
  (first: number, last = Infinity) =>
  (point: Point) =>
    point['t']! >= first && point['t']! <= last;

/** Equalities that tie what workers see to the exact moments. */
export const identities: readonly Claim[] = [
  {
    id: 'batch-variance',
    kind: 'equals',
    role: 'derived',
    text: 'Workers see the exact variance: at every step E of their sample variance is the trace of the record covariance over b.',
    quantity: 'varianceQuotient',
    bound: 1,
    tolerance: { relative: 0.04 },
    where: from(16),
  },
  {
    id: 'noise',
    kind: 'equals',
    role: 'published',
    text: 'Privacy adds exactly s^2 to the variance of every coordinate, s = 2C sqrt(2 ln(1.25/delta)) / (b eps).',
    quantity: 'noiseDeviation',
    bound: noiseScale,
    tolerance: { relative: 0.01 },
  },
];

/** Where along training the ratio meets which condition. */
export const conditions: readonly Claim[] = [
  {
    id: 'early-trimmed-mean',
    kind: 'at-most',
    text: 'At the start, without momentum, the ratio meets the condition of the trimmed mean.',
    quantity: 'plainRatio',
    bound: trimmedMeanCondition,
    tolerance: 0,
    where: at(0),
  },
  {
    id: 'early-mda',
    kind: 'at-most',
    text: 'Up to step 4, without momentum, the ratio meets the published condition of MDA.',
    quantity: 'plainRatio',
    bound: mdaCondition,
    tolerance: 0,
    where: from(0, 4),
  },
  {
    id: 'never-median',
    kind: 'at-least',
    text: 'At no step, without momentum, does the ratio meet the condition of the median (nor the stricter one of Krum).',
    quantity: 'plainRatio',
    bound: medianCondition,
    tolerance: 0,
  },
  {
    id: 'late-none',
    kind: 'at-least',
    text: 'From step 16 on, without momentum, the ratio meets none of the four published conditions.',
    quantity: 'plainRatio',
    bound: loosestCondition,
    tolerance: 0,
    where: from(16),
  },
  {
    id: 'momentum-reduces',
    kind: 'at-least',
    role: 'derived',
    text: 'From step 4 to 12 momentum divides the ratio at least as much as it would with a constant gradient.',
    quantity: 'momentumGain',
    bound: momentumGain,
    tolerance: 0,
    where: from(4, 12),
  },
  {
    id: 'momentum-restores-trimmed-mean',
    kind: 'at-most',
    text: 'From step 4 to 24 momentum sums meet the condition of the trimmed mean.',
    quantity: 'momentumRatio',
    bound: trimmedMeanCondition,
    tolerance: 0,
    where: from(4, 24),
  },
  {
    id: 'momentum-not-krum',
    kind: 'at-least',
    text: 'Even momentum sums never meet the published condition of Krum.',
    quantity: 'momentumRatio',
    bound: krumCondition,
    tolerance: 0,
  },
  {
    id: 'private-none',
    kind: 'at-least',
    text: 'With privacy noise no published condition holds at any step.',
    quantity: 'privateRatio',
    bound: loosestCondition,
    tolerance: 0,
  },
  {
    id: 'naive-saturates',
    kind: 'at-most',
    role: 'derived',
    text: 'The naive estimate (sample variance over squared norm of the sample mean) cannot show it: it stays at or below h.',
    quantity: {
      of: ['privateDeviation', 'privateMeanNorm'],
      expression: 'privateDeviation / privateMeanNorm',
      description: 'naive ratio of the noisy gradients',
    },
    bound: naiveSaturation,
    tolerance: 0.05,
  },
];

/** Variants that must be refuted. */
export const controls: readonly Control[] = [
  {
    id: 'late-without-momentum',
    text: 'The condition of the trimmed mean at step 16 without momentum',
    change: 'dropped assumption',
    claim: {
      id: 'late-without-momentum',
      kind: 'at-most',
      text: 'At step 16, without momentum, the ratio meets the condition of the trimmed mean.',
      quantity: 'plainRatio',
      bound: trimmedMeanCondition,
      tolerance: 0,
      where: at(16),
    },
  },
  {
    id: 'momentum-limit-too-early',
    text: 'The limit (1 + mu) / (1 - mu) in place of 1 / rho_t at step 4',
    change: 'wrong formula',
    claim: {
      id: 'momentum-limit-too-early',
      kind: 'at-least',
      text: 'At step 4 momentum already divides the ratio by (1 + mu) / (1 - mu).',
      quantity: 'momentumGain',
      bound: momentumGainLimit,
      tolerance: 0,
      where: at(4),
    },
  },
  {
    id: 'half-sensitivity',
    text: 'Sensitivity C/b in place of 2C/b',
    change: 'tightened constant',
    claim: {
      id: 'half-sensitivity',
      kind: 'equals',
      text: 'Privacy adds s^2 / 4 to the variance of every coordinate.',
      quantity: 'noiseDeviation',
      bound: noiseScale.scaled(0.5),
      tolerance: { relative: 0.01 },
    },
  },
  {
    id: 'naive-estimate',
    text: 'The naive estimate in place of the ratio',
    change: 'wrong formula',
    claim: {
      id: 'naive-estimate',
      kind: 'at-least',
      text: 'The naive estimate of the noisy ratio exceeds 100 h, as the ratio does.',
      quantity: {
        of: ['privateDeviation', 'privateMeanNorm'],
        expression: 'privateDeviation / privateMeanNorm',
        description: 'naive ratio of the noisy gradients',
      },
      bound: naiveSaturation.scaled(100),
      tolerance: 0,
    },
  },
];

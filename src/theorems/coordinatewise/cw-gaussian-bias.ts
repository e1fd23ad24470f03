/**
 * cw-gaussian-bias: the largest bias per coordinate that any adversary, omniscient or not, gives to the median or the trimmed
 * mean of Gaussian values is an expectation of normal order statistics.
 *
 * Between order statistics y of all n values and x of the h honest ones, y_(i) <= x_(i) whatever the f Byzantine values
 * are, so that both rules are bounded in every trial, and f values far above attain the bound: no omniscience is needed.
 */
import { trimmedGaussianBias, trimmedGaussianBiasShifted } from '../../bounds/coordinatewise.js';
import { medianGaussianBias, medianGaussianBiasShifted } from '../../bounds/median.js';
import { cwmed, cwtm } from '../../sim/rules/coordinateWise.js';
import type { Rule } from '../../sim/rules/rule.js';
import { workers } from '../grid.js';
import type { Experiment, Theorem } from '../theorem.js';
import { biasUnder, columnParameters, excessOver, farPoints } from './columnBias.js';

const trials = { quick: 16384, standard: 32768, thorough: 131072 } as const;
const tolerance = { relative: 0.03, absolute: 0.006 } as const;

/** Far points first, then what might beat them: values among, around and just beyond the honest ones. */
const attacks = [
  farPoints(),
  { kind: 'alie', z: 1.5 },
  { kind: 'mirror', centre: 'median', sign: 1 },
  { kind: 'mirror', centre: 'trimmed-mean', sign: 1 },
  { kind: 'diameter' },
  { kind: 'constant', value: 1 },
  { kind: 'constant', value: 4 },
] as const;

function againstFarPoints(rule: Rule): Experiment {
  return excessOver({
    description: `${rule.name}: far points against ALIE, both mirrors, the diameter attack and near constants, same honest values, d = 1.`,
    rule,
    attacks,
    trials: { quick: 2048, standard: 8192, thorough: 65536 },
    grid: {
      quick: workers({ d: [1] }, [11, 2], [12, 5]),
      standard: workers({ d: [1] }, [11, 2], [12, 5], [15, 7]),
      thorough: workers({ d: [1] }, [7, 2], [11, 2], [12, 5], [15, 7], [25, 6]),
    },
  });
}

const theorem: Theorem = {
  id: 'cw-gaussian-bias',
  title: 'Exact worst bias of the median and the trimmed mean on Gaussian values',
  kind: 'worst case',
  paper: 'coordinatewise',
  sources: [{ reference: 'Derived for this laboratory', locus: 'interlacing of order statistics' }],
  statement:
    'For honest values N(g_c, sigma^2) the largest bias of coordinate c over all adversaries is, in sigma, e_(k:h) for the ' +
    'median (k = (n + 1) / 2; for even n the mean of the two middle ones) and the mean of e_(f+1:h) .. e_(h:h) for the ' +
    'trimmed mean, e_(k:h) the expected k-th smallest of h = n - f normals.',
  setting:
    'Coordinate-wise midpoint median and f-trimmed mean; f values far above on every coordinate; sigma = 1, g = 0.',
  assumptions: ['Honest values are i.i.d. Gaussian.', 'n >= 2f + 1.'],
  parameters: columnParameters,
  domain: [...medianGaussianBias.domain, { expression: 'd >= 1' }],
  formulas: [medianGaussianBias, trimmedGaussianBias],
  grid: {
    quick: workers({ d: [64] }, [20, 4], [15, 1], [15, 3], [15, 5], [15, 7]),
    standard: workers({ d: [64] }, [11, 2], [20, 4], ...([1, 2, 3, 4, 5, 6, 7] as const).map((f) => [15, f] as const)),
    thorough: workers(
      { d: [64] },
      ...([
        [7, 2],
        [11, 2],
        [20, 4],
        [25, 6],
        [50, 10],
      ] as const),
      ...([1, 2, 3, 4, 5, 6, 7] as const).map((f) => [15, f] as const),
    ),
  },
  experiments: {
    main: biasUnder({ description: 'Median of N(0, 1) coordinates, f far points.', rule: cwmed, trials }),
    trimmed: biasUnder({ description: 'Trimmed mean of N(0, 1) coordinates, f far points.', rule: cwtm, trials }),
    medianAttacks: againstFarPoints(cwmed),
    trimmedAttacks: againstFarPoints(cwtm),
  },
  claims: [
    {
      id: 'median',
      kind: 'equals',
      role: 'derived',
      text: 'Far points give the median its order-statistic bias.',
      quantity: 'bias',
      bound: medianGaussianBias,
      tolerance,
    },
    {
      id: 'trimmed',
      kind: 'equals',
      role: 'derived',
      experiment: 'trimmed',
      text: 'Far points give the trimmed mean its order-statistic bias.',
      quantity: 'bias',
      bound: trimmedGaussianBias,
      tolerance,
    },
    ...(['median', 'trimmed'] as const).map((rule) => ({
      id: `${rule}-worst`,
      kind: 'always' as const,
      role: 'derived' as const,
      experiment: `${rule}Attacks`,
      text: `No other attack displaces the ${rule === 'median' ? 'median' : 'trimmed mean'} further, in any trial.`,
      observable: 'excess',
      bound: 1e-9,
      rounding: 0,
      rate: 0.02,
    })),
  ],
  controls: [
    {
      id: 'median-rank',
      text: 'The rank of the median one too small',
      change: 'wrong formula',
      claim: {
        id: 'median-rank',
        kind: 'equals',
        text: 'The bias of the median is the expected order statistic of rank one less.',
        quantity: 'bias',
        bound: medianGaussianBiasShifted,
        tolerance,
      },
    },
    {
      id: 'trimmed-ranks',
      text: 'The ranks of the trimmed mean one too small',
      change: 'wrong formula',
      claim: {
        id: 'trimmed-ranks',
        kind: 'equals',
        experiment: 'trimmed',
        text: 'The bias of the trimmed mean is the mean of the expected order statistics f .. h - 1.',
        quantity: 'bias',
        bound: trimmedGaussianBiasShifted,
        tolerance,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Worst bias on Gaussian values, n = 15',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'bias / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n, d }) => n === 15 && d === 64,
      measured: [
        { quantity: 'bias', label: 'median, measured' },
        { quantity: 'bias', experiment: 'trimmed', label: 'trimmed mean, measured' },
      ],
      curves: [
        { formula: medianGaussianBias, label: 'median, exact', style: 'derived' },
        { formula: trimmedGaussianBias, label: 'trimmed mean, exact', style: 'derived' },
      ],
      caption:
        'On Gaussian values the median has the smaller worst bias, although its worst robustness coefficient is larger; at n = 2f + 1 the two rules are one.',
    },
  ],
};

export default theorem;

/** Closed forms about differential privacy: the Gaussian mechanism, its noise, and what the noise does to resilience. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const oneStep: readonly Constraint[] = [
  { expression: 'eps > 0' },
  { expression: 'eps < 1', reason: 'the classical calibration is proved for eps < 1' },
  { expression: 'delta > 0' },
  { expression: 'delta < 1' },
];
const positive = (...names: readonly string[]): readonly Constraint[] =>
  names.map((name) => ({ expression: `${name} > 0` }));
const dwork = 'Dwork, Roth 2014, Theorem A.1; used by Guerraoui et al. 2021 (arXiv 2102.08166) with sensitivity 2C/b';

/** The exact privacy curve of the Gaussian mechanism; mu is the ratio of sensitivity to noise. */
export const gaussianDelta = formula({
  name: 'delta',
  symbol: '\\delta(\\varepsilon)',
  description: 'Smallest delta for which a Gaussian mechanism with sensitivity/noise ratio mu is (eps, delta)-private',
  expression: 'Phi(mu / 2 - eps / mu) - exp(eps) * Phi(-mu / 2 - eps / mu)',
  parameters: ['mu', 'eps'],
  domain: [
    { expression: 'mu > 0', reason: 'mu is a sensitivity over a noise' },
    { expression: 'mu / 2 + abs(eps) / mu <= 37', reason: 'beyond, the normal tails underflow in float64' },
  ],
  source: 'Balle, Wang 2018 (arXiv 1805.06530), Theorem 8 (number recalled)',
});

/** Pr(L > eps): an upper bound on delta that is often mistaken for it. */
export const gaussianLossTail = formula({
  name: 'lossTail',
  symbol: '\\Pr(L>\\varepsilon)',
  description: 'Probability that the privacy loss exceeds eps: an upper bound on delta, not delta',
  expression: 'Phi(mu / 2 - eps / mu)',
  parameters: ['mu', 'eps'],
  domain: positive('mu'),
  source: 'privacy loss L ~ N(mu^2/2, mu^2)',
});

/** d s^2: energy of the noise that one worker adds to one batch mean. */
export const noiseEnergy = formula({
  name: 'noiseEnergy',
  symbol: 'd\\,s^2',
  description: 'Expected squared norm of the privacy noise of one worker at one step',
  expression: '8 * d * C^2 * log(1.25 / delta) / (b * eps)^2',
  parameters: ['C', 'b', 'd', 'eps', 'delta'],
  integers: ['b', 'd'],
  domain: [...oneStep, ...positive('C', 'b', 'd')],
  source: dwork,
});

/** s: standard deviation of the privacy noise per coordinate. */
export const noiseScale = formula({
  name: 'noise',
  symbol: 's',
  description: 'Standard deviation, per coordinate, of the privacy noise of one worker at one step',
  expression: '2 * C / b * sqrt(2 * log(1.25 / delta)) / eps',
  parameters: ['C', 'b', 'eps', 'delta'],
  integers: ['b'],
  domain: [...oneStep, ...positive('C', 'b')],
  source: dwork,
});

/** The exact delta of `steps` steps at the classical calibration, at the eps of one step. */
export const calibratedDelta = formula({
  name: 'exactDelta',
  symbol: '\\delta_T(\\varepsilon)',
  description: 'Exact delta at eps of T steps with the noise that is calibrated for one step',
  where: { mu: 'sqrt(T) * eps / sqrt(2 * log(1.25 / delta))' },
  expression: 'Phi(mu / 2 - eps / mu) - exp(eps) * Phi(-mu / 2 - eps / mu)',
  parameters: ['eps', 'delta', 'T'],
  integers: ['T'],
  domain: [...oneStep, { expression: 'T >= 1' }],
  source: 'Balle, Wang 2018 for one step; Gaussian DP composes to mu = sqrt(T) mu_1 (Dong, Roth, Su 2019)',
});

/** The target itself, as a bound. */
export const targetDelta = formula({
  name: 'target',
  symbol: '\\delta',
  description: 'The delta that the noise is calibrated for',
  expression: 'delta',
  parameters: ['delta'],
  domain: [{ expression: 'delta > 0' }, { expression: 'delta < 1' }],
  source: 'definition',
});

/** Calibrated noise in units of the clipping norm. */
const unitNoise = { s: '2 / b * sqrt(2 * log(1.25 / delta)) / eps' } as const;
const message: readonly Constraint[] = [{ expression: 'sigma >= 0' }, ...oneStep, ...positive('b', 'd', 'lambda')];

/** Variance-norm ratio of a private batch mean. */
export const privateRatio = formula({
  name: 'ratio',
  symbol: 'r_{\\mathrm{DP}}',
  description:
    'Total variance over squared norm of a private batch mean; sigma and lambda in units of the clipping norm',
  where: unitNoise,
  expression: '(sigma^2 / b + d * s^2) / lambda^2',
  parameters: ['sigma', 'b', 'd', 'lambda', 'eps', 'delta'],
  integers: ['b', 'd'],
  domain: message,
  source: 'Guerraoui et al. 2021 (arXiv 2102.08166), key observation; derived',
});

/** The ratio as if the noise were spread over the coordinates instead of repeated on each: forgets the factor d. */
export const privateRatioWithoutDimension = formula({
  name: 'ratioWithoutDimension',
  symbol: '(\\sigma^2/b+s^2)/\\lambda^2',
  description: 'The variance-norm ratio with the factor d of the noise left out',
  where: unitNoise,
  expression: '(sigma^2 / b + s^2) / lambda^2',
  parameters: ['sigma', 'b', 'lambda', 'eps', 'delta'],
  integers: ['b'],
  domain: [{ expression: 'sigma >= 0' }, ...oneStep, ...positive('b', 'lambda')],
  source: 'a wrong formula, for controls',
});

/** Lambda^2: the floor that privacy alone puts under the ratio, whatever the data. */
export const ratioFloor = formula({
  name: 'floor',
  symbol: '\\Lambda^2',
  description:
    'Smallest variance-norm ratio that the calibrated noise allows, since the clipped gradient has norm at most C',
  expression: '8 * d * log(1.25 / delta) / (b * eps)^2',
  parameters: ['b', 'd', 'eps', 'delta'],
  integers: ['b', 'd'],
  domain: [...oneStep, ...positive('b', 'd')],
  source: 'Guerraoui et al. 2021 (arXiv 2102.08166), re-derived',
});

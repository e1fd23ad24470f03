/** Leeway of rules that read l_p and sup-norm distances, h = n - f honest Gaussian vectors of deviation 1 per coordinate. */
import { formula } from './formula.js';
import type { Constraint, Formula } from './formula.js';

const attacked: Constraint = { expression: 'f >= 1', reason: 'somebody must attack' };
const wholePower: readonly Constraint[] = [
  { expression: 'd >= 1' },
  { expression: 'p >= 1', reason: 'l_p is a norm from p = 1 on' },
];

/** E|Z|^p of a standard normal for a whole number p: (p - 1)!! times sqrt(2 / pi) for odd p. */
const absoluteMoment = '(2 / pi)^(mod(p, 2) / 2) * exp(sumOver(k, 1, floor(p / 2), log(p + 1 - 2 * k)))';

function powerLeeway(name: string, rule: string, reach: string, minimum: Constraint): Formula {
  return formula({
    name,
    symbol: '\\gamma^*',
    description: `Leading term of the largest displacement that ${rule} with l_p distances accepts on one coordinate, in units of sigma`,
    where: { h: 'n - f', mu: absoluteMoment, R: reach },
    expression: '(d * mu)^(1 / p) * (R^p - (1 - 1 / h)^(p / 2))^(1 / p)',
    parameters: ['n', 'f', 'p', 'd'],
    integers: ['n', 'f', 'p', 'd'],
    domain: [attacked, minimum, ...wholePower],
    source: 'derived; the order d^(1/p) is El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927)',
  });
}

/** The medoid of l_p distances. */
export const powerMedoidLeeway = powerLeeway('leeway', 'the medoid', 'sqrt(2) * (h - 1) / (h - f)', {
  expression: 'n >= 2 * f + 1',
  reason: 'honest vectors must prevail',
});

/** Krum (K1) of squared l_p distances. */
export const powerKrumLeeway = powerLeeway('leewayKrum', 'Krum', 'sqrt(2) * sqrt((h - 2) / (h - f - 1))', {
  expression: 'n >= 2 * f + 3',
  reason: 'a Krum score needs an honest neighbour even when all f others collude',
});

/** How far the accepted displacement may lie from its leading term at finite d, in units of sigma. */
export const powerLeewaySlack = formula({
  name: 'slack',
  description: 'Finite-d slack of the leeway of rules that read l_p distances, in units of sigma',
  where: { h: 'n - f', mu: absoluteMoment, R: 'sqrt(2) * (h - 1) / (h - f)' },
  expression: '2.5 / sqrt(d) * (d * mu)^(1 / p) * (R^p - (1 - 1 / h)^(p / 2))^(1 / p)',
  parameters: ['n', 'f', 'p', 'd'],
  integers: ['n', 'f', 'p', 'd'],
  domain: powerMedoidLeeway.domain,
  source:
    'measured: the relative gap of the medoid times sqrt(d) is 1.8, 1.2, 1.4 and 2.1 for p = 1 to 4 at (11, 2), d = 1,000 and 10,000',
});

/** The exponent 1 / p. */
export const powerExponent = formula({
  name: 'exponent',
  symbol: '1/p',
  description: 'Exponent of d in the leeway of rules that read l_p distances',
  expression: '1 / p',
  parameters: ['p'],
  integers: ['p'],
  domain: [wholePower[1]!],
  source: 'El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927), abstract',
});

const supNorm = {
  where: { h: 'n - f' },
  parameters: ['n', 'f', 'd'],
  integers: ['n', 'f', 'd'],
  domain: [attacked, { expression: 'n >= 2 * f + 2' }, { expression: 'd >= 2' }],
  source: 'derived',
};

/** One coordinate: sqrt(2) (h - 1) / (h - f) M_d, M_d the expected largest of d absolute normals. */
export const supNormLeeway = formula({
  ...supNorm,
  name: 'leewayOne',
  symbol: '\\gamma_1',
  description:
    'Bound on the mean of the largest displacement that the sup-norm medoid accepts on one coordinate, in sigma',
  expression: 'sqrt(2) * (h - 1) / (h - f) * expectedMaxAbsNormal(d)',
});

/** All coordinates at once. */
export const supNormLeewayAll = formula({
  ...supNorm,
  name: 'leewayAll',
  symbol: '\\gamma_{\\text{all}}',
  description:
    'Bound on the mean of the largest displacement, per coordinate, that the sup-norm medoid accepts on all coordinates at once, in sigma',
  expression: 'sqrt(2) * (h - 1) / (h - f) * expectedMaxAbsNormal(d) - sqrt(1 - 1 / h) * expectedMaxNormal(d)',
});

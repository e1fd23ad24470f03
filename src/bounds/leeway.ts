/**
 * Leeway in high dimension: how far f copies of honest mean + gamma e_1 get on coordinate 1 against rules that read Euclidean
 * distances. h = n - f honest Gaussian vectors of deviation sigma per coordinate become a regular simplex of squared side
 * 2 d sigma^2, their mean is d (1 - 1/h) sigma^2 away from each; every constant here is in units of sigma sqrt(d), d to infinity.
 */
import { formula } from './formula.js';
import type { Constraint, Formula } from './formula.js';

const attacked: Constraint = { expression: 'f >= 1', reason: 'somebody must attack' };
const majority: readonly Constraint[] = [
  attacked,
  { expression: 'n >= 2 * f + 1', reason: 'honest vectors must prevail' },
];
const spareNeighbour: readonly Constraint[] = [
  attacked,
  { expression: 'n >= 2 * f + 3', reason: 'a Krum score needs an honest neighbour even when all f others collude' },
];

interface Limit {
  readonly name: string;
  readonly symbol: string;
  readonly description: string;
  readonly expression: string;
  readonly domain: readonly Constraint[];
}

/** A constant in n, f and h = n - f. */
function limit(definition: Limit): Formula {
  const shape = { where: { h: 'n - f' }, parameters: ['n', 'f'], integers: ['n', 'f'], source: 'derived' };
  return formula({ ...shape, ...definition });
}

/** The curve c sqrt(d), in units of sigma, of a constant c in units of sigma sqrt(d). */
export function timesRootDimension(constant: Formula): Formula {
  return formula({
    name: `${constant.name}Curve`,
    symbol: `${constant.symbol ?? constant.name}\\sqrt{d}`,
    description: `${constant.description.replace(/, in units of.*$/, '')}, in units of sigma`,
    ...(constant.where === undefined ? {} : { where: constant.where }),
    expression: `sqrt(d) * (${constant.expression})`,
    parameters: [...constant.parameters, 'd'],
    integers: [...(constant.integers ?? []), 'd'],
    domain: [...constant.domain, { expression: 'd >= 1' }],
    source: constant.source,
  });
}

const accepts = (rule: string): string =>
  `Limit of the largest displacement that ${rule} accepts on one coordinate, in units of sigma sqrt(d)`;
const displaces = (rule: string): string =>
  `Limit of the displacement of one coordinate of ${rule}, in units of sigma sqrt(d)`;

/** Krum over squared distances to n - f - 1 others (K2). */
export const krumK2Leeway = limit({
  name: 'leewayK2',
  symbol: 'c_{K2}',
  description: accepts('Krum K2'),
  expression: 'sqrt(2 * (h - 1) / (h - f) - 1 + 1 / h)',
  domain: majority,
});

/** Krum over distances, not squared, to n - f - 1 others (K3); the same as {@link medoidLeeway}. */
export const krumK3Leeway = limit({
  name: 'leewayK3',
  symbol: 'c_{K3}',
  description: accepts('Krum K3'),
  expression: 'sqrt(2 * ((h - 1) / (h - f))^2 - 1 + 1 / h)',
  domain: majority,
});

/** Krum over distances, not squared, to n - f - 2 others (K4). */
export const krumK4Leeway = limit({
  name: 'leewayK4',
  symbol: 'c_{K4}',
  description: accepts('Krum K4'),
  expression: 'sqrt(2 * ((h - 2) / (h - f - 1))^2 - 1 + 1 / h)',
  domain: spareNeighbour,
});

/** The medoid: selected iff (h - f) sqrt(1 - 1/h + gamma^2 / d) < (h - 1) sqrt(2). */
export const medoidLeeway = limit({
  name: 'medoidLeeway',
  symbol: 'c',
  description: accepts('the medoid'),
  expression: 'sqrt(2 * ((h - 1) / (h - f))^2 - 1 + 1 / h)',
  domain: majority,
});

/** Multi-Krum averages n - f - 2 vectors, all f colluders among them. */
export const multiKrumLeeway = limit({
  name: 'multiKrumLeeway',
  symbol: 'f\\,c/(n-f-2)',
  description: displaces('multi-Krum, just below the displacement that Krum accepts'),
  expression: 'f / (h - 2) * sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)',
  domain: spareNeighbour,
});

/** MDA keeps all colluders as long as they are no farther from an honest vector than two honest ones from each other. */
export const mdaLeeway = limit({
  name: 'mdaLeeway',
  symbol: 'c',
  description: accepts('minimum-diameter averaging'),
  expression: 'sqrt(1 + 1 / h)',
  domain: majority,
});

/** The f of h averaged vectors that sit at {@link mdaLeeway}. */
export const mdaDisplacement = limit({
  name: 'mdaDisplacement',
  symbol: '(f/h)\\,c',
  description: displaces('minimum-diameter averaging'),
  expression: 'f / h * sqrt(1 + 1 / h)',
  domain: majority,
});

/** MVA keeps all colluders as long as f (h - f) b < h (h - 1) - (h - f) (h - f - 1), b = 1 - 1/h + gamma^2 / d. */
export const mvaLeeway = limit({
  name: 'mvaLeeway',
  symbol: 'c',
  description: accepts('minimum-variance averaging'),
  expression: 'sqrt((2 * h - f - 1) / (h - f) - 1 + 1 / h)',
  domain: majority,
});

/** The f of h averaged vectors that sit at {@link mvaLeeway}. */
export const mvaDisplacement = limit({
  name: 'mvaDisplacement',
  symbol: '(f/h)\\,c',
  description: displaces('minimum-variance averaging'),
  expression: 'f / h * sqrt((2 * h - f - 1) / (h - f) - 1 + 1 / h)',
  domain: majority,
});

/** The geometric median with f points at infinity: h r / sqrt(r^2 + d (1 - 1/h)) = f. */
export const geometricMedianLeeway = limit({
  name: 'gmLeeway',
  symbol: 'c',
  description: displaces('the geometric median of h honest vectors and f points at infinity from the honest mean'),
  expression: 'sqrt(1 - 1 / h) * f / sqrt(h^2 - f^2)',
  domain: majority,
});

/** What the median would do if its displacement were that of the mean of unit vectors: the leading term in f / h. */
export const geometricMedianNaive = limit({
  name: 'linearised',
  symbol: 'c_{\\text{lin}}',
  description: 'Leading term of the displacement of the geometric median for few far points, in units of sigma sqrt(d)',
  expression: 'sqrt(1 - 1 / h) * f / h',
  domain: majority,
});

/** How far a leeway at finite d may lie from its limit; times a factor of the rule's own. */
export const leewaySlack = formula({
  name: 'slack',
  description: 'Finite-d slack of an asymptotic leeway constant, in units of sigma sqrt(d)',
  expression: 'log(n) / sqrt(d)',
  parameters: ['n', 'd'],
  integers: ['n', 'd'],
  domain: [{ expression: 'n >= 2' }, { expression: 'd >= 1' }],
  source:
    'measured: the gap times sqrt(d) at (11, 2) and (15, 3), d from 1e4 to 1e8, is 0.6 to 0.8 for Krum in every convention, 1.3 and 1.5 for the medoid, -1.8 and -2.4 for MDA, -1.0 and -1.1 for MVA, below 0.01 for the geometric median',
});

/** Closed forms about (f, lambda)-resilient averaging: ||F - mean_S|| <= lambda diameter(S) for every S of n - f vectors. */
import { formula } from './formula.js';
import { majority } from './kappa.js';

/** Smallest diameter coefficient of any rule; exact on a line for the trimmed mean. */
export const lambdaOptimal = formula({
  name: 'lambda',
  symbol: '\\lambda^*',
  description: 'Smallest diameter coefficient of any rule; exact on a line for the trimmed mean',
  expression: 'f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Farhadkhani et al. 2022 (arXiv 2205.12173), recalled; re-derived',
});

/** Exact diameter coefficient of minimum-diameter averaging, and on a line of MeaMed and Phocas. */
export const lambdaMda = formula({
  name: 'lambdaMda',
  symbol: '\\lambda_{\\text{MDA}}',
  description: 'Exact diameter coefficient of minimum-diameter averaging, and on a line of MeaMed and Phocas',
  expression: '2 * f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'upper bounds: Farhadkhani et al. 2022 (arXiv 2205.12173), recalled; equality: derived',
});

/** Diameter coefficient of the trimmed mean in every dimension, attained from d = C(h, f) on. */
export const lambdaTrimmedMean = formula({
  name: 'lambdaAnyDimension',
  symbol: '\\lambda_{\\text{cwtm}}',
  description: 'Diameter coefficient of the trimmed mean in every dimension, attained from d = C(h, f) on',
  expression: 'sqrt(f * (n - f - 1) / (2 * (n - f) * (n - 2 * f)))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Published diameter coefficient of the trimmed mean in dimension 4 (n - f) and beyond. */
export const lambdaTrimmedMeanPublished = formula({
  name: 'lambdaPublished',
  symbol: '\\lambda_{\\text{published}}',
  description: 'Published diameter coefficient of the trimmed mean in dimension 4 (n - f) and beyond',
  expression: '2 * f / sqrt(n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Farhadkhani et al. 2022 (arXiv 2205.12173), recalled',
});

/** Exact diameter coefficient of the median on a line, midpoint for even n. */
export const lambdaMedianLine = formula({
  name: 'lambdaLine',
  symbol: '\\lambda_{\\text{line}}',
  description: 'Exact diameter coefficient of the median on a line, midpoint for even n',
  expression: '(ceil(n / 2) - 1) / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Diameter coefficient of the coordinate-wise median in every dimension, attained from d = C(h, t) on. */
export const lambdaMedian = formula({
  name: 'lambdaAnyDimension',
  symbol: '\\lambda_{\\text{median}}',
  description: 'Diameter coefficient of the coordinate-wise median in every dimension, attained from d = C(h, t) on',
  where: { h: 'n - f', t: 'n - f - ceil(n / 2) + 1' },
  expression: 'sqrt((h - t) / t * (h - 1) / (2 * h))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Published diameter coefficient of the coordinate-wise median in dimension 4 (n - f) and beyond. */
export const lambdaMedianPublished = formula({
  name: 'lambdaPublished',
  symbol: '\\lambda_{\\text{published}}',
  description: 'Published diameter coefficient of the coordinate-wise median in dimension 4 (n - f) and beyond',
  expression: 'n / sqrt(n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Farhadkhani et al. 2022 (arXiv 2205.12173), recalled',
});

/** Published diameter coefficient of Krum. */
export const lambdaKrumPublished = formula({
  name: 'lambdaPublished',
  symbol: '\\lambda_{\\text{published}}',
  description: 'Published diameter coefficient of Krum',
  expression: '1 + sqrt((n - f) / (n - 2 * f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Farhadkhani et al. 2022 (arXiv 2205.12173), recalled',
});

/** Upper bound on the diameter coefficient of Krum (K2). */
export const lambdaKrumK2 = formula({
  name: 'lambdaK2',
  symbol: '\\lambda^{+}_{K2}',
  description: 'Upper bound on the diameter coefficient of Krum (K2)',
  where: { h: 'n - f' },
  expression: 'sqrt((h - 1) / (h - f)) + f / h',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Upper bound on the diameter coefficient of Krum (K1). */
export const lambdaKrum = formula({
  name: 'lambdaK1',
  symbol: '\\lambda^{+}_{K1}',
  description: 'Upper bound on the diameter coefficient of Krum (K1)',
  where: { h: 'n - f' },
  expression: 'sqrt((h - 2) / (h - f - 1)) + (f + 1) / h',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [majority[0]!, { expression: 'n >= 2 * f + 3' }],
  source: 'derived',
});

/** Diameter ratio of Krum (K2) on the mirror simplex. */
export const lambdaKrumMirror = formula({
  name: 'lambdaMirror',
  symbol: '\\lambda^{-}_{K2}',
  description: 'Diameter ratio of Krum (K2) on the mirror simplex',
  expression: 'n / sqrt(2 * (n - f) * (n - 2 * f)) ',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [
    majority[0]!,
    { expression: 'n >= 3 * f', reason: 'with fewer vectors the colluders are selected at any distance' },
  ],
  source: 'derived',
});

/** Upper bound on the diameter coefficient of the geometric median. */
export const lambdaGeometricMedian = formula({
  name: 'lambdaGm',
  symbol: '\\lambda^{+}_{\\text{gm}}',
  description: 'Upper bound on the diameter coefficient of the geometric median',
  where: { h: 'n - f', a: 'ceil((n - 2 * f) / 2)' },
  expression: 'sqrt((h - a) / a * (h - 1) / (2 * h))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source:
    'derived from its exact robustness coefficient: the honest variance is at most (h - 1) / (2 h) squared diameters',
});

/** Published diameter coefficient of the geometric median. */
export const lambdaGeometricMedianPublished = formula({
  name: 'lambdaPublished',
  symbol: '\\lambda_{\\text{published}}',
  description: 'Published diameter coefficient of the geometric median',
  expression: '1 + (n - f) / sqrt((n - 2 * f) * n)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Farhadkhani et al. 2022 (arXiv 2205.12173), recalled',
});

/** Diameter ratio of the geometric median on a bloc of a vectors that all colluders stand behind. */
export const lambdaGeometricMedianLower = formula({
  name: 'lambdaLower',
  symbol: '\\lambda^{-}_{\\text{gm}}',
  description: 'Diameter ratio of the geometric median on a bloc of a vectors that all colluders stand behind',
  where: { a: 'ceil((n - 2 * f) / 2)' },
  expression: '(n - f - a) / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Diameter ratio of Krum (K1) on the mirror simplex. */
export const lambdaKrumMirrorK1 = formula({
  name: 'lambdaMirrorK1',
  symbol: '\\lambda^{-}_{K1}',
  description: 'Diameter ratio of Krum (K1) on the mirror simplex',
  where: {
    h: 'n - f',
    a: 'n - 2 * f - 1',
    p: 'sqrt(2 * a / (a - f) - 1)',
    q: 'sqrt(a / (a - 1) * 2 * a / (a - f) - 1)',
  },
  expression: '(p + q * (f + 1) / h) / sqrt(1 + q^2)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [
    majority[0]!,
    { expression: 'n >= 3 * f + 2', reason: 'with fewer vectors the colluders are selected at any distance' },
  ],
  source: 'derived',
});

/** Upper bound on the diameter coefficient of MeaMed in every dimension. */
export const lambdaMeamed = formula({
  name: 'lambdaMeamed',
  symbol: '\\lambda^{+}_{\\text{MeaMed}}',
  description: 'Upper bound on the diameter coefficient of MeaMed in every dimension',
  where: { h: 'n - f', t: 'n - f - ceil(n / 2) + 1' },
  expression: 'sqrt(4 * f * (f + t) / (h * t) * (h - 1) / (2 * h))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from its exact robustness coefficient',
});

/** Upper bound on the diameter coefficient of Phocas in every dimension. */
export const lambdaPhocas = formula({
  name: 'lambdaPhocas',
  symbol: '\\lambda^{+}_{\\text{Phocas}}',
  description: 'Upper bound on the diameter coefficient of Phocas in every dimension',
  where: { h: 'n - f' },
  expression: 'sqrt(4 * f / (n - 2 * f) * (h - 1) / (2 * h))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from its exact robustness coefficient',
});

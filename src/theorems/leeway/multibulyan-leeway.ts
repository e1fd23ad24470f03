/**
 * multibulyan-leeway: multi-Bulyan does not keep the leeway of Bulyan. One coordinate can be moved by a constant times the
 * total spread sigma sqrt(d), as Krum's: the published O(1 / sqrt(d)) fails.
 *
 * Bulyan's argument needs at most f contaminated candidates of theta. Multi-Bulyan's candidate c is the mean of m - c vectors,
 * m = n - f - 2. Colluders that are among the m lowest scores but not the lowest are averaged into all candidates and never
 * removed: candidate c moves by f gamma / (m - c), and so does every robust mean of the candidates.
 */
import { bulyanMeanBound } from '../../bounds/bulyan.js';
import { timesRootDimension } from '../../bounds/leeway.js';
import { firstCandidateLeeway, multiBulyanStaticLeeway, multiBulyanStaticLeewayK4 } from '../../bounds/multiBulyan.js';
import { workers } from '../grid.js';
import type { Claim, Theorem } from '../theorem.js';
import { leewayParameters } from './acceptance.js';
import { limitClaim, slopeClaim } from './acceptedLeeway.js';
import { explicitRows, searched, staticScores } from './midRankExperiments.js';

/** What the search finds at least, as a share of the exact constant of static scores. */
const found = (id: string, quantity: string, share: number, text: string, experiment = 'searched'): Claim => ({
  id,
  kind: 'at-least',
  role: 'derived',
  experiment,
  text: `${text} at least ${share} L sigma sqrt(d), L the constant of static scores.`,
  quantity,
  bound: multiBulyanStaticLeeway.scaled(share),
  tolerance: 0,
});

const flat = (id: string, experiment: string): Claim => ({
  id,
  kind: 'slope',
  role: 'published',
  expected: 'refuted',
  experiment,
  text: 'One coordinate deviates by O(sigma_tot / sqrt(d)) = O(sigma): its displacement in units of sigma does not grow with d.',
  quantity: 'displacement',
  along: 'd',
  low: -0.05,
  high: 0.05,
});

const curve = timesRootDimension(multiBulyanStaticLeeway);

const theorem: Theorem = {
  id: 'multibulyan-leeway',
  title: 'Multi-Bulyan does not keep the leeway of Bulyan',
  kind: 'upper bound',
  paper: 'leeway',
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault. Fast and Robust Distributed Learning in High Dimension. 2019',
      arxiv: '1905.04374',
      locus:
        'strong Byzantine resilience claimed in the abstract; theorem number not confirmed; refuted by the attack derived here',
    },
  ],
  statement:
    'Claimed: every coordinate of multi-Bulyan deviates by O(sigma_tot / sqrt(d)) from the true one, sigma_tot = sigma sqrt(d). Found: an ' +
    'omniscient adversary moves one coordinate by a constant times sigma_tot. With scores that are computed once the constant is exactly ' +
    'L = c times the mean of the beta numbers among f / (m - k), k = 0 .. theta - 1, closest to their upper median; c is the constant of Krum, ' +
    'm = n - f - 2, theta = n - 2f - 2, beta = n - 4f - 2.',
  setting:
    'Gaussian honest vectors, f copies of honest mean + gamma e_1 that the adversary places by the draw; scores computed once (static), pruned or computed again (exact); median of the candidates or of the removed rows.',
  assumptions: [
    'At most f Byzantine vectors, n >= 4f + 3: all assumptions of the claim hold.',
    'Honest vectors are isotropic Gaussian.',
  ],
  parameters: leewayParameters,
  domain: [
    ...multiBulyanStaticLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [multiBulyanStaticLeeway, multiBulyanStaticLeewayK4, curve, firstCandidateLeeway, bulyanMeanBound],
  grid: {
    quick: workers({ d: [1e4, 1e8] }, [11, 2], [15, 3]),
    standard: workers({ d: [1e4, 1e6, 1e8] }, [7, 1], [11, 2], [15, 3], [23, 3]),
    thorough: workers({ d: [1e4, 1e6, 1e8] }, [7, 1], [11, 2], [15, 3], [23, 3], [50, 5]),
  },
  experiments: { main: staticScores, searched, explicit: explicitRows },
  claims: [
    flat('published', 'main'),
    {
      ...flat('published-pruned', 'searched'),
      text: 'The same of multi-Bulyan with pruned scores, as in native public code.',
    },
    {
      ...slopeClaim('slope', 'displacement', 0.5, 'With static scores the displacement grows like sqrt(d).'),
      role: 'derived',
    },
    limitClaim(
      'constant',
      'output',
      multiBulyanStaticLeeway,
      'With static scores, divided by sigma sqrt(d), it equals L',
    ),
    limitClaim(
      'constant-k4',
      'k4',
      multiBulyanStaticLeewayK4,
      'With static K4 scores, as in public PyTorch code, it equals L_K4',
    ),
    found('pruned', 'pruned', 0.25, 'With pruned scores the search displaces one coordinate by'),
    found('exact', 'exact', 0.25, 'With exact scores by'),
    found('pruned-winners', 'prunedWinners', 0.1, 'With pruned scores and the median of the removed rows by'),
    found('exact-winners', 'exactWinners', 0.1, 'With exact scores and the median of the removed rows by'),
    found('explicit', 'output', 0.25, 'On explicit vectors, pruned scores, by', 'explicit'),
    {
      id: 'bulyan-beside-it',
      kind: 'at-most',
      role: 'derived',
      experiment: 'searched',
      text: 'Bulyan itself, under the best of the same displacements on the same draws, stays below C M_h sigma.',
      quantity: 'bulyan',
      bound: bulyanMeanBound,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: 'first-candidate',
      text: 'The displacement f c / m of the first candidate in place of that of all',
      change: 'wrong formula',
      claim: {
        ...limitClaim('first-candidate', 'output', firstCandidateLeeway, 'It equals the displacement of multi-Krum'),
      },
    },
    {
      id: 'bulyan-like-it',
      text: 'Bulyan under the same attack',
      change: 'dropped assumption',
      claim: {
        ...limitClaim('bulyan-like-it', 'bulyan', curve, 'Bulyan moves as far as multi-Bulyan'),
        slack: { relative: 0.5 },
        tolerance: { relative: 0.1 },
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Displacement of one coordinate: multi-Bulyan with static scores, and Bulyan under the same attack',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'displacement', label: 'multi-Bulyan, static' },
        { quantity: 'displacement', experiment: 'searched', label: 'multi-Bulyan, pruned' },
        { quantity: 'bulyan', experiment: 'searched', label: 'Bulyan' },
      ],
      curves: [
        { formula: curve, label: 'L sqrt(d)', style: 'derived' },
        { formula: bulyanMeanBound, label: 'bound of Bulyan, C M_h', style: 'published' },
      ],
      caption: 'The published claim is a horizontal line; Bulyan keeps it, multi-Bulyan follows sqrt(d).',
    },
    {
      id: 'variants',
      title: 'Displacement found by search, by treatment of scores and reading of the median',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'pruned', experiment: 'searched', label: 'pruned' },
        { quantity: 'exact', experiment: 'searched', label: 'exact' },
        { quantity: 'prunedWinners', experiment: 'searched', label: 'pruned, median of removed rows' },
        { quantity: 'exactWinners', experiment: 'searched', label: 'exact, median of removed rows' },
      ],
      curves: [{ formula: multiBulyanStaticLeeway, label: 'exact constant of static scores', style: 'derived' }],
      caption: 'Lower bounds: the best of 114 displacements. None falls with the dimension.',
    },
  ],
  notes: [
    'What survives: multi-Bulyan keeps the weak resilience of multi-Krum and averages about n - f - 2 vectors.',
    'Where two candidates are at equal distance from the median, as at (9, 1), the window in the closed form is one of two and the truth lies between.',
  ],
};

export default theorem;

/**
 * leeway-against-colluders: the leeway of the rules that read Euclidean distances against the number of colluders, in one
 * picture, each on its closed form.
 */
import type { Formula } from '../../bounds/formula.js';
import { krumLeeway } from '../../bounds/krum.js';
import {
  geometricMedianLeeway,
  leewaySlack,
  mdaDisplacement,
  medoidLeeway,
  multiKrumLeeway,
  mvaDisplacement,
} from '../../bounds/leeway.js';
import { multiBulyanStaticLeeway } from '../../bounds/multiBulyan.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import type { Workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Theorem } from '../theorem.js';
import { FEW, leewayParameters } from './acceptance.js';
import { limitClaim } from './acceptedLeeway.js';
import { coordinateRules, EUCLIDEAN, euclideanRules, RULE_NAMES } from './rulesSideBySide.js';
import { derivedHere, hiddenVulnerability } from './sources.js';

type Euclidean = (typeof EUCLIDEAN)[number];

const limits: Readonly<Record<Euclidean, Formula>> = {
  krum: krumLeeway,
  medoid: medoidLeeway,
  multiKrum: multiKrumLeeway,
  mda: mdaDisplacement,
  mva: mvaDisplacement,
  gm: geometricMedianLeeway,
  multiBulyan: multiBulyanStaticLeeway,
};
const observed = [...EUCLIDEAN, 'bulyan'] as const;

const sameDraws: Experiment = {
  description:
    'Gram-law draws, the same for all rules: f copies of honest mean + gamma e_1, each rule under the attack tuned to it; see leeway-against-dimension.',
  observables: Object.fromEntries(
    observed.map((rule) => [
      rule,
      {
        description: `displacement of coordinate 1 of ${RULE_NAMES[rule]}`,
        unit: 'sigma sqrt(d)',
        support: { kind: 'real' as const },
      },
    ]),
  ),
  ...FEW,
  trials: { quick: 128, standard: 128, thorough: 512 },
  sample: eachTrial(observed, (point) => {
    const euclidean = euclideanRules(point);
    const coordinate = coordinateRules(point);
    const root = Math.sqrt(take(point, 'd').d);
    return (stream) => {
      const found = euclidean(stream);
      const { bulyan } = coordinate(stream);
      const all = { ...found, bulyan };
      return Object.fromEntries(observed.map((rule) => [rule, all[rule] / root])) as Record<
        (typeof observed)[number],
        number
      >;
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const found = euclideanRules(point)(context.stream(trial));
    return {
      title: `Displacement of coordinate 1 of every rule on one draw, n = ${n}, f = ${f}, d = ${d}, sigma = 1`,
      entries: EUCLIDEAN.flatMap((rule) => [
        { label: RULE_NAMES[rule], value: found[rule] / Math.sqrt(d) },
        { label: `closed form of ${RULE_NAMES[rule]}`, value: limits[rule].evaluate({ n, f }) },
      ]),
    };
  },
};

const sizes: readonly Workers[] = [1, 2, 3, 4].map((f) => [19, f] as const);

const theorem: Theorem = {
  id: 'leeway-against-colluders',
  title: 'The leeway of every rule against the number of colluders',
  kind: 'exact curve',
  paper: 'leeway',
  sources: [hiddenVulnerability('orders in d confirmed in the abstract'), derivedHere('all constants')],
  statement:
    'At fixed n and large d the displacement of one coordinate over sigma sqrt(d), under the attack tuned to each rule, follows the closed forms of ' +
    'Krum, medoid, multi-Krum, MDA, MVA, geometric median and multi-Bulyan with static scores for every number f of colluders.',
  setting: 'Gaussian honest vectors N(g, sigma^2 I_d), f equal colluders placed by the draw, d = 1,000,000.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 4f + 3, f >= 1.'],
  parameters: leewayParameters,
  domain: [
    ...multiBulyanStaticLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [...EUCLIDEAN.map((rule) => limits[rule]), leewaySlack],
  grid: {
    quick: workers({ d: [1e6] }, [11, 2]),
    standard: workers({ d: [1e6] }, ...sizes),
    thorough: workers({ d: [1e6] }, ...sizes, [23, 5]),
  },
  experiments: { main: sameDraws },
  claims: EUCLIDEAN.map((rule) =>
    limitClaim(
      rule,
      rule,
      limits[rule],
      `The displacement of ${RULE_NAMES[rule]} over sigma sqrt(d) equals its closed form`,
    ),
  ),
  controls: [
    {
      id: 'medoid-like-krum',
      text: "Krum's closed form for the medoid",
      change: 'wrong formula',
      claim: {
        ...limitClaim('medoid-like-krum', 'medoid', krumLeeway, "The medoid follows Krum's closed form"),
        where: ({ f }) => f! >= 2,
      },
    },
    {
      id: 'multi-bulyan-like-bulyan',
      text: "Multi-Bulyan's closed form for Bulyan",
      change: 'dropped assumption',
      claim: limitClaim(
        'multi-bulyan-like-bulyan',
        'bulyan',
        multiBulyanStaticLeeway,
        "Bulyan follows multi-Bulyan's closed form",
      ),
    },
  ],
  figures: [
    {
      id: 'all-rules',
      title: 'Leeway of every rule on one attacked coordinate against the number of colluders',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'displacement of the output / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n }) => n === 19,
      measured: EUCLIDEAN.map((rule) => ({ quantity: rule, label: RULE_NAMES[rule] })),
      curves: EUCLIDEAN.map((rule, index) => ({
        formula: limits[rule],
        label: `${RULE_NAMES[rule]}: closed form`,
        of: index,
      })),
      caption:
        'Lines: closed forms. One colluder suffices against Krum and the medoid; rules that average move in proportion to the number of colluders. Bulyan moves by a multiple of the spread of one coordinate only, below 0.002 on this axis.',
    },
  ],
};

export default theorem;

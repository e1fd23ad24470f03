/**
 * leeway-krum-conventions: the four functions that public libraries call Krum, on the same draws, each with its own constant.
 *
 * The argument is that of leeway-krum; squares or not and one neighbour more or fewer change the two sides: K2 counts
 * h - f honest vectors against h - 1, K3 and K4 count distances instead of squares.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { krumK2Leeway, krumK3Leeway, krumK4Leeway, leewaySlack } from '../../bounds/leeway.js';
import type { Formula } from '../../bounds/formula.js';
import { capturesOutput } from '../../sim/laws/acceptance.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { krum, krumK2, krumK3, krumK4 } from '../../sim/rules/krum.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable, Theorem } from '../theorem.js';
import { FEW, leewayParameters } from './acceptance.js';
import { limitClaim } from './acceptedLeeway.js';
import { shiftAsFarAsAccepted } from './omniscientShift.js';
import { hiddenVulnerability } from './sources.js';

const conventions = {
  k1: { rule: krum, limit: krumLeeway, text: 'squared distances to n - f - 2 others' },
  k2: { rule: krumK2, limit: krumK2Leeway, text: 'squared distances to n - f - 1 others' },
  k3: { rule: krumK3, limit: krumK3Leeway, text: 'distances to n - f - 1 others' },
  k4: { rule: krumK4, limit: krumK4Leeway, text: 'distances to n - f - 2 others' },
} as const;
const names = ['k1', 'k2', 'k3', 'k4'] as const;

const observable = (text: string): Observable => ({
  description: `displacement that Krum over ${text} accepts`,
  unit: 'sigma sqrt(d)',
  support: { kind: 'real' },
});

const sameDraws: Experiment = {
  description:
    'Gaussian vectors through the Gram law; on each draw the largest displacement of f copies of honest mean + gamma e_1 that each convention accepts.',
  observables: Object.fromEntries(names.map((name) => [name, observable(conventions[name].text)])),
  ...FEW,
  sample: eachTrial(names, (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = gramTrials({ n, f, d });
    return (stream) => {
      const plant = trial(stream);
      const leeway = (name: (typeof names)[number]): number =>
        shiftAsFarAsAccepted({ rule: conventions[name].rule, accepts: capturesOutput }, plant, f).accepted /
        Math.sqrt(d);
      return { k1: leeway('k1'), k2: leeway('k2'), k3: leeway('k3'), k4: leeway('k4') };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const plant = gramTrials({ n, f, d })(context.stream(trial));
    return {
      title: `Omniscient mean shift on Krum in four conventions, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
        ...names.map((name) => ({
          label: `largest displacement accepted over ${conventions[name].text}`,
          value: shiftAsFarAsAccepted({ rule: conventions[name].rule, accepts: capturesOutput }, plant, f).accepted,
        })),
      ],
    };
  },
};

const equalsLimit = (name: (typeof names)[number], bound: Formula = conventions[name].limit) =>
  limitClaim(
    name,
    name,
    bound,
    `Krum over ${conventions[name].text} accepts ${bound.symbol ?? bound.name} sigma sqrt(d)`,
  );

const theorem: Theorem = {
  id: 'leeway-krum-conventions',
  title: 'The leeway of the four functions called Krum',
  kind: 'scaling law',
  paper: 'leeway',
  sources: [hiddenVulnerability('order sqrt(d) for Krum as published; the constants are derived here')],
  statement:
    'Krum over squared distances to n - f - 2 others (K1: Blanchard et al. 2017), to n - f - 1 others (K2: byzfl), over distances ' +
    'to n - f - 1 others (K3: ByzantineMomentum, krum.py) or to n - f - 2 others (K4: ByzantineMomentum, bulyan.py) accepts one coordinate ' +
    'displaced by c sigma sqrt(d), with a constant c of its own for each. K3 has that of the medoid.',
  setting:
    'Gaussian honest vectors N(g, sigma^2 I_d), f copies of honest mean + gamma e_1, n and f fixed, d to infinity.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 2f + 3, f >= 1.'],
  parameters: leewayParameters,
  domain: [
    ...krumLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [...names.map((name) => conventions[name].limit), leewaySlack],
  grid: {
    quick: workers({ d: [1e8] }, [11, 2], [15, 3]),
    standard: workers({ d: [1e8] }, [15, 1], [15, 2], [15, 3], [15, 4], [15, 5], [15, 6]),
    thorough: workers(
      { d: [1e4, 1e6, 1e8] },
      [7, 1],
      [11, 2],
      [15, 1],
      [15, 2],
      [15, 3],
      [15, 4],
      [15, 5],
      [15, 6],
      [50, 10],
    ),
  },
  experiments: { main: sameDraws },
  claims: names.map((name) => equalsLimit(name)),
  controls: [
    {
      id: 'k2-as-k1',
      text: "The published convention's constant for K2",
      change: 'wrong formula',
      claim: { ...equalsLimit('k2', krumLeeway), id: 'k2-as-k1', where: ({ f }) => f! >= 2 },
    },
    {
      id: 'k4-as-k3',
      text: "K3's constant for K4",
      change: 'wrong formula',
      claim: { ...equalsLimit('k4', krumK3Leeway), id: 'k4-as-k3', where: ({ f }) => f! >= 2 },
    },
  ],
  figures: [
    {
      id: 'colluders',
      title: 'Leeway of four functions called Krum',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'accepted displacement / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n, d }) => n === 15 && d === 1e8,
      measured: names.map((name) => ({ quantity: name, label: `${name.toUpperCase()}: ${conventions[name].text}` })),
      curves: names.map((name, index) => ({
        formula: conventions[name].limit,
        label: `${name.toUpperCase()}: closed form`,
        of: index,
      })),
      caption:
        'Lines: closed forms. Distances that are not squared let colluders further, and more so the more of them there are; for f = 1 all agree.',
    },
  ],
};

export default theorem;

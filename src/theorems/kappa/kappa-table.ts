/**
 * kappa-table: the robustness coefficients of all rules side by side, each between what an input attains and what is proved.
 *
 * Per rule: an explicit instance, an adversary that starts half of its restarts at the instance and half anywhere, the proved
 * bound (the exact coefficient where the two meet), and the published coefficient where there is one.
 */
import { kappaOptimal } from '../../bounds/kappa.js';
import { eachTrial } from '../experiment.js';
import { gridOf, WORKERS } from '../robustness/family.js';
import { attack, ratioOfLevels } from '../robustness/adversary.js';
import { RESTART_RATE } from '../robustness/experiments.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { take } from '../point.js';
import type { AlwaysClaim, Experiment, Theorem } from '../theorem.js';
import { contestants } from './contestants.js';

const names = contestants.map(({ id }) => id);

const observablesOf = (kind: 'real' | 'constant', what: string) =>
  Object.fromEntries(
    contestants.map(({ id, target }) => [id, { description: `${what} ${target.text}`, support: { kind } as const }]),
  );

const search: Experiment = {
  description:
    'Adversary against every rule, one restart per trial: half start near the instance of the rule, half at random levels.',
  observables: observablesOf('real', 'largest of a restart:'),
  trials: { quick: 32, standard: 32, thorough: 512 },
  firstLook: 32,
  blockSize: 4,
  sample: eachTrial(names, (point) => {
    const { n, f } = take(point, 'n', 'f');
    const restarts = contestants.map(({ id, target, space, evaluations, witness }) => ({
      id,
      restart: attack(target, space, n, f, evaluations, witness.levels(n, f)),
    }));
    return (stream) => Object.fromEntries(restarts.map(({ id, restart }) => [id, restart(stream).ratio]));
  }),
  replay: (context, point, trial) => {
    const { n, f } = take(point, 'n', 'f');
    const stream = context.stream(trial);
    return {
      title: `What one restart against every rule found, n = ${n}, f = ${f}`,
      entries: contestants.map(({ label, target, space, evaluations, witness, proved }) => {
        const { ratio } = attack(target, space, n, f, evaluations, witness.levels(n, f))(stream);
        return { label: `${label} (proved: ${proved.evaluate({ n, f }).toPrecision(4)})`, value: ratio };
      }),
    };
  },
};

const instances: Experiment = {
  description: 'The explicit instance of each rule.',
  observables: observablesOf('constant', 'instance:'),
  trials: { quick: 1, standard: 1, thorough: 1 },
  sample: eachTrial(names, (point) => {
    const { n, f } = take(point, 'n', 'f');
    const ratios = contestants.map(({ id, target, witness }) => [
      id,
      ratioOfLevels(target, witness.levels(n, f), n, f),
    ]);
    return () => Object.fromEntries(ratios) as Record<string, number>;
  }),
};

const theorem: Theorem = {
  id: 'kappa-table',
  title: 'Robustness coefficients side by side',
  kind: 'measurement',
  paper: 'kappa',
  sources: [derivedHere('see the theorem of each rule'), allouah('published coefficients, recalled')],
  statement:
    'Of the rules compared the trimmed mean alone has the smallest robustness coefficient f / (n - 2f); no input found exceeds ' +
    'the proved coefficient of any rule.',
  setting: 'Deterministic worst case over inputs and honest sets, as far as an adversary finds it.',
  assumptions: ['n >= 3f + 2, f >= 1, so that every instance exists.'],
  parameters: WORKERS,
  domain: [...kappaOptimal.domain, { expression: 'n >= 3 * f + 2', reason: 'every instance of the table must exist' }],
  formulas: [kappaOptimal],
  grid: gridOf(
    [[11, 2]],
    [],
    [
      [11, 3],
      [15, 3],
    ],
  ),
  experiments: { main: search, instances },
  claims: [
    ...contestants.map(({ id, label, proved }): AlwaysClaim => ({
      id,
      kind: 'always',
      role: 'derived',
      text: `${label}: no restart of the adversary exceeds the proved coefficient.`,
      observable: id,
      bound: proved,
      rounding: 1e-8,
      rate: RESTART_RATE,
    })),
    ...contestants.map(({ id, label }): Theorem['claims'][number] => ({
      id: `${id}-at-least-optimal`,
      kind: 'at-least',
      role: 'derived',
      experiment: 'instances',
      text: `${label}: its instance costs at least f / (n - 2f).`,
      quantity: id,
      bound: kappaOptimal,
      tolerance: 1e-9,
    })),
  ],
  controls: [
    {
      id: 'median-optimal',
      text: 'The coefficient of the trimmed mean for the median',
      change: 'wrong formula',
      claim: {
        id: 'median-optimal',
        kind: 'always',
        text: 'No restart against the median exceeds f / (n - 2f).',
        observable: 'cwmed',
        bound: kappaOptimal,
        rounding: 1e-8,
        rate: RESTART_RATE,
      },
    },
  ],
  figures: [
    {
      id: 'table',
      title: 'Robustness coefficients: published, proved, attained',
      x: { parameter: 'n', label: 'rule', scale: 'linear' },
      y: { label: 'squared deviation / honest variance', scale: 'log' },
      where: ({ n, f }) => n === 11 && f === 2,
      measured: [
        { quantity: 'cwtm', experiment: 'instances', label: 'explicit instance' },
        { quantity: 'cwtm', reading: 'largest', label: 'largest found by search' },
      ],
      curves: [
        { formula: kappaOptimal, label: 'proved (exact where attained)', style: 'derived' },
        { formula: kappaOptimal, label: 'published', style: 'published' },
      ],
      categories: contestants.map(({ id, label, proved, published }) => ({
        label,
        measured: [id, id],
        curves: [proved, published],
      })),
      caption:
        'The bracket of each rule: what an input attains and what is proved. From the trimmed mean to MeaMed they meet; for multi-Krum, MDA, NNM and Krum the exact coefficient is open.',
    },
  ],
};

export default theorem;

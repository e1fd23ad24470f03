/**
 * barycenter-gar-two-colluders: the rule that outputs the vector closest to the barycenter tolerates one Byzantine vector,
 * and with two of them outputs any vector U they like.
 *
 * One colluder sends U, the other (n - 1) U minus the sum of the honest vectors: the barycenter is U, at distance 0 of the
 * first one, which wins whatever the honest vectors are. A lone vector at U is the farthest from the barycenter instead.
 */
import { wantedLength } from '../../bounds/seizure.js';
import type { Stream } from '../../sim/random/stream.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { barycenter } from '../../sim/rules/medoid.js';
import { cross, everywhere } from '../grid.js';
import { take } from '../point.js';
import type { Point, Theorem } from '../theorem.js';
import { honestRows, seizedOutput, seizureParameters } from './seizedOutput.js';

/** Row 0 at U; with two colluders, row 1 moves the barycenter of all rows to U. */
function plant(stream: Stream, point: Point, target: Float64Array, colluders: 1 | 2): Float64Array {
  const { n, d } = take(point, 'n', 'd');
  const rows = honestRows(stream, n, d, colluders);
  rows.set(target);
  if (colluders === 1) return rows;
  for (let c = 0; c < d; c++) {
    let honest = 0;
    for (let i = 2; i < n; i++) honest += rows[i * d + c]!;
    rows[d + c] = (n - 1) * target[c]! - honest;
  }
  return rows;
}

function withColluders(colluders: 1 | 2) {
  return (stream: Stream, point: Point, target: Float64Array) => {
    const { n, d } = take(point, 'n', 'd');
    const rows = plant(stream, point, target, colluders);
    return { rows, output: aggregate(barycenter, rows, n, d, colluders) };
  };
}

const reaches = [10, 100, 1e4, 1e6];
const trials = { quick: 1024, standard: 4096, thorough: 16384 } as const;

const theorem: Theorem = {
  id: 'barycenter-gar-two-colluders',
  title: 'The vector closest to the barycenter falls to two colluders',
  kind: 'threshold',
  paper: 'krum',
  sources: [
    {
      reference:
        'Blanchard, El Mhamdi, Guerraoui, Stainer. Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'section 3, recalled',
    },
  ],
  statement:
    'With two colluders the rule that outputs the vector closest to the barycenter of all n >= 3 outputs an arbitrary vector ' +
    'U of their choice, whatever the honest vectors; a lone Byzantine vector far away is never selected.',
  setting: 'n - 2 (or n - 1) standard normal honest vectors; colluders at U and (n - 1) U - sum of the honest vectors.',
  assumptions: ['The colluders know the honest vectors.', 'n >= 3.'],
  parameters: seizureParameters,
  domain: [...wantedLength.domain, { expression: 'n >= 3', reason: 'someone must be honest beside two colluders' }],
  formulas: [wantedLength],
  grid: {
    quick: cross({ n: [12], d: [6], reach: reaches }),
    standard: cross({ n: [3, 12], d: [6], reach: reaches }),
    thorough: cross({ n: [3, 12, 50], d: [1, 6, 100], reach: reaches }),
  },
  experiments: {
    main: seizedOutput({ description: 'Two colluders against the barycenter rule.', trial: withColluders(2), trials }),
    lone: seizedOutput({
      description: 'One Byzantine vector at U against the barycenter rule.',
      trial: withColluders(1),
      trials,
      grid: everywhere(cross({ n: [12], d: [6], reach: reaches })),
    }),
  },
  claims: [
    {
      id: 'seized',
      kind: 'always',
      role: 'published',
      text: 'With two colluders the output is U.',
      observable: 'miss',
      bound: 1e-12,
      rounding: 0,
      rate: 0.02,
    },
    {
      id: 'one-is-tolerated',
      kind: 'at-most',
      role: 'published',
      experiment: 'lone',
      text: 'With one Byzantine vector the output stays among the honest vectors: its mean length is at most 2 sigma sqrt(d).',
      quantity: 'length',
      bound: 2,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: 'one-colluder',
      text: 'One Byzantine vector at U',
      change: 'dropped assumption',
      claim: {
        id: 'one-colluder',
        kind: 'always',
        experiment: 'lone',
        text: 'With one Byzantine vector the output is U.',
        observable: 'miss',
        bound: 1e-12,
        rounding: 0,
        rate: 0.02,
      },
    },
  ],
  figures: [
    {
      id: 'reach',
      title: 'Length of the output of the barycenter rule, n = 12',
      x: { parameter: 'reach', label: 'length of the wanted vector / (sigma sqrt(d))', scale: 'log' },
      y: { label: 'length of the output / (sigma sqrt(d))', scale: 'log' },
      where: ({ n, d }) => n === 12 && d === 6,
      measured: [
        { quantity: 'length', label: 'two colluders' },
        { quantity: 'length', experiment: 'lone', label: 'one Byzantine vector' },
      ],
      curves: [{ formula: wantedLength, label: 'wanted', style: 'published' }],
      caption: 'One Byzantine vector is ignored however far it goes; two take the rule anywhere.',
    },
  ],
};

export default theorem;

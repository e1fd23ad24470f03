/**
 * linear-gar-impossibility: no linear combination of the received vectors tolerates a single Byzantine one.
 *
 * Whoever knows the other vectors and the weights, all different from 0, sends (U - sum of the weighted others) / own weight,
 * and the output is U. The median under the same attack stays among the honest values.
 */
import { wantedLength } from '../../bounds/seizure.js';
import type { Stream } from '../../sim/random/stream.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { cwmed } from '../../sim/rules/coordinateWise.js';
import { cross, everywhere } from '../grid.js';
import { take } from '../point.js';
import type { Point, Theorem } from '../theorem.js';
import { honestRows, seizedOutput, seizureParameters } from './seizedOutput.js';

interface Planted {
  readonly rows: Float64Array;
  readonly weights: Float64Array;
}

/** Weights +-(0.1 to 1), and in row 0 the vector that makes the weighted sum U. */
function plant(stream: Stream, point: Point, target: Float64Array): Planted {
  const { n, d } = take(point, 'n', 'd');
  const weights = Float64Array.from(
    { length: n },
    () => (0.1 + 0.9 * stream.uniform()) * (stream.uniform() < 0.5 ? -1 : 1),
  );
  const rows = honestRows(stream, n, d, 1);
  const others = combine(rows, weights, d);
  for (let c = 0; c < d; c++) rows[c] = (target[c]! - others[c]!) / weights[0]!;
  return { rows, weights };
}

function combine(rows: Float64Array, weights: Float64Array, d: number): Float64Array {
  const sum = new Float64Array(d);
  weights.forEach((weight, i) => {
    for (let c = 0; c < d; c++) sum[c]! += weight * rows[i * d + c]!;
  });
  return sum;
}

const reaches = [1, 100, 1e4, 1e6];
const trials = { quick: 1024, standard: 4096, thorough: 16384 } as const;

const theorem: Theorem = {
  id: 'linear-gar-impossibility',
  title: 'No linear combination tolerates one Byzantine vector',
  kind: 'impossibility',
  paper: 'krum',
  sources: [
    {
      reference:
        'Blanchard, El Mhamdi, Guerraoui, Stainer. Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'Lemma 1, confirmed by public lecture notes of the paper',
    },
  ],
  statement:
    'Let F = sum_i a_i x_i with all a_i different from 0. For every vector U one Byzantine participant makes F = U.',
  setting: 'Random weights of both signs, standard normal honest vectors, one omniscient Byzantine vector.',
  assumptions: ['The Byzantine participant knows the weights and the other vectors.'],
  parameters: seizureParameters,
  domain: wantedLength.domain,
  formulas: [wantedLength],
  grid: {
    quick: cross({ n: [3, 12], d: [6], reach: reaches }),
    standard: cross({ n: [3, 12], d: [6], reach: reaches }),
    thorough: cross({ n: [1, 3, 12, 50], d: [1, 6, 100], reach: reaches }),
  },
  experiments: {
    main: seizedOutput({
      description: 'A linear rule with random weights, one Byzantine vector.',
      trial: (stream, point, target) => {
        const { rows, weights } = plant(stream, point, target);
        return { rows, output: combine(rows, weights, take(point, 'd').d) };
      },
      trials,
    }),
    median: seizedOutput({
      description: 'The coordinate-wise median of the same vectors.',
      trial: (stream, point, target) => {
        const { n, d } = take(point, 'n', 'd');
        const { rows } = plant(stream, point, target);
        return { rows, output: aggregate(cwmed, rows, n, d, 1) };
      },
      trials,
      grid: everywhere(cross({ n: [12], d: [6], reach: reaches })),
    }),
  },
  claims: [
    {
      id: 'seized',
      kind: 'always',
      role: 'published',
      text: 'The output is U: the relative difference is rounding.',
      observable: 'miss',
      bound: 1e-9,
      rounding: 0,
      rate: 0.02,
    },
  ],
  controls: [
    {
      id: 'median',
      text: 'The median in place of the linear combination',
      change: 'dropped assumption',
      claim: {
        id: 'median',
        kind: 'always',
        experiment: 'median',
        text: 'The output of the median is U.',
        observable: 'miss',
        bound: 1e-9,
        rounding: 0,
        rate: 0.02,
      },
    },
  ],
  figures: [
    {
      id: 'reach',
      title: 'Length of the output that one Byzantine vector chooses, n = 12',
      x: { parameter: 'reach', label: 'length of the wanted vector / (sigma sqrt(d))', scale: 'log' },
      y: { label: 'length of the output / (sigma sqrt(d))', scale: 'log' },
      where: ({ n, d }) => n === 12 && d === 6,
      measured: [
        { quantity: 'length', label: 'linear combination' },
        { quantity: 'length', experiment: 'median', label: 'median' },
      ],
      curves: [{ formula: wantedLength, label: 'wanted', style: 'published' }],
      caption: 'A linear combination goes wherever it is sent; the median stays among the honest vectors.',
    },
  ],
};

export default theorem;

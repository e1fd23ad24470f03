/** Rules whose output colluders choose: how far the output is from the vector U that they want. */
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Parameter, Point, Scene } from '../theorem.js';

/** n vectors of dimension d, and the length of the vector that the colluders want, in units of sigma sqrt(d). */
export const seizureParameters: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 12 },
  { name: 'd', description: 'dimension', type: 'integer', default: 6 },
  { name: 'reach', description: 'length of the wanted vector over sigma sqrt(d)', type: 'real', default: 1e4 },
];

/** One trial: n x d rows, row-major, Byzantine ones first, and the wanted vector. */
export interface Seizure {
  readonly rows: Float64Array;
  readonly target: Float64Array;
  readonly output: Float64Array;
}

export interface SeizureSetting {
  readonly description: string;
  /** Draws the honest rows, plants the Byzantine ones and runs the rule. */
  readonly trial: (stream: Stream, point: Point, target: Float64Array) => Pick<Seizure, 'rows' | 'output'>;
  readonly trials: Experiment['trials'];
  readonly grid?: Experiment['grid'];
}

/** A vector of the wanted length in a uniform direction. */
function wanted(stream: Stream, point: Point): Float64Array {
  const { d, reach } = take(point, 'd', 'reach');
  const direction = Float64Array.from({ length: d }, () => stream.normal());
  const scale = (reach * Math.sqrt(d)) / lengthOf(direction);
  return direction.map((value) => value * scale);
}

function lengthOf(vector: Float64Array): number {
  return Math.hypot(...vector);
}

/** Fills rows `from .. n - 1` with standard normals: the honest vectors. */
export function honestRows(stream: Stream, n: number, d: number, from: number): Float64Array {
  const rows = new Float64Array(n * d);
  for (let index = from * d; index < n * d; index++) rows[index] = stream.normal();
  return rows;
}

/** Observables `miss` = ||F - U|| / ||U|| and `length` = ||F|| / (sigma sqrt(d)). */
export function seizedOutput(setting: SeizureSetting): Experiment {
  const run = (stream: Stream, point: Point): Seizure => {
    const target = wanted(stream, point);
    return { target, ...setting.trial(stream, point, target) };
  };
  const missOf = ({ output, target }: Seizure): number =>
    lengthOf(output.map((value, c) => value - target[c]!)) / lengthOf(target);
  return {
    description: setting.description,
    observables: {
      miss: { description: '||F - U|| / ||U|| for the vector U the colluders want', support: { kind: 'real' } },
      length: { description: 'length of the output', unit: 'sigma sqrt(d)', support: { kind: 'real' } },
    },
    trials: setting.trials,
    ...(setting.grid === undefined ? {} : { grid: setting.grid }),
    sample: eachTrial(['miss', 'length'], (point) => {
      const scale = Math.sqrt(take(point, 'd').d);
      return (stream) => {
        const seizure = run(stream, point);
        return { miss: missOf(seizure), length: lengthOf(seizure.output) / scale };
      };
    }),
    replay: (context, point, trial): Scene => {
      const seizure = run(context.stream(trial), point);
      const { n, d } = take(point, 'n', 'd');
      return {
        title: setting.description,
        entries: [
          { label: 'wanted vector U', value: [...seizure.target] },
          { label: 'output F', value: [...seizure.output] },
          { label: '||F - U|| / ||U||', value: missOf(seizure) },
          { label: 'coordinate 1 of the vectors', value: Array.from({ length: n }, (_, i) => seizure.rows[i * d]!) },
        ],
      };
    },
  };
}

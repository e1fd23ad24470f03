/** n = 2f vectors in two groups a distance 1 apart: each half may be the honest one. */
import type { Stream } from '../../sim/random/stream.js';
import { mixColumn } from '../../sim/rules/mix.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import { ruleById } from '../../sim/rules/registry.js';
import type { Rule } from '../../sim/rules/rule.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Observable, Scene } from '../theorem.js';
import { range } from './ratio.js';

/** Rules that have a meaning without an honest majority, and the answer that is fair to both halves. */
const RULES: readonly Rule[] = ['average', 'cwmed', 'cwmed-lower', 'medoid', 'gm'].map(ruleById);
const MIDPOINT = 'midpoint';

/** Names of the observables, one per answer. */
export const halvesNames: readonly string[] = [...RULES.map(({ id }) => id), MIDPOINT];

/** The ratio of the trimmed mean once one vector more is honest. */
export const MAJORITY = 'majority';

/** Normal values of mean 0 and variance 1 (divisor f), as a sample. */
function standardSample(stream: Stream, f: number): Float64Array {
  const values = Float64Array.from({ length: f }, () => stream.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / f;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / f;
  return values.map((value) => (value - mean) / Math.sqrt(variance));
}

/** f values around 0 and f around 1, each half with a variance of epsilon^2. */
function drawHalves(stream: Stream, f: number, epsilon: number): Float64Array {
  const [zeros, ones] = [standardSample(stream, f), standardSample(stream, f)];
  return Float64Array.from([...zeros.map((value) => epsilon * value), ...ones.map((value) => 1 + epsilon * value)]);
}

/** The answer without the rule's demand for a majority. */
function answerOf(rule: Rule, values: Float64Array, f: number): number {
  const n = values.length;
  const squared = Float64Array.from({ length: n * n }, (_, k) => (values[Math.floor(k / n)]! - values[k % n]!) ** 2);
  const mix = rule.mix?.(squared, n, f);
  const m = mix?.rows ?? n;
  const mixed = new Float64Array(m);
  if (mix === undefined) mixed.set(values);
  else mixColumn(mix, values, n, mixed);
  return reduceColumn(rule.reducer(n, f), mixed, m, new Float64Array(2 * m));
}

/** Larger of the two halves' ratios of an answer; the means are 0 and 1. */
const worstHalf = (answer: number, epsilon: number): number => Math.max(answer ** 2, (answer - 1) ** 2) / epsilon ** 2;

/** With one more vector at 0 the zeros are a majority; the ratio of the trimmed mean to them. */
function ratioWithMajority(values: Float64Array, f: number, epsilon: number): number {
  const members = Float64Array.from([...values.subarray(0, f), 0]);
  const output = answerOf(ruleById('cwtm'), Float64Array.from([...values, 0]), f);
  return output ** 2 / ((epsilon ** 2 * f) / members.length);
}

/** The midpoint does not depend on the draw. */
function observableOf(name: string): Observable {
  const support = { kind: name === MIDPOINT ? 'constant' : 'real' } as const;
  return { description: `larger of the two ratios: ${name}`, support };
}

/** Every answer to the two halves, in its worse world. */
export const halvesExperiment: Experiment = {
  description:
    'f values around 0 and f around 1 on a line, each half a normal sample scaled to variance epsilon^2; every algorithm answers once and is judged with either half as the honest one.',
  observables: {
    ...Object.fromEntries(halvesNames.map((name) => [name, observableOf(name)])),
    [MAJORITY]: { description: 'ratio of the trimmed mean with f + 1 values around 0', support: { kind: 'real' } },
  },
  trials: { quick: 512, standard: 512, thorough: 4096 },
  sample: eachTrial([...halvesNames, MAJORITY], (point) => {
    const { f, epsilon } = take(point, 'f', 'epsilon');
    return (stream) => {
      const values = drawHalves(stream, f, epsilon);
      const ratios: Record<string, number> = { [MIDPOINT]: worstHalf(0.5, epsilon) };
      for (const rule of RULES) ratios[rule.id] = worstHalf(answerOf(rule, values, f), epsilon);
      ratios[MAJORITY] = ratioWithMajority(values, f, epsilon);
      return ratios;
    };
  }),
  replay: (context, point, trial): Scene => {
    const { f, epsilon } = take(point, 'f', 'epsilon');
    const values = drawHalves(context.stream(trial), f, epsilon);
    return {
      title: `Two halves that cannot be told apart, n = ${2 * f}, f = ${f}`,
      entries: [
        ...[0, f].map((first) => ({
          label: `half ${first / f + 1}`,
          value: range(first, first + f).map((row) => values[row]!),
        })),
        ...RULES.map((rule) => ({ label: `answer of ${rule.name}`, value: answerOf(rule, values, f) })),
      ],
    };
  },
};

import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import type { Statistic } from '../../../src/sim/engine/engine.js';
import { gramTrials } from '../../../src/sim/laws/gramTrials.js';
import {
  coordinateOutcome,
  gradientCosine,
  gradientProduct,
  squareByExchange,
  weightedOutcome,
} from '../../../src/sim/laws/outcome.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { bruteForce, F, N } from './bruteForce.js';
import { kolmogorovSmirnov } from './twoSample.js';

const TRIALS = 1000;
const streamOf = (trial: number) => new PhiloxStream({ key0: 20263, key1: 1 }, trial);
const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
];
const shift = (gamma: number): Attack => ({ kind: 'mean-shift', gamma, direction: 'first' });
const shiftAll = (gamma: number): Attack => ({ kind: 'mean-shift', gamma, direction: 'ones' });
const far = (magnitude: number): Attack => ({ kind: 'far-point', magnitude, direction: 'first' });
const staggered: Attack = { kind: 'staggered', magnitude: 2, step: 1.5, direction: 'ones' };

/** The same three statistics by the Gram law at dimension `drawn`. */
function byLaw(id: string, d: number, attack: Attack, present: number): number[][] {
  const trial = gramTrials({ n: N, f: present, d, ones: true });
  const rule = ruleById(id);
  const outcomes = Array.from({ length: TRIALS }, (_, t) =>
    weightedOutcome(rule, trial(streamOf(t)).attack(attack), F),
  );
  return [
    outcomes.map(({ first }) => first),
    outcomes.map(({ squaredError }) => squaredError),
    outcomes.map(({ squaredErrorToHonestMean }) => squaredErrorToHonestMean),
  ];
}

/** Outputs that are a fixed point of the attack have atoms (gamma² d, 0), which rounding must not split. */
const merged = (values: readonly number[]) => values.map((value) => Math.round(value * 1e7) / 1e7);

describe('weighted outcomes against explicit fields', () => {
  type Case = [rule: string, attack: string, at: (d: number) => Attack, present?: number];
  const cases: Case[] = [
    ['average', 'staggered rows', () => staggered],
    ['krum', 'a shift along e_1', (d) => shift(1.1 * Math.sqrt(d))],
    ['krum', 'a shift of all coordinates', () => shiftAll(1)],
    ['krum', 'staggered rows, 4 rows present', () => staggered, 4],
    ['krum-k2', 'a shift along e_1', (d) => shift(1.1 * Math.sqrt(d))],
    ['krum-k3', 'a shift along e_1', (d) => shift(1.2 * Math.sqrt(d))],
    ['krum-k4', 'a shift along e_1', (d) => shift(1.2 * Math.sqrt(d))],
    ['multi-krum', 'a shift of all coordinates', () => shiftAll(1.1)],
    ['multi-krum', 'no attack', (d) => shift(Math.sqrt(d)), 0],
    ['multi-krum-k2', 'inner-product manipulation', () => ({ kind: 'ipm', tau: 1.5 })],
    ['medoid', 'a shift along e_1', (d) => shift(1.3 * Math.sqrt(d))],
    ['barycenter', 'a point along e_1', (d) => far(0.8 * Math.sqrt(d))],
    ['mda', 'a shift along e_1', (d) => shift(1.05 * Math.sqrt(d))],
    ['mva', 'a shift along e_1', (d) => shift(1.1 * Math.sqrt(d))],
    ['gm', 'a point along e_1', (d) => far(3 * Math.sqrt(d))],
    ['gm', 'a sign flip', () => ({ kind: 'sign-flip' })],
    ['nnm+average', 'a shift along e_1', (d) => shift(1.1 * Math.sqrt(d))],
    ['nnm+krum', 'a shift along e_1', (d) => shift(1.1 * Math.sqrt(d))],
    ['nnm+gm', 'staggered rows', () => staggered],
  ];
  describe.each([4, 60])('at d = %i', (d) => {
    it.each<Case>(cases)('%s under %s', async (id, _, attackAt, present = F) => {
      const explicit = await bruteForce(id, d, attackAt(d), TRIALS, statistics, present);
      const law = byLaw(id, d, attackAt(d), present);
      for (const s of statistics.keys()) {
        expect(kolmogorovSmirnov(merged(explicit[s]!), merged(law[s]!)), statistics[s]!.kind).toBeGreaterThan(1e-4);
      }
    });
  });

  it('tell a law with as many degrees of freedom as dimensions apart', async () => {
    // Two directions are chosen: at d = 4 + 2 the factor has the 4 degrees of freedom that d = 4 rows have in all.
    const explicit = await bruteForce('multi-krum', 4, shift(2), TRIALS, statistics);
    const wrong = byLaw('multi-krum', 6, shift(2), F);
    expect(kolmogorovSmirnov(explicit[1]!, wrong[1]!)).toBeLessThan(1e-10);
  });

  it('tell another number of Byzantine rows apart', async () => {
    const explicit = await bruteForce('multi-krum', 60, shift(8), TRIALS, statistics);
    expect(kolmogorovSmirnov(explicit[0]!, byLaw('multi-krum', 60, shift(8), 1)[0]!)).toBeLessThan(1e-30);
  });

  it('refuse rules without weights and attacks that the Gram matrix cannot see', () => {
    const plant = gramTrials({ n: N, f: F, d: 100 })(streamOf(0));
    expect(() => weightedOutcome(ruleById('bulyan'), plant, F)).toThrow('bulyan reduces every coordinate on its own');
    expect(() => weightedOutcome(ruleById('krum'), plant, 5)).toThrow('krum needs n >= 2f + 3; got n=11, f=5');
    expect(() => plant.attack({ kind: 'alie', z: 1 })).toThrow('linear in the honest rows; got alie');
    expect(() => plant.attack(shiftAll(1))).toThrow('rest for ones');
  });
});

describe('outcomes on chosen coordinates against explicit fields', () => {
  const rules = ['bulyan', 'multi-bulyan', 'multi-bulyan-exact', 'multi-bulyan-static', 'cwmed', 'nnm+cwtm', 'krum'];
  const wholeNorms: readonly Statistic[] = [
    { kind: 'dot', direction: 'first' },
    { kind: 'squared-norm' },
    { kind: 'max-abs' },
  ];

  it.each(rules)('%s, all 4 coordinates of R^4', async (id) => {
    for (const attack of [shift(2), shift(0.7)]) {
      const explicit = await bruteForce(id, 4, attack, TRIALS, wholeNorms);
      const trial = gramTrials({ n: N, f: F, d: 4, coordinates: 4 });
      const law = Array.from({ length: TRIALS }, (_, t) =>
        coordinateOutcome(ruleById(id), trial(streamOf(t)).attack(attack), F),
      );
      const [first, square, largest] = explicit;
      expect(
        kolmogorovSmirnov(
          first!,
          law.map((values) => values[0]!),
        ),
      ).toBeGreaterThan(1e-4);
      expect(
        kolmogorovSmirnov(
          square!,
          law.map((values) => squareByExchange(values, 1, 4)),
        ),
      ).toBeGreaterThan(1e-4);
      expect(
        kolmogorovSmirnov(
          largest!,
          law.map((values) => values.reduce((a, b) => Math.max(a, Math.abs(b)), 0)),
        ),
      ).toBeGreaterThan(1e-4);
    }
  });

  it.each(rules)('%s, coordinate 1 of R^60, and the mean square by exchange', async (id) => {
    const attack = shift(8);
    const [first, square] = await bruteForce(id, 60, attack, TRIALS, wholeNorms);
    const trial = gramTrials({ n: N, f: F, d: 60, coordinates: 5 });
    const law = Array.from({ length: TRIALS }, (_, t) =>
      coordinateOutcome(ruleById(id), trial(streamOf(t)).attack(attack), F),
    );
    expect(
      kolmogorovSmirnov(
        first!,
        law.map((values) => values[0]!),
      ),
    ).toBeGreaterThan(1e-4);
    const exchanged = law.map((values) => squareByExchange(values, 1, 60));
    expect(Math.abs(mean(square!) - mean(exchanged))).toBeLessThan(
      4.5 * Math.hypot(standardError(square!), standardError(exchanged)),
    );
  });

  it('have the mean square of an attack on all coordinates', async () => {
    const [square] = await bruteForce('bulyan', 60, shiftAll(1), TRIALS, [{ kind: 'squared-norm' }]);
    const trial = gramTrials({ n: N, f: F, d: 60, coordinates: 4, ones: true });
    const exchanged = Array.from({ length: TRIALS }, (_, t) =>
      squareByExchange(coordinateOutcome(ruleById('bulyan'), trial(streamOf(t)).attack(shiftAll(1)), F), 0, 60),
    );
    expect(exchanged.length).toBe(TRIALS);
    expect(Math.abs(mean(square!) - mean(exchanged))).toBeLessThan(
      4.5 * Math.hypot(standardError(square!), standardError(exchanged)),
    );
  });

  it('refuse a mean square without a coordinate to stand for the others', () => {
    expect(() => squareByExchange(new Float64Array(1), 1, 10)).toThrow('got 1 in all (nearest: 2)');
  });
});

describe('products with the gradient', () => {
  it('are those of explicit vectors', () => {
    // g = (3, 0), F = g + (1, 2) = (4, 2).
    const outcome = { first: 1, squaredError: 5 };
    expect(gradientProduct(outcome, 3)).toBe(12);
    expect(gradientCosine(outcome, 3)).toBeCloseTo(12 / (3 * Math.sqrt(20)), 14);
  });
});

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
function standardError(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0)) / values.length;
}

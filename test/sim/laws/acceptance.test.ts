import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { pairwise } from '../../../src/sim/engine/reference/pairwise.js';
import { amongLowestScores, capturesOutput, keepsByzantine } from '../../../src/sim/laws/acceptance.js';
import { acceptedShift } from '../../../src/sim/laws/acceptedShift.js';
import { gramTrials } from '../../../src/sim/laws/gramTrials.js';
import { midRankShifts } from '../../../src/sim/laws/midRank.js';
import { coordinateOutcome, outputWeights, weightedOutcome } from '../../../src/sim/laws/outcome.js';
import type { LinearPlant } from '../../../src/sim/laws/plant.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { F, field, N } from './bruteForce.js';
import { kolmogorovSmirnov } from './twoSample.js';

const streamOf = (trial: number) => new PhiloxStream({ key0: 53, key1: 54 }, trial);
const NUDGE = 1 - 1e-9;

type Accepts = (id: string, plant: LinearPlant) => boolean;
const captures: Accepts = (id, plant) => capturesOutput(ruleById(id), plant, F);
const keeps: Accepts = (id, plant) => keepsByzantine(ruleById(id), plant, F);

describe('the largest accepted shift against explicit fields', () => {
  const TRIALS = 150;

  it.each([
    ['krum', 'first', 60, captures],
    ['krum-k3', 'first', 4, captures],
    ['medoid', 'first', 4, captures],
    ['mda', 'first', 4, keeps],
    ['mva', 'first', 4, keeps],
    ['multi-krum', 'first', 60, keeps],
    ['krum', 'ones', 4, captures],
  ] as const)('%s, direction %s, d = %i', (id, direction, d, accepts) => {
    const attackAt = (gamma: number): Attack => ({ kind: 'mean-shift', gamma, direction });
    const explicit = Array.from({ length: TRIALS }, (_, t) =>
      acceptedShift((gamma) => {
        const distances = pairwise(field(d, attackAt(gamma)), { first: t, count: 1 });
        const { weights } = ruleById(id).mix!(distances, N, F);
        return accepts === captures ? weights.subarray(F).every((w) => w === 0) : weights[0]! > 0 && weights[1]! > 0;
      }, d),
    );
    const trial = gramTrials({ n: N, f: F, d, ones: direction === 'ones' });
    const byLaw = (drawn: typeof trial) =>
      Array.from({ length: TRIALS }, (_, t) => {
        const plant = drawn(streamOf(t));
        return acceptedShift((gamma) => accepts(id, plant.attack(attackAt(gamma))), d);
      });
    expect(kolmogorovSmirnov(explicit, byLaw(trial))).toBeGreaterThan(1e-4);
    const larger = gramTrials({ n: N, f: F, d: 3 * d, ones: direction === 'ones' });
    if (direction === 'first') expect(kolmogorovSmirnov(explicit, byLaw(larger))).toBeLessThan(1e-10);
  });
});

/** Mean over trials with four standard errors. */
function estimate(trials: number, one: (trial: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: trials }, (_, t) => one(t));
  const mean = values.reduce((a, b) => a + b) / trials;
  const error = (4 * Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0))) / trials;
  return { mean, error };
}

/** Whether a published measurement with its half width and an estimate agree. */
function expectAgreement({ mean, error }: { mean: number; error: number }, published: number, halfWidth: number): void {
  expect(Math.abs(mean - published)).toBeLessThan(halfWidth + error);
}

describe('published measurements and constants', () => {
  it.each([
    [11, 2, 1e2, 1.1187, 0.0042],
    [15, 3, 1e6, 1.25754, 0.00004],
  ])('bias of Krum at (%i, %i), d = %d', (n, f, d, published, halfWidth) => {
    const trial = gramTrials({ n, f, d });
    const bias = estimate(400, (t) => {
      const plant = trial(streamOf(t));
      const gamma = acceptedShift((shift) => capturesOutput(ruleById('krum'), plant.shift(shift), f), d);
      return weightedOutcome(ruleById('krum'), plant.shift(gamma * NUDGE), f).first / Math.sqrt(d);
    });
    expectAgreement(bias, published, halfWidth);
  });

  it('bias of multi-Krum at (15, 3), d = 1e6', () => {
    const [n, f, d] = [15, 3, 1e6];
    const trial = gramTrials({ n, f, d });
    const bias = estimate(400, (t) => {
      const plant = trial(streamOf(t));
      const gamma = acceptedShift((shift) => capturesOutput(ruleById('krum'), plant.shift(shift), f), d);
      return weightedOutcome(ruleById('multi-krum'), plant.shift(gamma * NUDGE), f).first / Math.sqrt(d);
    });
    expectAgreement(bias, 0.37726, 0.00003);
  });

  it.each([
    ['mda', 15, 3, 1.04083, 6],
    ['mva', 15, 3, 1.14261, 4],
    ['mva', 11, 1, 1.04881, 4],
  ])('leeway of %s at (%i, %i)', (id, n, f, constant, deficit) => {
    const d = 1e8;
    const trial = gramTrials({ n, f, d });
    const leeway = estimate(20, (t) => {
      const plant = trial(streamOf(t));
      return acceptedShift((shift) => keepsByzantine(ruleById(id), plant.shift(shift), f), d) / Math.sqrt(d);
    });
    expectAgreement(leeway, constant, deficit / Math.sqrt(d) + 5e-6);
  });

  it.each([
    ['krum', 11, 2, 100, 1.23, 0.006],
    ['krum', 11, 2, 1e6, 1.00198, 0.00005],
    ['multi-krum', 11, 2, 100, 6.75, 0.05],
    ['multi-krum', 11, 2, 1e6, 6.997, 0.0005],
    ['multi-krum', 11, 2, 3, 5.9, 0.2],
  ])('averaged workers of %s at (%i, %i), d = %d, without attack', (id, n, f, d, published, halfWidth) => {
    const trial = gramTrials({ n, f: 0, d });
    const { mean, error } = estimate(
      3000,
      (t) => weightedOutcome(ruleById(id), trial(streamOf(t)), f).squaredError / d,
    );
    expectAgreement({ mean: 1 / mean, error: error / (mean * mean) }, published, halfWidth);
  });

  it.each([
    ['multi-bulyan', 11, 2, 6.53, 0.07],
    ['multi-bulyan', 15, 3, 9.45, 0.1],
    ['bulyan', 11, 2, 3.48634, 0.01],
  ])('averaged workers of %s at (%i, %i), d = 1e9, without attack', (id, n, f, published, halfWidth) => {
    const trial = gramTrials({ n, f: 0, d: 1e9, coordinates: 12 });
    const { mean, error } = estimate(1500, (t) => {
      const values = coordinateOutcome(ruleById(id), trial(streamOf(t)), f);
      return values.reduce((sum, value) => sum + value * value, 0) / 12;
    });
    expectAgreement({ mean: 1 / mean, error: error / (mean * mean) }, published, halfWidth);
  });

  it.each([
    [7, 1, 'krum', 0.360041],
    [11, 2, 'krum', 0.48074],
    [23, 3, 'krum', 0.274286],
  ] as const)('mid-rank attack on static multi-Bulyan at (%i, %i)', (n, f, variant, constant) => {
    const d = 1e8;
    const trial = gramTrials({ n, f, d });
    const leeway = estimate(20, (t) => {
      const plant = trial(streamOf(t));
      const gamma = acceptedShift((shift) => amongLowestScores(plant.shift(shift), f, n - f - 2, variant), d);
      return coordinateOutcome(ruleById('multi-bulyan-static'), plant.shift(gamma * NUDGE), f)[0]! / Math.sqrt(d);
    });
    expectAgreement(leeway, constant, 2.5 / Math.sqrt(d) + 5e-6);
  });

  it.each([
    ['multi-bulyan', 11, 2, 0.262, 0.003],
    ['multi-bulyan', 15, 3, 0.2086, 0.0001],
    ['multi-bulyan-exact', 11, 2, 0.26, 0.005],
  ])('mid-rank attack on %s at (%i, %i), where plain Bulyan holds', (id, n, f, published, halfWidth) => {
    const d = 1e6;
    const c = { 11: 1.20185, 15: 1.25831 }[n]!;
    const shifts = midRankShifts(n - f, d, c);
    const trial = gramTrials({ n, f, d });
    let bulyanMost = 0;
    const leeway = estimate(60, (t) => {
      const plant = trial(streamOf(t));
      let most = -Infinity;
      for (const shift of shifts) {
        plant.shift(shift);
        most = Math.max(most, coordinateOutcome(ruleById(id), plant, f)[0]!);
        bulyanMost = Math.max(bulyanMost, coordinateOutcome(ruleById('bulyan'), plant, f)[0]!);
      }
      return most / Math.sqrt(d);
    });
    expectAgreement(leeway, published, halfWidth);
    expect(bulyanMost).toBeLessThan(6);
  });

  it('Bulyan with more colluders than it was told', () => {
    const outputAt = (n: number, told: number, present: number, d: number) => {
      const plant = gramTrials({ n, f: present, d })(streamOf(present)).shift(0.9 * Math.sqrt(d));
      return coordinateOutcome(ruleById('bulyan'), plant, told)[0]!;
    };
    for (const d of [1e4, 1e6]) expect(outputAt(15, 3, 4, d) / Math.sqrt(d)).toBeCloseTo(0.9, 1);
    expect(outputAt(15, 3, 4, 1e6) / 1e3).toBeCloseTo(0.9, 2);
    expect(Math.abs(outputAt(23, 3, 6, 1e6))).toBeLessThan(3);
    expect(outputAt(23, 3, 7, 1e6)).toBeGreaterThan(98);
    expect(outputAt(23, 3, 7, 1e6)).toBeLessThan(102);
  });

  it('two colluders own the closest to the barycenter', () => {
    const [n, d, target] = [12, 6, 1e4 * Math.sqrt(6)];
    const trial = gramTrials({ n, f: 2, d });
    const barycenter = ruleById('barycenter');
    for (let t = 0; t < 50; t++) {
      const plant = trial(streamOf(t)).place([
        { honestMean: -(n - 2), first: (n - 1) * target, ones: 0 },
        { honestMean: 0, first: target, ones: 0 },
      ]);
      expect([...outputWeights(barycenter, plant, 2)].indexOf(1)).toBe(1);
      expect(weightedOutcome(barycenter, plant, 2).first).toBe(target);
      const alone = gramTrials({ n, f: 1, d })(streamOf(t)).place([{ honestMean: 0, first: target, ones: 0 }]);
      expect(outputWeights(barycenter, alone, 1)[0]).toBe(0);
    }
  });
});

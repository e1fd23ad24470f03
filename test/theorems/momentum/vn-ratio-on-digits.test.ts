import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/lab/data.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import type { Dataset } from '../../../src/sim/training/dataset.js';
import { digitsMeasurement, type DigitsMeasurement } from '../../../src/theorems/momentum/digitsMeasurement.js';
import theorem from '../../../src/theorems/momentum/vn-ratio-on-digits.js';

const defaults = Object.fromEntries(theorem.parameters.map(({ name, default: value }) => [name, value]));
const point = (t: number, changes = {}) => ({ ...defaults, t, ...changes });

describe('vn-ratio-on-digits', () => {
  let data: Dataset;
  const run = (t: number, trial: number, changes = {}): DigitsMeasurement =>
    digitsMeasurement(data, point(t, changes))(new PhiloxStream({ key0: 1, key1: 2 }, trial));

  beforeAll(async () => {
    data = await loadDataset(undefined);
  });

  it('at w = 0 the moments are those of plain arithmetic on the pixels', () => {
    // p = 1/10 for every class, |p - e_y|^2 = 0.9; every tenth row of the digits is a training record.
    const rows = 1000;
    const mean = new Float64Array(785 * 10);
    let squares = 0;
    for (let i = 0; i < rows; i++) {
      const source = i * 10;
      let norm = 1;
      for (let j = 0; j < 785; j++) {
        const x = j === 784 ? 1 : data.features[source * 784 + j]!;
        if (j < 784) norm += x * x;
        for (let k = 0; k < 10; k++) mean[j * 10 + k]! += (x * (0.1 - (data.labels[source] === k ? 1 : 0))) / rows;
      }
      squares += norm * 0.9;
    }
    const signal = mean.reduce((sum, x) => sum + x * x, 0);
    const ratio = (squares / rows - signal) / 100 / signal;
    expect(run(0, 0).plainRatio).toBeCloseTo(ratio, 8);
    expect(run(0, 1, { b: 50 }).plainRatio).toBeCloseTo(2 * ratio, 8);
    expect(run(0, 0).loss).toBeCloseTo(Math.log(10), 12);
    expect(run(0, 0).momentumGain).toBe(1);
  });

  it('noise adds d s^2 to the variance: exactly so in the ratio', () => {
    // Same path and clipping; s^2 is proportional to 1 / eps^2, so with ratio = (clean + d s^2) / signal the steps from
    // eps = 0.8 to 0.4 and from 0.4 to 0.2 are as 1 to 4.
    const [weak, middle, strong] = [0.8, 0.4, 0.2].map((eps) => run(4, 3, { eps })) as [
      DigitsMeasurement,
      DigitsMeasurement,
      DigitsMeasurement,
    ];
    expect((strong.privateRatio - middle.privateRatio) / (middle.privateRatio - weak.privateRatio)).toBeCloseTo(4, 9);
    // s = 2 / 100 * sqrt(2 ln 1250000) / 0.2.
    expect(Math.abs(strong.noiseDeviation / 0.529880252685 - 1)).toBeLessThan(0.02);
    expect(strong.plainRatio).toBe(weak.plainRatio);
  });

  it('momentum with mu = 0 submits the batch gradient', () => {
    expect(run(5, 0, { mu: 0 }).momentumGain).toBeCloseTo(1, 12);
  });

  it('the training learns, the ratio grows, and the naive estimate saturates below its truth', () => {
    const early = run(0, 0);
    const late = run(24, 0);
    expect(late.loss).toBeLessThan(0.6);
    expect(late.plainRatio).toBeGreaterThan(3 * early.plainRatio);
    expect(late.privateDeviation / late.privateMeanNorm).toBeLessThan(9.5);
    expect(late.privateRatio).toBeGreaterThan(1000);
  });

  it('blocks of trials do not depend on the cut', async () => {
    const key = { key0: 5, key1: 6 };
    const context = { engine: undefined as never, key, data, stream: (trial: number) => new PhiloxStream(key, trial) };
    const { sample } = theorem.experiments.main;
    const whole = await sample(context, point(2), { first: 0, count: 3 });
    const last = await sample(context, point(2), { first: 2, count: 1 });
    for (const name of Object.keys(whole)) expect(last[name]![0]).toBe(whole[name]![2]);
  });

  it('refuses to run without data', () => {
    expect(() => digitsMeasurement(undefined, point(0))).toThrow('vn-ratio-on-digits needs a data set');
  });

  it('claims and controls name observables that exist', () => {
    const known = new Set(Object.keys(theorem.experiments.main.observables));
    const claims = [...theorem.claims, ...theorem.controls.map((control) => control.claim)];
    for (const claim of claims) {
      if (!('quantity' in claim)) continue;
      for (const name of typeof claim.quantity === 'string' ? [claim.quantity] : claim.quantity.of) {
        expect(known).toContain(name);
      }
    }
    expect(claims.length).toBe(15);
  });
});

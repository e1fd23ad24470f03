import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { explicitColumns } from '../../../src/sim/laws/explicitColumn.js';
import type { Model } from '../../../src/sim/models/model.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { normalOrder } from '../../../src/stats/special/orderStatistics.js';
import { bruteForce, F, field, N } from './bruteForce.js';

const key = { key0: 61, key1: 62 };
const normal: Model = { kind: 'gaussian', mean: 0, sigma: 1 };
const far = (sign: 1 | -1): Attack => ({ kind: 'far-point', magnitude: sign * 1e9, direction: 'ones' });
const mirror = (centre: 'median' | 'trimmed-mean', sign: 1 | -1): Attack => ({ kind: 'mirror', centre, sign });

/** Mean of a statistic of columns with four standard errors. */
function estimate(trials: number, one: (trial: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: trials }, (_, trial) => one(trial));
  const mean = values.reduce((a, b) => a + b) / trials;
  return { mean, error: (4 * Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0))) / trials };
}

describe('one coordinate drawn value by value', () => {
  it.each<[string, Attack]>([
    ['meamed', mirror('median', 1)],
    ['phocas', mirror('trimmed-mean', 1)],
    ['cwtm', far(1)],
    ['cwmed', { kind: 'alie', z: 1 }],
  ])('is column 1 of a field: %s', async (id, attack) => {
    const [explicit] = await bruteForce(id, 1, attack, 200, [{ kind: 'dot', direction: 'first' }]);
    const column = explicitColumns(field(1, attack));
    expect(Array.from({ length: 200 }, (_, trial) => column(trial).output(ruleById(id), attack))).toEqual(explicit);
  });

  it('has the worst-case biases of median and trimmed mean, means of normal order statistics', () => {
    const [n, f] = [15, 3];
    const h = n - f;
    const column = explicitColumns({ n, f, model: normal, key });
    const median = estimate(20_000, (trial) => column(trial).output(ruleById('cwmed'), far(1)));
    expect(Math.abs(median.mean - normalOrder((n + 1) / 2, h))).toBeLessThan(median.error);
    let trimmed = 0;
    for (let r = f + 1; r <= h; r++) trimmed += normalOrder(r, h) / (h - f);
    const cwtm = estimate(20_000, (trial) => column(trial).output(ruleById('cwtm'), far(1)));
    expect(Math.abs(cwtm.mean - trimmed)).toBeLessThan(cwtm.error);
  });

  it.each([
    ['cwtm', far, 15, 3, 0.429, 0.0029],
    ['cwtm', far, 11, 2, 0.4273, 0.0034],
    ['phocas', (sign: 1 | -1) => mirror('trimmed-mean', sign), 15, 3, 0.7398, 0.0052],
  ] as const)(
    'has the published mean squares, the worse of two signs: %s',
    (id, attackOf, n, f, published, halfWidth) => {
      const column = explicitColumns({ n, f, model: normal, key });
      const { mean, error } = estimate(20_000, (trial) => {
        const { output } = column(trial);
        return Math.max(output(ruleById(id), attackOf(1)) ** 2, output(ruleById(id), attackOf(-1)) ** 2);
      });
      expect(Math.abs(mean - published)).toBeLessThan(halfWidth + error);
    },
  );

  it('has the published bias on the two-point law', () => {
    const [n, f] = [11, 3];
    const column = explicitColumns({ n, f, model: { kind: 'two-point', p: f / (n - f) }, key });
    const { mean, error } = estimate(20_000, (trial) => column(trial).output(ruleById('cwtm'), far(1)));
    expect(Math.abs(Math.abs(mean) - 0.5592)).toBeLessThan(0.0036 + error);
  });

  it('refuses rules that need all coordinates', () => {
    const column = explicitColumns({ n: N, f: F, model: normal, key })(0);
    expect(() => column.output(ruleById('krum'), far(1))).toThrow('krum mixes rows by their distances');
    expect(() => explicitColumns({ n: 3, f: 3, model: normal, key })).toThrow(
      '0 <= f < n; got n=3, f=3 (nearest: f=2)',
    );
  });
});

/**
 * A regression suite for an aggregation rule of one's own, with Leeway's matchers and arbitraries. Run with vitest.
 */
import 'leeway/vitest';
import { attackedRows } from 'leeway/fast-check';
import { cellKey, PhiloxStream } from 'leeway';
import fc from 'fast-check';
import { expect, it } from 'vitest';

/** The rule under test: the coordinate-wise trimmed mean of n vectors. */
function trimmedMean(rows: readonly (readonly number[])[], f: number): number[] {
  return rows[0]!.map((_, c) => {
    const column = rows.map((row) => row[c]!).sort((a, b) => a - b);
    const kept = column.slice(f, column.length - f);
    return kept.reduce((sum, value) => sum + value, 0) / kept.length;
  });
}

it('is (f, kappa)-robust with the smallest coefficient there is, on any input', () => {
  fc.assert(
    fc.property(attackedRows({ minF: 1 }), ({ rows, honest, n, f }) => {
      const output = trimmedMean(rows, f);
      let deviation = 0;
      let variance = 0;
      output.forEach((value, c) => {
        const column = honest.map((row) => row[c]!);
        const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
        deviation += (value - mean) ** 2;
        variance += column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length;
      });
      const scale = Math.max(1, ...honest.flat().map((x) => x * x));
      return deviation <= (f / (n - 2 * f)) * variance * (1 + 1e-9) + 1e-9 * scale;
    }),
  );
});

it('pins the constant that its documentation promises', () => {
  const documented = (n: number, f: number): number => f / (n - 2 * f);
  expect(documented(15, 3)).toMatchConstant('kappa-cwtm-exact/kappa', { n: 15, f: 3 });
});

it('keeps the mean-square error that follows, under attack, for Gaussian gradients', () => {
  const [n, f, d] = [15, 3, 10];
  const stream = new PhiloxStream(cellKey(1, 'own-rule'), 0);
  const squaredErrors = Array.from({ length: 2000 }, () => {
    const rows = Array.from({ length: n }, (_, i) => Array.from({ length: d }, () => (i < f ? 1e6 : stream.normal())));
    return trimmedMean(rows, f).reduce((sum, value) => sum + value * value, 0);
  });
  // (sqrt(kappa) + sqrt(1 / h))^2 d: the deviation from the honest mean and the error of that mean.
  expect(squaredErrors).toSatisfyBound((Math.sqrt(3 / 9) + Math.sqrt(1 / 12)) ** 2 * d);
  expect(squaredErrors).not.toSatisfyBound(0.1 * d);
});

it('has an error that grows like d', () => {
  const stream = new PhiloxStream(cellKey(2, 'own-rule'), 0);
  const points = [2, 8, 32].map((d) => ({
    x: d,
    samples: Array.from({ length: 1000 }, () => {
      const rows = Array.from({ length: 7 }, (_, i) =>
        Array.from({ length: d }, () => (i < 2 ? 1e6 : stream.normal())),
      );
      return trimmedMean(rows, 2).reduce((sum, value) => sum + value * value, 0);
    }),
  }));
  expect(points).toScaleAs(1, { within: 0.15 });
});

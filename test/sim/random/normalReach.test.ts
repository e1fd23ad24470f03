/** What normal draws leave out, against the integrals that it bounds. */
import { describe, expect, it } from 'vitest';
import { NORMAL_REACH, normalTailOfMean, normalTailOfSquare } from '../../../src/sim/random/normalReach.js';
import { boxMullerRadius } from '../../../src/sim/random/normals.js';

/** Integral of g(r) r exp(-r^2 / 2), the density of a radius, from the reach on, by Simpson's rule. */
function beyond(g: (radius: number) => number): number {
  const steps = 20_000;
  const width = 20 / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const radius = NORMAL_REACH + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * g(radius) * radius * Math.exp((-radius * radius) / 2);
  }
  return (sum * width) / 3;
}

describe('the reach of normal draws', () => {
  it('is the radius of the smallest word, no other is larger', () => {
    expect(boxMullerRadius(0)).toBeCloseTo(NORMAL_REACH, 6);
    expect(boxMullerRadius(1)).toBeLessThan(boxMullerRadius(0));
  });

  it('is passed with probability 2^-33', () => {
    expect(beyond(() => 1) * 2 ** 33).toBeCloseTo(1, 9);
  });

  it('bounds the change of a mean by the tail of the radius', () => {
    const exact = 5 * 3 * beyond((radius) => radius + NORMAL_REACH);
    expect(normalTailOfMean(5, 3)).toBeGreaterThanOrEqual(exact);
    expect(normalTailOfMean(5, 3)).toBeLessThan(1.001 * exact);
  });

  it('bounds the change of a mean square by the tail of its square', () => {
    const exact = 5 * 9 * beyond((radius) => radius ** 2 + NORMAL_REACH ** 2);
    expect(normalTailOfSquare(5, 3) / exact).toBeCloseTo(1, 9);
  });
});

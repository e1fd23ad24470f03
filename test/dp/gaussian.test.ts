import { describe, expect, it } from 'vitest';
import fixture from '../fixtures/gaussian-mechanism.json' with { type: 'json' };
import { DomainError } from '../../src/errors.js';
import {
  classicalNoise,
  composedMu,
  exactNoise,
  gaussianDelta,
  gaussianEpsilon,
  gaussianMu,
  logGaussianDelta,
} from '../../src/dp/gaussian.js';

const relativeError = (value: number, expected: number): number => Math.abs(value - expected) / Math.abs(expected);

describe('the exact privacy curve', () => {
  it.each(fixture.curve)(
    'agrees with 400-digit arithmetic at mu=$mu, eps=$epsilon',
    ({ mu, epsilon, delta, logDelta }) => {
      const value = gaussianDelta(mu, epsilon);
      if (Number(delta) > 1e-300) expect(relativeError(value, Number(delta))).toBeLessThan(1e-12);
      else expect(value).toBeLessThan(1e-299);
      if (epsilon < 0) return;
      // In log, an error of 1e-12 of delta is absolute; rounding x^2/2 itself costs a few ulp of the logarithm.
      expect(Math.abs(logGaussianDelta(mu, epsilon) - Number(logDelta))).toBeLessThan(
        1e-12 + 1e-15 * Math.abs(Number(logDelta)),
      );
    },
  );

  it.each([
    [1, 1, 0.126936737507],
    [0.5, 1, 0.00682959498311],
    [1, 5, 5.79372169192e-7],
    [2, 10, 9.94020281612e-6],
    [4, 8, 0.405589358698],
  ])('has the catalogue value at mu=%d, eps=%d', (mu, epsilon, delta) => {
    expect(relativeError(gaussianDelta(mu, epsilon), delta)).toBeLessThan(1e-11);
  });

  it('is the difference of two normal tails that underflow at mu=0.0377444, eps=0.2', () => {
    expect(gaussianDelta(0.0377444, 0.2)).toBeCloseTo(4.30732e-10, 15);
  });

  it('falls in eps, rises in mu and stays in [0, 1], on both sides of its change of form', () => {
    for (const mu of [0.01, 0.9, 1, 1.1, 3, 30]) {
      for (let epsilon = -2; epsilon < 20; epsilon += 0.37) {
        const delta = gaussianDelta(mu, epsilon);
        expect(delta).toBeGreaterThanOrEqual(0);
        expect(delta).toBeLessThanOrEqual(1);
        expect(gaussianDelta(mu, epsilon + 0.01)).toBeLessThanOrEqual(delta);
        expect(gaussianDelta(mu * 1.01, epsilon)).toBeGreaterThanOrEqual(delta);
      }
    }
  });

  it('ends at 0 and refuses what is not a mechanism', () => {
    expect(gaussianDelta(1, Infinity)).toBe(0);
    expect(gaussianDelta(1, -Infinity)).toBe(1);
    expect(() => gaussianDelta(0, 1)).toThrow(DomainError);
    expect(() => gaussianDelta(1, NaN)).toThrow(DomainError);
    expect(() => logGaussianDelta(1, -1)).toThrow('nearest: 0');
  });
});

describe('the exact calibration', () => {
  it.each(fixture.calibration)('finds mu to 12 digits at eps=$epsilon, delta=$delta', ({ epsilon, delta, mu }) => {
    const found = gaussianMu(epsilon, delta);
    expect(relativeError(found, Number(mu))).toBeLessThan(1e-12);
    expect(relativeError(gaussianDelta(found, epsilon), delta)).toBeLessThan(1e-10);
  });

  it.each([
    [0.1, 1e-6, 52.98802527, 36.30469043],
    [0.2, 1e-6, 26.49401263, 18.98879985],
    [0.5, 1e-6, 10.59760505, 8.057618481],
  ])('needs less noise than the classical formula at eps=%d, delta=%d', (epsilon, delta, classical, exact) => {
    expect(relativeError(classicalNoise(1, epsilon, delta), classical)).toBeLessThan(1e-9);
    expect(relativeError(exactNoise(1, epsilon, delta), exact)).toBeLessThan(1e-9);
    expect(exactNoise(3, epsilon, delta)).toBeCloseTo(3 * exactNoise(1, epsilon, delta), 10);
  });

  it.each([
    [1, 1e-5, 3.730631635],
    [2, 1e-5, 1.993812446],
    [5, 1e-5, 0.891868265],
    [10, 1e-5, 0.4998886197],
  ])(
    'has the catalogue noise at eps=%d, delta=%d, where the classical formula is not proved',
    (epsilon, delta, exact) => {
      expect(relativeError(exactNoise(1, epsilon, delta), exact)).toBeLessThan(1e-9);
      expect(() => classicalNoise(1, epsilon, delta)).toThrow('use exactNoise');
    },
  );

  it('leaks at 0.99 of the exact noise', () => {
    const noise = exactNoise(1, 0.5, 1e-6);
    expect(gaussianDelta(1 / noise, 0.5)).toBeLessThanOrEqual(1e-6 * (1 + 1e-12));
    expect(gaussianDelta(1 / (0.99 * noise), 0.5)).toBeGreaterThan(1.01e-6);
  });

  it('inverts the curve in eps', () => {
    for (const mu of [0.05, 0.5, 1, 4]) {
      for (const delta of [1e-12, 1e-6, 1e-3]) {
        const epsilon = gaussianEpsilon(mu, delta);
        expect(relativeError(gaussianDelta(mu, epsilon), delta)).toBeLessThan(1e-9);
      }
    }
    expect(gaussianEpsilon(0.01, 0.5)).toBe(0);
  });

  it.each([
    [0.1, 1e-6, 2.04884e-10],
    [0.5, 1e-6, 1.24997e-9],
    [1 - 1e-12, 1e-5, 4.11369e-8],
  ])(
    'of the classical formula leaves the exact delta far below the target at eps=%d, delta=%d',
    (epsilon, delta, exact) => {
      expect(relativeError(gaussianDelta(1 / classicalNoise(1, epsilon, delta), epsilon), exact)).toBeLessThan(1e-5);
    },
  );

  it('composes like a random walk', () => {
    expect(composedMu(0.5, 16)).toBe(2);
  });
});

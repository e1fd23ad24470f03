import { describe, expect, it } from 'vitest';
import fixture from '../../fixtures/gaussian-mechanism.json' with { type: 'json' };
import { gaussianDelta, gaussianLossTail } from '../../../src/bounds/dp.js';
import { gaussianDelta as stableDelta } from '../../../src/dp/gaussian.js';
import theorem from '../../../src/theorems/dp/gauss-mech-exact-delta.js';
import { describeGeneralConduct, expectReference } from '../harness.js';

describeGeneralConduct(theorem, { trials: 4000 });

describe('the closed form of the privacy curve', () => {
  it.each([
    [1, 1, '0.126936737507'],
    [0.5, 1, '0.00682959498311'],
    [1, 5, '5.79372169192e-7'],
    [2, 10, '9.94020281612e-6'],
    [4, 8, '0.405589358698'],
  ])('has the catalogue value at mu=%d, eps=%d', (mu, eps, delta) => {
    expectReference(gaussianDelta.evaluate({ mu, eps }), delta);
  });

  it('has the catalogue tail of the loss at mu = eps = 1', () => {
    expectReference(gaussianLossTail.evaluate({ mu: 1, eps: 1 }), '0.308538');
  });

  const inDomain = fixture.curve.filter(({ mu, epsilon }) => mu / 2 + Math.abs(epsilon) / mu <= 37 && mu >= 0.03);
  it.each(inDomain)('agrees with 400 digits and the stable form at mu=$mu, eps=$epsilon', ({ mu, epsilon, delta }) => {
    const value = gaussianDelta.evaluate({ mu, eps: epsilon });
    // As written the two terms cancel; the absolute error stays near 1e-16 of the larger one.
    const loss = gaussianLossTail.evaluate({ mu, eps: epsilon });
    expect(Math.abs(value - Number(delta))).toBeLessThan(1e-13 * loss);
    expect(Math.abs(value - stableDelta(mu, epsilon))).toBeLessThan(1e-13 * loss);
  });

  // At any precision a parameter means its decimal string, so only dyadic numbers are the fixture's float64 inputs.
  const dyadic = inDomain.filter(({ mu, epsilon }) => [mu, epsilon].every((value) => Number.isInteger(value * 1024)));
  it.each(dyadic)('is evaluated to 40 digits at mu=$mu, eps=$epsilon', ({ mu, epsilon, delta }) => {
    expect(Math.abs(Number(gaussianDelta.evaluateBig({ mu, eps: epsilon }, 40)) / Number(delta) - 1)).toBeLessThan(
      1e-15,
    );
  });

  it('refuses points whose tails underflow', () => {
    expect(() => gaussianDelta.evaluate({ mu: 10, eps: 400 })).toThrow('mu');
  });
});

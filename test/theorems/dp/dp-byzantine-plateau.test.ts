import { describe, expect, it } from 'vitest';
import { attackedError, errorPlateau, honestError } from '../../../src/bounds/plateau.js';
import { noiseScale } from '../../../src/bounds/dp.js';
import theorem from '../../../src/theorems/dp/dp-byzantine-plateau.js';
import { quadraticDescent } from '../../../src/theorems/dp/quadraticDescent.js';
import { contextOf, describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describeGeneralConduct(theorem, { trials: 60 });

describe('the error under attack', () => {
  it.each([
    [11, 4, 5, 50, 0.8, '0.926001'],
    [11, 4, 5, 1000, 0.8, '0.918196'],
    [11, 5, 69, 1000, 0.0105976, '0.00622359'],
    [51, 12, 10, 1000, 1, '0.774013'],
  ])('has the catalogue value at n=%d, f=%d, d=%d, T=%d, s=%d', (n, f, d, T, s, error) => {
    expectReference(attackedError.evaluate({ n, f, d, T, s }), error);
    for (const formula of [attackedError, errorPlateau, honestError]) expectPrecise(formula, { n, f, d, T, s }, 1e-11);
  });

  it.each([
    [11, 5, '1.26721', '0.415927'],
    [11, 4, '0.757374', '0.256733'],
    [11, 2, '0.274526', '0.170559'],
    [25, 5, '0.314933', '0.079631'],
    [51, 24, '1.56326', '0.142769'],
    [51, 12, '0.393396', '0.0421307'],
  ])('rests on the catalogue bias and variance of the median at n=%d, f=%d', (n, f, c, v) => {
    const plateau = errorPlateau.evaluate({ n, f, d: 2, s: 1 });
    expectReference(Math.sqrt(plateau), c);
    expectReference(attackedError.evaluate({ n, f, d: 2, T: 1, s: 1 }) - plateau, v);
  });

  it('stops at 4 c^2 d C^2 ln(1.25/delta) / (b eps)^2 with calibrated noise', () => {
    const privacy = { C: 0.01, b: 50, eps: 0.2, delta: 1e-6 };
    const s = noiseScale.evaluate(privacy);
    const expected = (4 * 0.757374 ** 2 * 69 * 0.01 ** 2 * Math.log(1.25e6)) / (50 * 0.2) ** 2;
    expect(errorPlateau.evaluate({ n: 11, f: 4, d: 69, s }) / expected).toBeCloseTo(1, 5);
  });

  it('is measured by the descent, with and without attack', async () => {
    const point = { n: 11, f: 4, d: 5, s: 0.8, T: 50 };
    expectMean((await run(theorem, 'main', point, 2000)).excess!, 0.926001);
    expectMean((await run(theorem, 'honest', point, 2000)).excess!, honestError.evaluate(point));
  });
});

describe('a descent', () => {
  it('is the average of independent medians of noise, whatever the start', () => {
    const { error, excess } = quadraticDescent({ n: 3, f: 1, d: 2, s: 0.5 })(contextOf('descent').stream(0), 20);
    const stream = contextOf('descent').stream(0);
    for (const end of error) {
      // The median of two honest values and one at minus infinity is the smaller honest one.
      const medians = Array.from({ length: 20 }, () => 0.5 * Math.min(stream.normal(), stream.normal()));
      expect(end).toBeCloseTo(-medians.reduce((sum, median) => sum + median, 0) / 20, 12);
    }
    expect(excess).toBeCloseTo((error[0]! ** 2 + error[1]! ** 2) / 2, 14);
  });
});

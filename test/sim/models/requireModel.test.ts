import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/errors.js';
import type { Model } from '../../../src/sim/models/model.js';
import { requireModel } from '../../../src/sim/models/requireModel.js';

const student = (nu: number, location = 0, scale = 1): Model => ({ kind: 'student-t', nu, location, scale });
const uniform = (low: number, high: number): Model => ({ kind: 'uniform', low, high });

describe('requireModel', () => {
  it.each<[Model, string]>([
    [{ kind: 'sparse', p: 0 }, 'the sparse model needs 2^-31 <= p <= 1; got p=0 (nearest: 2^-31 = 4.7e-10)'],
    [{ kind: 'sparse', p: NaN }, 'the sparse model needs 2^-31 <= p <= 1; got p=NaN'],
    [{ kind: 'sparse', p: 1.5 }, 'the sparse model needs 2^-31 <= p <= 1; got p=1.5 (nearest: 1)'],
    [student(0), 'the Student-t model needs 1 <= nu <= 1e15; got nu=0 (nearest: 1)'],
    [student(-3), 'the Student-t model needs 1 <= nu <= 1e15; got nu=-3 (nearest: 1)'],
    [student(NaN), 'the Student-t model needs 1 <= nu <= 1e15; got nu=NaN'],
    [
      student(Infinity),
      'the Student-t model needs 1 <= nu <= 1e15; got nu=Infinity (nearest: 1e15, or the Gaussian model)',
    ],
    [
      student(3, 0, -1),
      'the Student-t model needs a finite location and a finite scale >= 0; got location=0, scale=-1',
    ],
    [
      { kind: 'laplace', mean: 0, sigma: -2 },
      'the Laplace model needs a finite mean and a finite sigma >= 0; got mean=0, sigma=-2',
    ],
    [
      { kind: 'laplace', mean: NaN, sigma: 1 },
      'the Laplace model needs a finite mean and a finite sigma >= 0; got mean=NaN, sigma=1',
    ],
    [uniform(2, 1), 'the uniform model needs low <= high and a finite high - low; got low=2, high=1'],
    [uniform(0, Infinity), 'the uniform model needs low <= high and a finite high - low; got low=0, high=Infinity'],
    [
      uniform(-1.5e308, 1.5e308),
      'the uniform model needs low <= high and a finite high - low; got low=-1.5e+308, high=1.5e+308',
    ],
    [{ kind: 'two-point', p: 1 }, 'the two-point model needs 0 < p < 1; got p=1'],
    [
      { kind: 'gaussian', mean: Infinity, sigma: 1 },
      'the Gaussian model needs a finite mean and a finite sigma >= 0; got mean=Infinity, sigma=1',
    ],
  ])('refuses %j', (model, sentence) => {
    expect(() => requireModel(model)).toThrow(new DomainError(sentence));
  });

  it.each<Model>([
    { kind: 'sparse', p: 1 },
    { kind: 'sparse', p: 2 ** -31 },
    student(1),
    student(2.5, 3, 0),
    { kind: 'laplace', mean: -1, sigma: 0 },
    uniform(1, 1),
  ])('takes %j', (model) => {
    expect(() => requireModel(model)).not.toThrow();
  });
});

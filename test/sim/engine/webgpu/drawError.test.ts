/**
 * The declared errors of draws, against everything that WGSL allows: the formulas of wgsl/elementary.ts in interval arithmetic. No
 * device rounds as badly; one that kept to the letter of the specification could.
 */
import { describe, expect, it } from 'vitest';
import { cosTurn, FLOAT32_NUMBERS, sinTurn } from '../../../../src/sim/random/elementary.js';
import { laplaceFloat32 } from '../../../../src/sim/random/laplace.js';
import { boxMullerRadius } from '../../../../src/sim/random/normals.js';
import { studentLaw, studentRadius } from '../../../../src/sim/random/studentT.js';
import { unitFloat32 } from '../../../../src/sim/random/uniform.js';
import type { Model } from '../../../../src/sim/models/model.js';
import { drawError } from '../../../../src/sim/engine/webgpu/precision.js';
import { converted, exactly, farthest, minus, plus, root, times, type Interval } from './interval.js';
import { largestDraw } from './largestDraw.js';

const { ln2High, ln2Low, log, exp, inverseLn2, sin, cos, radiansPerUnit } = FLOAT32_NUMBERS;

function horner(coefficients: readonly number[], x: Interval): Interval {
  return coefficients.map(exactly).reduceRight((value, next) => plus(times(value, x), next));
}

function logOfParts(f: number, exponent: number): Interval {
  const [x, e] = [exactly(f), exactly(exponent)];
  const square = times(x, x);
  let tail = times(times(horner(log, x), x), square);
  tail = plus(tail, times(e, exactly(ln2Low)));
  tail = plus(tail, minus(times(exactly(0.5), square)));
  return plus(plus(x, tail), times(e, exactly(ln2High)));
}

function logOf(u: number): Interval {
  const exponent = u < Math.fround(Math.SQRT1_2) ? Math.floor(Math.log2(u / Math.fround(Math.SQRT1_2))) : 0;
  return logOfParts(u / 2 ** exponent - 1, exponent);
}

function minusLogOf(u: number, v: number): Interval {
  return minus(u < Math.fround(Math.SQRT1_2) ? logOf(u) : logOfParts(-v, 0));
}

/** For the k of the middle; a neighbouring k, where both are possible, gives the same to within these errors. */
function expm1Of(x: Interval): Interval {
  const k = Math.floor(((x.low + x.high) / 2) * inverseLn2 + 0.5);
  const r = plus(plus(x, exactly(-k * ln2High)), minus(times(exactly(k), exactly(ln2Low))));
  const rest = plus(times(times(horner(exp, r), r), r), r);
  return plus(times(exactly(2 ** k), rest), plus(exactly(2 ** k), exactly(-1)));
}

function sinTurnOf(turn: number): Interval {
  const shifted = (turn + 0x20000000) >>> 0;
  const x = times(converted((shifted & 0x3fffffff) - 0x20000000), exactly(radiansPerUnit));
  const z = times(x, x);
  const even = (shifted & 0x40000000) === 0;
  const value = even
    ? plus(times(times(horner(sin, z), z), x), x)
    : plus(plus(times(times(horner(cos, z), z), z), minus(times(exactly(0.5), z))), exactly(1));
  return shifted >= 0x80000000 ? minus(value) : value;
}

const cosTurnOf = (turn: number): Interval => sinTurnOf((turn + 0x40000000) >>> 0);

/** Where logarithms and angles change branch, the ends, and words of a linear congruential generator. */
const words = [0, 1, 2, 2 ** 31, 0xffffffff, 0xffffff00, 0xfffffe00, 0xff000000];
for (const share of [Math.SQRT1_2, Math.SQRT1_2 / 2, 0.125, 0.375, 0.625, 0.875]) {
  for (const step of [-1000, -1, 0, 1, 1000]) words.push(Math.round(share * 2 ** 32) + step);
}
for (let k = 0, state = 1; k < 3000; k++) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  words.push(state, state >>> (k % 32));
}
/** Turns for a word of a radius. */
const turns = (k: number): readonly number[] => [words[(7 * k + 1) % words.length]!, (k * 0x9e3779b1) >>> 0];

function worst(model: Model, distance: (word: number, turn: number) => number): number {
  let largest = 0;
  words.forEach((word, k) => turns(k).forEach((turn) => (largest = Math.max(largest, distance(word, turn)))));
  return largest / (drawError(model) * largestDraw(model));
}

describe('no implementation of WGSL can draw farther from the reference than declared', () => {
  const one = { location: 0, scale: 1 } as const;

  it('gaussian', () => {
    const share = worst({ kind: 'gaussian', mean: 0, sigma: 1 }, (word, turn) => {
      const radius = root(times(exactly(-2), logOf(unitFloat32(word))));
      const expected = boxMullerRadius(word);
      return Math.max(
        farthest(times(radius, cosTurnOf(turn)), expected * cosTurn(turn)),
        farthest(times(radius, sinTurnOf(turn)), expected * sinTurn(turn)),
      );
    });
    expect(share).toBeLessThanOrEqual(1);
    // Nor is it declared out of the blue.
    expect(share).toBeGreaterThan(0.2);
  });

  it('laplace', () => {
    const share = worst({ kind: 'laplace', mean: 0, sigma: 1 }, (word) => {
      const m = word & 0x7fffffff;
      const size = minusLogOf(2 * unitFloat32(m), 2 * unitFloat32(0x7fffffff - m));
      return farthest(size, Math.abs(laplaceFloat32(word)));
    });
    expect(share).toBeLessThanOrEqual(1);
    expect(share).toBeGreaterThan(0.2);
  });

  it.each([1, 1.5, 3, 30, 1e6])('student-t of %d degrees of freedom', (nu) => {
    const law = studentLaw(nu);
    const share = worst({ kind: 'student-t', nu, ...one }, (word, turn) => {
      const size = minusLogOf(unitFloat32(word), unitFloat32(0xffffffff - word));
      const radius = root(times(exactly(law.nu), expm1Of(times(exactly(law.exponent), size))));
      return farthest(times(radius, cosTurnOf(turn)), studentRadius(word, law) * cosTurn(turn));
    });
    expect(share).toBeLessThanOrEqual(1);
    expect(share).toBeGreaterThan(0.2);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cosTurn, exp, log, logFloat32, sinTurn } from '../../../src/sim/random/elementary.js';

type Reference = readonly [x: number, head: number, tail: number];
interface Fixture {
  readonly log: readonly Reference[];
  readonly exp: readonly Reference[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/elementary-float64.json', import.meta.url), 'utf8'),
) as Fixture;

const view = new DataView(new ArrayBuffer(8));

/** Distance between |x| and the next float32 number away from zero. */
function ulp32(x: number): number {
  view.setFloat32(0, Math.abs(x));
  view.setUint32(0, view.getUint32(0) + 1);
  return view.getFloat32(0) - Math.fround(Math.abs(x));
}

function ulp64(x: number): number {
  view.setFloat64(0, Math.abs(x));
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - Math.abs(x);
}

/** Error in ulps of the reference, which is head + tail with head the nearest float64. */
function ulps(value: number, head: number, tail: number): number {
  return Math.abs(value - head - tail) / ulp64(head);
}

describe('logFloat32', () => {
  it('stays within 0.82 ulp on a dense grid of (0, 1], tail included', () => {
    let worst = 0;
    const from = 0x2f000000; // bits of 2^-33
    const to = 0x3f800000; // bits of 1
    for (let bits = from; bits < to; bits += 389) {
      view.setUint32(0, bits);
      const x = view.getFloat32(0);
      const exact = Math.log(x);
      worst = Math.max(worst, Math.abs(logFloat32(x) - exact) / ulp32(exact));
    }
    expect(worst).toBeLessThan(0.82);
    expect(worst).toBeGreaterThan(0.5);
  });

  it('is exact at 1 and accurate at the last numbers before it', () => {
    expect(logFloat32(1)).toBe(0);
    expect(logFloat32(1 - 2 ** -24)).toBe(Math.fround(Math.log(1 - 2 ** -24)));
  });

  it('returns float32 numbers', () => {
    for (let i = 1; i < 1000; i++) {
      const value = logFloat32(Math.fround(i / 1000));
      expect(value).toBe(Math.fround(value));
    }
  });
});

describe('sinTurn and cosTurn', () => {
  it('stay within 1.1e-7 over the whole turn', () => {
    let worst = 0;
    for (let turn = 0; turn < 2 ** 32; turn += 40009) {
      const angle = (turn / 2 ** 32) * 2 * Math.PI;
      worst = Math.max(worst, Math.abs(sinTurn(turn) - Math.sin(angle)), Math.abs(cosTurn(turn) - Math.cos(angle)));
    }
    expect(worst).toBeLessThan(1.1e-7);
  });

  it('hit the quarter turns and are odd and even', () => {
    expect([0, 2 ** 30, 2 ** 31, 3 * 2 ** 30].map(sinTurn).map((x) => x + 0)).toEqual([0, 1, 0, -1]);
    expect([0, 2 ** 30, 2 ** 31, 3 * 2 ** 30].map(cosTurn).map((x) => x + 0)).toEqual([1, 0, -1, 0]);
    for (let turn = 12345; turn < 2 ** 31; turn += 99_999_989) {
      expect(sinTurn(-turn)).toBe(-sinTurn(turn));
      expect(cosTurn(-turn)).toBe(cosTurn(turn));
    }
  });

  it('keep their relative accuracy near zero', () => {
    for (const turn of [1, 2, 3, 1000, 123456]) {
      const exact = Math.sin((turn / 2 ** 32) * 2 * Math.PI);
      expect(Math.abs(sinTurn(turn) / exact - 1)).toBeLessThan(2e-7);
    }
  });
});

describe('float64 log and exp', () => {
  it('log is within 1 ulp of 40-digit values', () => {
    for (const [x, head, tail] of fixture.log) expect(ulps(log(x), head, tail), `log(${x})`).toBeLessThan(1);
  });

  it('log is k ln 2 at every power of two, and little beside it next to one', () => {
    for (let k = -1074; k <= 1023; k++) {
      const power = 2 ** k;
      expect(Math.abs(log(power) - k * Math.LN2), `log(2^${k})`).toBeLessThanOrEqual(2 ** -52 * Math.abs(k));
      if (k < -1021) continue;
      // log(2^k (1 - 2^-53)) = k ln 2 - 2^-53 (1 + 2^-54 ..), a step of the number below the power.
      const below = power * (1 - 2 ** -53);
      expect(Math.abs(log(below) - (k * Math.LN2 - 2 ** -53)), `below 2^${k}`).toBeLessThanOrEqual(
        2 ** -52 * Math.abs(k),
      );
    }
  });

  it('exp is within 1 ulp of 40-digit values, within one unit in the subnormal range', () => {
    for (const [x, head, tail] of fixture.exp) expect(ulps(exp(x), head, tail), `exp(${x})`).toBeLessThanOrEqual(1);
  });

  it('follow the conventions at the ends', () => {
    expect(log(0)).toBe(-Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log(Infinity)).toBe(Infinity);
    expect(log(1)).toBe(0);
    expect(exp(0)).toBe(1);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(710)).toBe(Infinity);
    expect(exp(NaN)).toBeNaN();
  });
});

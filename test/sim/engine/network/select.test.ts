import { describe, expect, it } from 'vitest';
import { mergeExchange, type Comparator } from '../../../../src/sim/engine/network/mergeExchange.js';
import { medianRanks, usesOf, type OrderReducer } from '../../../../src/sim/engine/network/ranks.js';
import { select, UNUSED, type SelectStep } from '../../../../src/sim/engine/network/select.js';

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

/** Sends all 2^n inputs of zeros and ones through at once: bit k of a wire is its value for input k. */
function onAllZeroOneInputs(n: number, network: readonly (Comparator | SelectStep)[]): bigint[] {
  const wires = Array.from({ length: n }, (_, i) => {
    // Bit k of wire i is bit i of k: runs of 2^i zeros and ones.
    const run = 1n << BigInt(i);
    let pattern = ((1n << run) - 1n) << run;
    for (let length = 2n * run; length < 1n << BigInt(n); length *= 2n) pattern |= pattern << length;
    return pattern;
  });
  for (const step of network) {
    const a = wires[step.low]!;
    const b = wires[step.high]!;
    // Outputs that are not needed are spoiled, so that a later use of them shows.
    wires[step.low] = !('needsLow' in step) || step.needsLow ? a & b : 0n;
    wires[step.high] = !('needsHigh' in step) || step.needsHigh ? a | b : 0n;
  }
  return wires;
}

/** Bit k: whether input k has more than n - 1 - rank ones, i.e. the value of that rank. */
function rankOfAll(n: number, rank: number): bigint {
  let bits = 0n;
  for (let k = 0; k < 2 ** n; k++) {
    let ones = 0;
    for (let rest = k; rest > 0; rest &= rest - 1) ones++;
    if (ones > n - 1 - rank) bits |= 1n << BigInt(k);
  }
  return bits;
}

describe('merge exchange', () => {
  it.each(sizes.slice(0, 12))('sorts all inputs of zeros and ones, n = %d, and so by the 0-1 principle all', (n) => {
    const wires = onAllZeroOneInputs(n, mergeExchange(n));
    wires.forEach((wire, rank) => expect(wire === rankOfAll(n, rank)).toBe(true));
  });

  it('has the comparators that Knuth counts: 5 for n = 4, 19 for 8, 63 for 16, 191 for 32', () => {
    expect([4, 8, 16, 32].map((n) => mergeExchange(n).length)).toEqual([5, 19, 63, 191]);
  });

  it('does not sort when a comparator is missing', () => {
    const wires = onAllZeroOneInputs(8, mergeExchange(8).slice(0, -1));
    expect(wires.every((wire, rank) => wire === rankOfAll(8, rank))).toBe(false);
  });
});

describe('selection', () => {
  const median = (m: number): OrderReducer => ({ kind: 'median', convention: m % 4 === 0 ? 'midpoint' : 'upper' });

  it.each(sizes.slice(0, 12))('keeps the median of n = %d with fewer comparators', (n) => {
    const uses = usesOf(median(n), n);
    const steps = select(mergeExchange(n), uses);
    const wires = onAllZeroOneInputs(n, steps);
    uses.forEach((use, rank) => {
      if (use !== UNUSED) expect(wires[rank] === rankOfAll(n, rank)).toBe(true);
    });
    expect(steps.length).toBeLessThanOrEqual(mergeExchange(n).length);
    if (n > 4) expect(steps.length).toBeLessThan(mergeExchange(n).length);
  });

  it.each([5, 8, 11])('keeps the middle of n = %d as a set: as many ones as the sorted middle has', (n) => {
    const reducer: OrderReducer = { kind: 'trimmed-mean', f: 2 };
    const wires = onAllZeroOneInputs(n, select(mergeExchange(n), usesOf(reducer, n)));
    const middle = Array.from({ length: n - 4 }, (_, i) => i + 2);
    for (let k = 0; k < 2 ** n; k++) {
      const ones = (of: (rank: number) => bigint) =>
        middle.reduce((sum, rank) => sum + Number((of(rank) >> BigInt(k)) & 1n), 0);
      let all = 0;
      for (let rest = k; rest > 0; rest &= rest - 1) all++;
      expect(ones((rank) => wires[rank]!)).toBe(Math.min(n - 4, Math.max(0, all - 2)));
    }
  });

  it('names the middle ranks', () => {
    expect(medianRanks(5, 'midpoint')).toEqual([2, 2]);
    expect(medianRanks(6, 'midpoint')).toEqual([2, 3]);
    expect(medianRanks(6, 'lower')).toEqual([2, 2]);
    expect(medianRanks(6, 'upper')).toEqual([3, 3]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeExchange } from '../../../../../src/sim/engine/network/mergeExchange.js';
import { medianRanks, type OrderReducer } from '../../../../../src/sim/engine/network/ranks.js';
import { select } from '../../../../../src/sim/engine/network/select.js';
import { sortedParts } from '../../../../../src/sim/engine/webgpu/wgsl/ranksRead.js';

const convention = fc.constantFrom('midpoint' as const, 'lower' as const, 'upper' as const);
const shapes = fc.integer({ min: 1, max: 20 }).chain((half) =>
  fc.record({
    half: fc.constant(half),
    keep: fc.integer({ min: 1, max: half }),
    f: fc.integer({ min: 0, max: (half - 1) >> 1 }),
    convention,
    values: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 * half, maxLength: 2 * half }),
  }),
);

/** Runs the selection network of each part; wires that nobody reads are spoiled on the way. */
function selected(reducer: OrderReducer, values: readonly number[]): number[] {
  const wires = [...values];
  for (const { from, to, uses } of sortedParts(reducer, values.length)) {
    for (const { low, high, needsLow, needsHigh } of select(mergeExchange(to - from), uses)) {
      const [a, b] = [wires[from + low]!, wires[from + high]!];
      wires[from + low] = needsLow ? Math.min(a, b) : NaN;
      wires[from + high] = needsHigh ? Math.max(a, b) : NaN;
    }
  }
  return wires;
}

const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** The ends of all windows of `keep` ranks. */
function expectWindows(wires: readonly number[], sorted: readonly number[], keep: number): void {
  for (let i = 0; i + keep <= sorted.length; i++) {
    expect([wires[i], wires[i + keep - 1]]).toEqual([sorted[i], sorted[i + keep - 1]]);
  }
}

describe('what is read of a sorted column', () => {
  it('around a median: its ranks and the ends of all windows', () => {
    fc.assert(
      fc.property(shapes, ({ half, keep, values, convention: of }) => {
        const column = values.slice(0, half);
        const wires = selected({ kind: 'mean-around-median', keep, convention: of }, column);
        const sorted = ascending(column);
        for (const rank of medianRanks(half, of)) expect(wires[rank]).toBe(sorted[rank]);
        expectWindows(wires, sorted, keep);
      }),
    );
  });

  it('around a trimmed mean: the sum of its ranks and the ends of all windows', () => {
    fc.assert(
      fc.property(shapes, ({ half, keep, f, values }) => {
        const column = values.slice(0, half);
        const wires = selected({ kind: 'mean-around-trimmed-mean', keep, f }, column);
        const sorted = ascending(column);
        expect(sumOf(wires.slice(f, half - f))).toBe(sumOf(sorted.slice(f, half - f)));
        expectWindows(wires, sorted, keep);
      }),
    );
  });

  it('around the median of the other half: its ranks there, the ends of all windows here', () => {
    fc.assert(
      fc.property(shapes, ({ half, keep, values, convention: of }) => {
        const wires = selected({ kind: 'mean-around-other-median', keep, convention: of }, values);
        const winners = ascending(values.slice(0, half));
        for (const rank of medianRanks(half, of)) expect(wires[rank]).toBe(winners[rank]);
        expectWindows(wires.slice(half), ascending(values.slice(half)), keep);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { fillByzantineColumn } from '../../../src/sim/attacks/fillByzantineColumn.js';
import { linearAttack } from '../../../src/sim/attacks/linearAttack.js';

/** Byzantine entries of one column over honest values. */
function byzantine(attack: Attack, honest: readonly number[], f: number, columnIndex = 0): number[] {
  const column = Float64Array.from([...new Array<number>(f).fill(NaN), ...honest]);
  fillByzantineColumn(attack, column, column.length, f, columnIndex);
  expect([...column.subarray(f)]).toEqual(honest);
  return [...column.subarray(0, f)];
}

const honest = [5, 1, 2, 8];

describe('Byzantine entries, computed by hand', () => {
  it('leaves the column alone without an attack', () => {
    expect(byzantine({ kind: 'none' }, honest, 2)).toEqual([NaN, NaN]);
    expect(byzantine({ kind: 'sign-flip' }, honest, 0)).toEqual([]);
  });

  it.each<[Attack, first: number[], later: number[]]>([
    [{ kind: 'mean-shift', gamma: 3, direction: 'first' }, [7, 7], [4, 4]],
    [{ kind: 'mean-shift', gamma: 3, direction: 'ones' }, [7, 7], [7, 7]],
    [{ kind: 'far-point', magnitude: 1e9, direction: 'first' }, [1e9, 1e9], [0, 0]],
    [{ kind: 'far-point', magnitude: 1e9, direction: 'ones' }, [1e9, 1e9], [1e9, 1e9]],
    [{ kind: 'staggered', magnitude: 1e8, step: 1e4, direction: 'first' }, [1e8, 1e8 + 1e4], [0, 0]],
    [{ kind: 'sign-flip' }, [-4, -4], [-4, -4]],
    [{ kind: 'ipm', tau: 0.5 }, [-2, -2], [-2, -2]],
    [{ kind: 'constant', value: -6 }, [-6, -6], [-6, -6]],
    [{ kind: 'alie-population', z: 2, mean: 1, sigma: 3 }, [7, 7], [7, 7]],
  ])('%j', (attack, first, later) => {
    expect(byzantine(attack, honest, 2, 0)).toEqual(first);
    expect(byzantine(attack, honest, 2, 3)).toEqual(later);
  });

  it('alie uses the sample standard deviation with divisor h - 1', () => {
    // Deviations 1, -3, -2, 4: squares 30, over 3.
    const [value] = byzantine({ kind: 'alie', z: 2 }, honest, 1);
    expect(value).toBeCloseTo(4 + 2 * Math.sqrt(10), 12);
  });

  it('diameter stays within the honest diameter of the (f + 1)-th smallest value', () => {
    // Sorted 1, 2, 5, 8; f = 1: 2 + 7.
    const [value] = byzantine({ kind: 'diameter' }, honest, 1);
    expect(value).toBeCloseTo(9 - 7e-9, 12);
  });

  it('mirror reflects the f-th smallest value around the median of all values', () => {
    // f = 1, n = 5, B above: sorted 1, 2, 5, 8, B: median 5, B = 10 - 1.
    expect(byzantine({ kind: 'mirror', centre: 'median', sign: 1 }, honest, 1)[0]).toBeCloseTo(9 - 1e-9, 12);
    // Below: sorted B, 1, 2, 5, 8: median 2, B = 4 - 8.
    expect(byzantine({ kind: 'mirror', centre: 'median', sign: -1 }, honest, 1)[0]).toBeCloseTo(-4 + 1e-9, 12);
    // n = 6, f = 2: 1, 2, 5, 8, B, B: median 6.5, B = 13 - 2 = 11.
    expect(byzantine({ kind: 'mirror', centre: 'median', sign: 1 }, honest, 2)[0]).toBeCloseTo(11 - 1e-9, 12);
  });

  it('mirror reflects around the trimmed mean, which contains the mirrored value itself', () => {
    // f = 1: 1, 2, 5, 8, B. B far: trimmed mean (2 + 5 + 8) / 3 = 5, B = 9: still the largest, so 9 is the fixed point.
    expect(byzantine({ kind: 'mirror', centre: 'trimmed-mean', sign: 1 }, honest, 1)[0]).toBeCloseTo(9 - 1e-9, 12);
    // f = 1 on 0, 10, 10, 10.5: B far: 30.5 / 3, B = 61 / 3: the largest.
    expect(byzantine({ kind: 'mirror', centre: 'trimmed-mean', sign: 1 }, [10, 0, 10.5, 10], 1)[0]).toBeCloseTo(
      61 / 3,
      8,
    );
    // f = 1 on 0, 0, 0, 9: B far: 9 / 3 = 3, B = 6 < 9; then 0, 0, 6 -> 2, B = 4; then 0, 0, 4 -> 4/3, B = 8/3.
    expect(byzantine({ kind: 'mirror', centre: 'trimmed-mean', sign: 1 }, [0, 0, 0, 9], 1)[0]).toBeCloseTo(8 / 3, 7);
  });
});

describe('the linear description', () => {
  it('agrees with the columns', () => {
    const attacks: Attack[] = [
      { kind: 'mean-shift', gamma: 3, direction: 'first' },
      { kind: 'mean-shift', gamma: 3, direction: 'ones' },
      { kind: 'far-point', magnitude: 5, direction: 'first' },
      { kind: 'staggered', magnitude: 5, step: 2, direction: 'ones' },
      { kind: 'sign-flip' },
      { kind: 'ipm', tau: 0.25 },
      { kind: 'alie-population', z: 1, mean: 2, sigma: 3 },
      { kind: 'constant', value: 9 },
    ];
    for (const attack of attacks) {
      for (const columnIndex of [0, 1]) {
        byzantine(attack, honest, 2, columnIndex).forEach((value, row) => {
          const { honestMean, first, ones } = linearAttack(attack, row)!;
          expect(value).toBeCloseTo(honestMean * 4 + (columnIndex === 0 ? first : 0) + ones, 12);
        });
      }
    }
  });

  it('is absent for attacks that the Gram matrix cannot see', () => {
    expect(linearAttack({ kind: 'alie', z: 1 })).toBeNull();
    expect(linearAttack({ kind: 'diameter' })).toBeNull();
    expect(linearAttack({ kind: 'mirror', centre: 'median', sign: 1 })).toBeNull();
    expect(linearAttack({ kind: 'none' })).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { climb, randomComposition, type Candidate } from '../../../src/sim/search/climb.js';
import { contextOf } from '../../theorems/harness.js';

const stream = (trial: number) => contextOf('climb').stream(trial);
const start = (reals: readonly number[], ...parts: readonly (readonly number[])[]): Candidate => ({
  reals: Float64Array.from(reals),
  parts: parts.map((part) => Int32Array.from(part)),
});

describe('climb', () => {
  it('comes to the top of a smooth hill', () => {
    const hill = ({ reals }: Candidate): number => -((reals[0]! - 3) ** 2) - 10 * (reals[1]! + 1) ** 2;
    for (let trial = 0; trial < 5; trial++) {
      const best = climb(stream(trial), start([0, 0], [1, 1]), hill, 2000);
      expect(best.value).toBeGreaterThan(-1e-6);
      expect(best.value).toBe(hill(best));
    }
  });

  it('creeps up to a cliff: x on [0, 1], nothing beyond', () => {
    const cliff = ({ reals }: Candidate): number => (reals[0]! <= 1 ? reals[0]! : -1);
    for (let trial = 0; trial < 5; trial++) {
      const { value } = climb(stream(trial), start([0], [1]), cliff, 1000);
      expect(value).toBeGreaterThan(1 - 1e-4);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('finds the best composition, keeps its total and empties no part', () => {
    const wanted = [1, 7, 2];
    const near = ({ parts }: Candidate): number => {
      const counts = [...parts[0]!];
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10);
      expect(Math.min(...counts)).toBeGreaterThan(0);
      return -counts.reduce((sum, count, index) => sum + Math.abs(count - wanted[index]!), 0);
    };
    expect([...climb(stream(1), start([0], [4, 3, 3]), near, 1000).parts[0]!]).toEqual(wanted);
  });

  it('is a function of its stream and leaves its start alone', () => {
    const from = start([1, 2], [3, 1]);
    const value = ({ reals, parts }: Candidate): number => Math.sin(reals[0]!) * reals[1]! + parts[0]![0]!;
    expect(climb(stream(9), from, value, 300)).toEqual(climb(stream(9), from, value, 300));
    expect(from).toEqual(start([1, 2], [3, 1]));
  });
});

describe('random composition', () => {
  it('is uniform over the compositions of 4 into 3 parts', () => {
    const counts = new Map<string, number>();
    const draws = stream(0);
    for (let draw = 0; draw < 3000; draw++) {
      const key = [...randomComposition(draws, 4, 3)].join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // 1,1,2 and its orders: 1000 each, standard deviation 26.
    expect([...counts.keys()].sort()).toEqual(['1,1,2', '1,2,1', '2,1,1']);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});

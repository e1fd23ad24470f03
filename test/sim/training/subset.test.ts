import { describe, expect, it } from 'vitest';
import { shareDataset } from '../../../src/sim/training/shared.js';
import { evenSubset } from '../../../src/sim/training/subset.js';
import { randomDataset } from './randomDataset.js';

describe('evenSubset', () => {
  it('takes evenly spaced rows with their labels', () => {
    const labels = Uint8Array.from({ length: 10 }, (_, i) => i);
    const features = Float32Array.from({ length: 20 }, (_, i) => i);
    const part = evenSubset({ name: 'x', features, labels, rows: 10, dimension: 2, classes: 10 }, 4);
    expect([...part.labels]).toEqual([0, 2, 5, 7]);
    expect([...part.features]).toEqual([0, 1, 4, 5, 10, 11, 14, 15]);
    expect(part.rows).toBe(4);
  });

  it('is the data set itself when it is small enough', () => {
    const data = randomDataset(5, 2, 2, 0);
    expect(evenSubset(data, 5)).toBe(data);
  });
});

describe('shareDataset', () => {
  it('holds the same numbers in shared memory, once', () => {
    const data = randomDataset(5, 2, 2, 0);
    const shared = shareDataset(data);
    expect(shared.features.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared).toEqual(data);
    expect(shareDataset(shared)).toBe(shared);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../src/sim/engine/webgpu/parts.js';

describe('parts of a reduction', () => {
  it('hold every pair of a trial and a block once, blocks of a trial in order, within the limits', () => {
    const size = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(size, size, fc.record({ trials: size, blocks: size, pairs: size }), (trials, blocks, most) => {
        const pairs = partsOf(trials, blocks, most).flatMap((part) => {
          expect(part.trials.count).toBeLessThanOrEqual(most.trials);
          expect(part.blocks.count).toBeLessThanOrEqual(most.blocks);
          expect(part.trials.count * part.blocks.count).toBeLessThanOrEqual(most.pairs);
          return Array.from({ length: part.trials.count }, (_, t) =>
            Array.from({ length: part.blocks.count }, (__, b) => [part.trials.first + t, part.blocks.first + b]),
          ).flat();
        });
        const all = Array.from({ length: trials }, (_, t) => Array.from({ length: blocks }, (__, b) => [t, b])).flat();
        expect(pairs).toEqual(all);
      }),
    );
  });

  it('are none where there are no trials', () => {
    expect(partsOf(0, 3, { trials: 1, blocks: 1, pairs: 1 })).toEqual([]);
  });
});

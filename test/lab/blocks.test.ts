import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinAdjacent, BlockWriter, type StagedBlock } from '../../src/lab/blockWriter.js';
import { CellRun } from '../../src/lab/cellRun.js';
import type { PlannedCell } from '../../src/lab/plan.js';
import { StudyStore, type Block } from '../../src/lab/store/store.js';
import { Observed } from '../../src/stats/observed.js';

const cell: PlannedCell = {
  address: 'c',
  experiment: 'main',
  point: {},
  key: { key0: 0, key1: 0 },
  looks: [8, 16, 20],
};

function block(first: number, count: number, address = 'c'): Block {
  const observed = Observed.empty();
  for (let trial = first; trial < first + count; trial++) observed.add(1 / (1 + trial), trial);
  return { cell: address, first, count, estimates: { x: observed.toJSON() }, engines: ['wasm'], seconds: count };
}

const staged = (first: number, count: number, look: number, address = 'c'): StagedBlock => ({
  ...block(first, count, address),
  look,
});

describe('blocks that are written', () => {
  it('are joined where they follow each other in one stage of one cell', () => {
    const joined = joinAdjacent([
      staged(4, 4, 8),
      staged(8, 2, 16),
      staged(0, 4, 8),
      staged(12, 4, 16),
      staged(0, 8, 8, 'b'),
    ]);
    expect(joined).toEqual([block(0, 8, 'b'), block(0, 8), block(8, 2), block(12, 4)]);
  });

  it('are told of once they are stored, and a failure is told at the next chance', async () => {
    const store = await StudyStore.inMemory();
    const told: number[] = [];
    const writer = new BlockWriter(store, (blocks) => told.push(...blocks.map(({ first }) => first)));
    writer.append(staged(0, 4, 8));
    expect(told).toEqual([]);
    await writer.drain();
    expect(told).toEqual([0]);
    writer.append(staged(0, 4, 8));
    await expect(writer.drain()).rejects.toThrow();
    expect(() => writer.append(staged(4, 4, 8))).toThrow();
    expect(told).toEqual([0]);
    await store.close();
  });
});

describe('a cell', () => {
  it('knows nothing until its first stage is complete, and names what is missing', () => {
    const run = new CellRun(cell, []);
    expect([run.trials, run.nextLook, run.secondsPerTrial]).toEqual([0, 8, undefined]);
    expect(run.beginStage()).toEqual([{ first: 0, count: 8 }]);
    run.absorb(block(2, 3));
    expect(run.data.estimates.size).toBe(0);
    expect(() => run.endStage()).toThrow('c: the stage from trial 0 is not complete');
    run.absorb(block(0, 2));
    run.absorb(block(5, 3));
    run.endStage();
    expect([run.trials, run.nextLook, run.data.seconds]).toEqual([8, 16, 8]);
  });

  it('comes to the same whatever was stored, in any order and cut', () => {
    const whole = new CellRun(cell, []);
    for (const look of [8, 16, 20]) {
      for (const { first, count } of whole.beginStage()) whole.absorb(block(first, count));
      whole.endStage();
      expect(whole.trials).toBe(look);
    }
    const json = (run: CellRun): unknown => JSON.stringify(run.data.estimates.get('x')!.toJSON());
    // Each trial of the 20 is in the store or not; neighbours of one stage may share a block.
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        fc.infiniteStream(fc.boolean()),
        (there, join) => {
          const singles = there.flatMap((stored, trial) =>
            stored
              ? [
                  staged(
                    trial,
                    1,
                    cell.looks.find((look) => look > trial)!,
                  ),
                ]
              : [],
          );
          const stored = join.next().value ? joinAdjacent(singles) : singles;
          const run = new CellRun(cell, [...stored].reverse());
          let missing = 0;
          while (run.nextLook !== undefined) {
            for (const { first, count } of run.beginStage()) {
              missing += count;
              run.absorb(block(first, count));
            }
            run.endStage();
          }
          expect(missing).toBe(there.filter((stored) => !stored).length);
          expect(json(run)).toBe(json(whole));
        },
      ),
    );
  });
});

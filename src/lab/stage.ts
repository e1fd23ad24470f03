/** Runs the trials between two looks of some cells on all threads. */
import { UserError } from '../errors.js';
import type { TrialRange } from '../sim/engine/engine.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { BlockWriter } from './blockWriter.js';
import type { CellRun } from './cellRun.js';
import type { Executor } from './executor.js';
import type { PlannedTheorem } from './plan.js';
import type { Slots } from './slots.js';

/** Trials handed to an experiment at once when it does not say. */
export const DEFAULT_BLOCK_SIZE = 256;

/** Aimed at per task: long against the cost of handing it over, short against a person's patience after Ctrl-C. */
const SECONDS_PER_TASK = 0.25;

export interface Machinery {
  readonly executor: Executor;
  readonly slots: Slots;
  readonly threads: number;
  readonly writer: BlockWriter;
  readonly engine: StudyEngine;
  /** Trials handed to an experiment at once, in place of the experiments' own. */
  readonly block?: number;
  /** For the experiments on data, in shared memory. */
  readonly data?: Dataset;
  readonly signal?: AbortSignal;
}

/**
 * Completes the current stage of every cell.
 *
 * @returns false when the signal came first: the tasks under way are finished and stored, the stage is not.
 */
export async function runStage(
  planned: PlannedTheorem,
  cells: readonly CellRun[],
  machinery: Machinery,
): Promise<boolean> {
  const { slots, threads, signal } = machinery;
  const queue = cells.flatMap((cell) => cell.beginStage().map((range) => ({ cell, ...range })));
  let failure: { readonly error: unknown } | undefined;
  const stopped = (): boolean => signal?.aborted === true || failure !== undefined;

  /** The next task: a part of the first gap, as large as its cell's speed suggests. */
  const take = (): { readonly cell: CellRun; readonly range: TrialRange } | undefined => {
    const gap = queue[0];
    if (gap === undefined || stopped()) return undefined;
    const count = Math.min(gap.count, taskSize(gap.cell, blockSize(planned, gap.cell, machinery), gap.count, threads));
    if (count === gap.count) queue.shift();
    else queue[0] = { cell: gap.cell, first: gap.first + count, count: gap.count - count };
    return { cell: gap.cell, range: { first: gap.first, count } };
  };
  const worker = async (): Promise<void> => {
    for (let more = true; more;) {
      more = await slots.use(async () => {
        const task = take();
        if (task !== undefined) await runTask(planned, task.cell, task.range, machinery);
        return task !== undefined;
      });
    }
  };
  const watched = async (): Promise<void> => worker().catch((error: unknown) => void (failure ??= { error }));
  await Promise.all(Array.from({ length: threads }, watched));
  if (failure !== undefined) throw failure.error;
  if (queue.length > 0) return false;
  cells.forEach((cell) => cell.endStage());
  return true;
}

function blockSize({ theorem }: PlannedTheorem, { cell }: CellRun, { block }: Machinery): number {
  return block ?? theorem.experiments[cell.experiment]!.blockSize ?? DEFAULT_BLOCK_SIZE;
}

/** Whole blocks: one to learn the speed, then as many as fit the time aimed at, leaving something for every thread. */
function taskSize(cell: CellRun, block: number, available: number, threads: number): number {
  const speed = cell.secondsPerTrial;
  if (speed === undefined) return block;
  const blocks = Math.min(SECONDS_PER_TASK / (speed * block), available / (threads * block));
  return Math.max(1, Math.floor(blocks)) * block;
}

async function runTask(planned: PlannedTheorem, run: CellRun, range: TrialRange, machinery: Machinery): Promise<void> {
  const { address, experiment, point, key } = run.cell;
  const { data } = machinery;
  const needsData = planned.theorem.experiments[experiment]!.data === true;
  const task = {
    kind: 'trials' as const,
    theorem: planned.theorem.id,
    origin: planned.origin,
    experiment,
    point,
    key,
    engine: machinery.engine,
    ...range,
    blockSize: blockSize(planned, run, machinery),
    ...(needsData && data !== undefined ? { data } : {}),
  };
  const answer = await machinery.executor.trials(task).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const last = range.first + range.count - 1;
    throw new UserError(`${address}, trials ${range.first} to ${last}: ${reason}`);
  });
  const block = { cell: address, first: range.first, count: range.count, ...answer };
  run.absorb(block);
  run.measure(block);
  machinery.writer.append({ ...block, look: run.nextLook! });
}

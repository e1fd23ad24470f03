/**
 * Runs a planned study. Each theorem goes round by round: every cell that an open statement needs is taken to its next
 * look, then all statements are judged, then the next round begins. What is run depends on the plan and the data alone,
 * so a resumed study repeats the rounds of the interrupted one with the stored trials and goes on where those end.
 */
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Dataset } from '../sim/training/dataset.js';
import { cellKey } from '../sim/random/key.js';
import { assembleTheorem, judgeStatement, type Findings } from './assemble.js';
import { BlockWriter } from './blockWriter.js';
import { CellRun } from './cellRun.js';
import type { Executor } from './executor.js';
import { cellsThatGoOn } from './needs.js';
import type { Plan, PlannedCell, PlannedTheorem, Statement } from './plan.js';
import { Tracker, type Progress } from './progress.js';
import type { TheoremResult } from './result.js';
import { Slots } from './slots.js';
import { runStage, type Machinery } from './stage.js';
import type { Block, StudyStore } from './store/store.js';
import type { SearchAnswer } from './task.js';

export type { Progress };

export interface RunOptions {
  readonly executor: Executor;
  readonly threads: number;
  readonly engine: StudyEngine;
  /** Trials handed to an experiment at once; does not change any number. */
  readonly block?: number;
  /** For the experiments on data, in shared memory. */
  readonly data?: Dataset;
  /** Stops the study after the tasks under way; what is done is stored. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Re-runs one trial for a witness. */
  readonly scene: (planned: PlannedTheorem, cell: PlannedCell, trial: number) => ReturnType<Findings['scene']>;
}

export interface RunOutcome {
  readonly theorems: readonly TheoremResult[];
  /** False when the signal stopped it. */
  readonly complete: boolean;
}

/** One theorem and its cells. */
interface TheoremRun {
  readonly planned: PlannedTheorem;
  readonly runs: ReadonlyMap<string, CellRun>;
}

/**
 * Runs what the store does not have yet and judges everything.
 *
 * @throws UserError when the store cannot be written or an experiment fails; finished trials stay in the store.
 */
export async function runStudy(plan: Plan, store: StudyStore, options: RunOptions): Promise<RunOutcome> {
  const tracker = new Tracker(options.threads);
  const report = (theorem: string, cell: string): void => options.onProgress?.(tracker.progress(theorem, cell));
  const theoremOf = new Map<string, string>();
  const theoremRuns: TheoremRun[] = [];
  const stored = await store.blocks();
  for (const planned of plan.theorems) {
    for (const { address } of planned.cells) theoremOf.set(address, planned.theorem.id);
    theoremRuns.push(openTheorem(planned, stored, tracker));
  }
  const writer = new BlockWriter(store, (blocks) => {
    for (const { cell, count } of blocks) tracker.committed(cell, count);
    for (const cell of new Set(blocks.map((block) => block.cell))) report(theoremOf.get(cell) ?? '', cell);
  });
  report('', '');
  const machinery: Machinery = { ...options, writer, slots: new Slots(options.threads) };

  // One theorem more than threads, so that no thread waits for the last task of a round.
  const lanes = new Slots(options.threads + 1);
  const outcomes = await Promise.allSettled(
    theoremRuns.map((run) =>
      lanes.use(async () => {
        const outcome = await runTheorem(run, plan, store, machinery, options.scene);
        await writer.drain();
        if (outcome.complete) tracker.closed(outcome.result.id, outcome.result.verdict);
        report(outcome.result.id, '');
        return outcome;
      }),
    ),
  );
  await writer.drain();
  const finished = outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  return { theorems: finished.map(({ result }) => result), complete: finished.every(({ complete }) => complete) };
}

function openTheorem(
  planned: PlannedTheorem,
  stored: ReadonlyMap<string, readonly Block[]>,
  tracker: Tracker,
): TheoremRun {
  const runs = new Map<string, CellRun>();
  for (const cell of planned.cells) {
    const blocks = stored.get(cell.address) ?? [];
    const run = new CellRun(cell, blocks);
    runs.set(cell.address, run);
    tracker.opened(
      planned.theorem.id,
      run,
      blocks.reduce((sum, { count }) => sum + count, 0),
    );
  }
  return { planned, runs };
}

async function runTheorem(
  { planned, runs }: TheoremRun,
  plan: Plan,
  store: StudyStore,
  machinery: Machinery,
  scene: RunOptions['scene'],
): Promise<{ readonly result: TheoremResult; readonly complete: boolean }> {
  const searches = new Map<Statement, SearchAnswer>();
  const findings: Findings = {
    planned,
    seed: plan.seed,
    level: plan.level,
    dataOf: (cell) => runs.get(cell.address)!.data,
    searchOf: (statement) => searches.get(statement),
    scene: (cell, trial) => scene(planned, cell, trial),
  };
  const searched = await runSearches(planned, plan, store, machinery, searches);
  const complete = searched && (await runRounds(findings, runs, machinery));
  return { result: await assembleTheorem(findings), complete };
}

/** @returns false when the signal came first. */
async function runRounds(
  findings: Findings,
  runs: ReadonlyMap<string, CellRun>,
  machinery: Machinery,
): Promise<boolean> {
  const { planned } = findings;
  const runOf = (cell: PlannedCell): CellRun => runs.get(cell.address)!;
  for (;;) {
    const cells = cellsThatGoOn(
      planned.statements,
      (statement) => judgeStatement(findings, statement).verdict,
      (cell) => runOf(cell).nextLook === undefined,
    );
    if (cells.length === 0) return true;
    if (!(await runStage(planned, cells.map(runOf), machinery))) return false;
  }
}

/** Makes the counterexample searches that the store does not have. @returns false when the signal came first. */
async function runSearches(
  planned: PlannedTheorem,
  plan: Plan,
  store: StudyStore,
  { executor, slots, signal }: Machinery,
  searches: Map<Statement, SearchAnswer>,
): Promise<boolean> {
  const theorem = planned.theorem.id;
  const stored = await store.searchesOf(theorem);
  const wanted = planned.statements.filter(({ claim }) => claim.kind === 'always' && claim.search !== undefined);
  const searchOnce = async (statement: Statement): Promise<boolean> => {
    const control = statement.control !== undefined;
    const claim = statement.control?.id ?? statement.claim.id;
    const { address: cell, key, point } = statement.cells[0]!;
    const found = stored.find((one) => one.claim === claim && one.control === control && one.cell === cell);
    if (found === undefined) {
      if (signal?.aborted === true) return false;
      const seed = cellKey(plan.seed, `${cell}/${control ? 'control/' : ''}${claim}`).key0 | 0;
      const { origin } = planned;
      const answer = await executor.search({
        kind: 'search',
        theorem,
        origin,
        claim,
        control,
        point,
        key,
        effort: plan.effort,
        seed,
      });
      await store.putSearch({ theorem, claim, control, cell, answer });
      searches.set(statement, answer);
    } else {
      searches.set(statement, found.answer);
    }
    return true;
  };
  const done = await Promise.all(wanted.map((statement) => slots.use(() => searchOnce(statement))));
  return done.every(Boolean);
}

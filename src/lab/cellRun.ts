/** One cell while its trials are run: what is known at the last look, and what has arrived since. */
import { Observed } from '../stats/observed.js';
import type { CellData } from './cellData.js';
import type { PlannedCell } from './plan.js';
import type { Block } from './store/store.js';
import type { EngineName, TrialRange } from '../sim/engine/engine.js';

export class CellRun {
  readonly cell: PlannedCell;
  /** Blocks from the store that lie beyond the last look. */
  #stored: readonly Block[];
  /** Ranges of the current stage that are done or under way. */
  #known: TrialRange[] = [];
  #stage = new Map<string, Observed>();
  #atLook = new Map<string, Observed>();
  #stageEngines = new Set<EngineName>();
  #engines = new Set<EngineName>();
  #trials = 0;
  #seconds = 0;
  #measured = { seconds: 0, trials: 0 };

  constructor(cell: PlannedCell, stored: readonly Block[]) {
    this.cell = cell;
    this.#stored = stored;
    for (const block of stored) this.#measure(block);
  }

  /** Trials at the last look. */
  get trials(): number {
    return this.#trials;
  }

  /** The next look, or undefined when the budget is spent. */
  get nextLook(): number | undefined {
    return this.cell.looks.find((look) => look > this.#trials);
  }

  /** Seconds one trial takes on one thread; undefined before the first. */
  get secondsPerTrial(): number | undefined {
    return this.#measured.trials === 0 ? undefined : this.#measured.seconds / this.#measured.trials;
  }

  /** What is known at the last look. */
  get data(): CellData {
    return {
      trials: this.#trials,
      seconds: this.#seconds,
      engines: [...this.#engines].sort(),
      estimates: this.#atLook,
    };
  }

  /** Takes what the store has up to the next look and returns what is still to be run, in order. */
  beginStage(): readonly TrialRange[] {
    const look = this.nextLook;
    if (look === undefined) return [];
    const [here, later] = [
      this.#stored.filter(({ first }) => first < look),
      this.#stored.filter(({ first }) => first >= look),
    ];
    this.#stored = later;
    for (const block of here) this.absorb(block);
    return gaps(this.#trials, look, this.#known);
  }

  /** Adds finished trials of the current stage. */
  absorb(block: Block): void {
    this.#known.push(block);
    this.#seconds += block.seconds;
    for (const engine of block.engines) this.#stageEngines.add(engine);
    mergeInto(
      this.#stage,
      Object.entries(block.estimates).map(([name, json]) => [name, Observed.fromJSON(json)]),
    );
  }

  /** Lets the time of freshly run trials tell the rate. */
  measure(block: Block): void {
    this.#measure(block);
  }

  /** The current stage is complete: its trials count from now on. Error when some of them are missing. */
  endStage(): void {
    const look = this.nextLook;
    if (look === undefined || gaps(this.#trials, look, this.#known).length > 0) {
      throw new Error(`${this.cell.address}: the stage from trial ${this.#trials} is not complete`);
    }
    mergeInto(this.#atLook, this.#stage);
    for (const engine of this.#stageEngines) this.#engines.add(engine);
    this.#trials = look;
    this.#stage = new Map();
    this.#known = [];
  }

  /** The fastest block is kept: others also paid for compiling, for preparing data, or for a busy machine. */
  #measure({ seconds, count }: Block): void {
    const { seconds: least, trials } = this.#measured;
    if (trials === 0 || seconds * trials < least * count) this.#measured = { seconds, trials: count };
  }
}

function mergeInto(target: Map<string, Observed>, source: Iterable<readonly [string, Observed]>): void {
  for (const [name, observed] of source) {
    const present = target.get(name);
    if (present === undefined) target.set(name, observed);
    else present.merge(observed);
  }
}

/** The parts of `from .. to - 1` that no range covers. */
function gaps(from: number, to: number, ranges: readonly TrialRange[]): readonly TrialRange[] {
  const missing: TrialRange[] = [];
  let next = from;
  for (const { first, count } of [...ranges].sort((a, b) => a.first - b.first)) {
    if (first > next) missing.push({ first: next, count: first - next });
    next = Math.max(next, first + count);
  }
  if (next < to) missing.push({ first: next, count: to - next });
  return missing;
}

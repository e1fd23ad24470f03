/** How far a study is: counted in trials that are safe in the store. */
import type { Verdict } from '../stats/verdict.js';
import type { CellRun } from './cellRun.js';

export interface Progress {
  /** Trials in the store. */
  readonly done: number;
  /** Most trials the study can take: cells stop as soon as their claims are decided. */
  readonly total: number;
  /** Theorem and cell of the latest trials; empty before the first and where a theorem ends. */
  readonly theorem: string;
  readonly cell: string;
  readonly trialsPerSecond: number;
  /** Most time left, at the rates seen so far; infinite before the first. */
  readonly secondsLeft: number;
  /** Verdicts of the theorems that are done. */
  readonly verdictsSoFar: Readonly<Record<string, Verdict>>;
}

/** Counts trials and knows which cells are still open. */
export class Tracker {
  readonly #threads: number;
  readonly #started = performance.now();
  readonly #verdicts: Record<string, Verdict> = {};
  readonly #open = new Map<string, { readonly run: CellRun; readonly theorem: string; budget: number; done: number }>();
  #done = 0;
  #doneHere = 0;
  #budgetOfClosed = 0;

  constructor(threads: number) {
    this.#threads = threads;
  }

  /** A cell that may take trials; `stored` of them were done by an earlier run. */
  opened(theorem: string, run: CellRun, stored: number): void {
    const { address, looks } = run.cell;
    this.#open.set(address, { run, theorem, budget: looks.at(-1)!, done: stored });
    this.#done += stored;
  }

  /** Trials that are safe in the store. */
  committed(cell: string, trials: number): void {
    const open = this.#open.get(cell);
    if (open !== undefined) open.done += trials;
    this.#done += trials;
    this.#doneHere += trials;
  }

  /** A theorem that is done: its cells take no more trials. */
  closed(theorem: string, verdict: Verdict): void {
    this.#verdicts[theorem] = verdict;
    for (const [address, cell] of this.#open) {
      if (cell.theorem !== theorem) continue;
      this.#budgetOfClosed += cell.done;
      this.#open.delete(address);
    }
  }

  progress(theorem: string, cell: string): Progress {
    const cells = [...this.#open.values()];
    const total = cells.reduce((sum, { budget }) => sum + budget, this.#budgetOfClosed);
    const seconds = (performance.now() - this.#started) / 1000;
    return {
      done: this.#done,
      total,
      theorem,
      cell,
      trialsPerSecond: seconds > 0 ? this.#doneHere / seconds : 0,
      secondsLeft: this.#secondsLeft(cells),
      verdictsSoFar: { ...this.#verdicts },
    };
  }

  #secondsLeft(cells: readonly { readonly run: CellRun; readonly budget: number; readonly done: number }[]): number {
    const rates = cells.flatMap(({ run }) => run.secondsPerTrial ?? []);
    const usual = rates.length === 0 ? Infinity : rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const left = cells.reduce(
      (sum, { run, budget, done }) => sum + Math.max(0, budget - done) * (run.secondsPerTrial ?? usual),
      0,
    );
    return Number.isNaN(left) ? 0 : left / this.#threads;
  }
}

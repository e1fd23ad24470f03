/** Writes finished blocks to the store in the background, several at a time when they come faster than it commits. */
import { Observed } from '../stats/observed.js';
import type { Block, StudyStore } from './store/store.js';

/** A block and the look its stage ends at: blocks of two stages are never joined, so that every look can be made again. */
export interface StagedBlock extends Block {
  readonly look: number;
}

/** A commit costs milliseconds of processor time, whatever it holds: blocks wait this long for others to go with them. */
const COMMIT_INTERVAL_MS = 200;

export class BlockWriter {
  readonly #store: StudyStore;
  readonly #onCommitted: (blocks: readonly Block[]) => void;
  #pending: StagedBlock[] = [];
  #writing: Promise<void> | undefined;
  /** Ends the wait for more blocks. */
  #hurry: () => void = () => undefined;
  #draining = 0;
  #failure: { readonly error: unknown } | undefined;

  /** @param onCommitted - told of blocks once they are safe */
  constructor(store: StudyStore, onCommitted: (blocks: readonly Block[]) => void) {
    this.#store = store;
    this.#onCommitted = onCommitted;
  }

  /** Queues a block. Throws the error of an earlier write that failed. */
  append(block: StagedBlock): void {
    if (this.#failure !== undefined) throw this.#failure.error;
    this.#pending.push(block);
    this.#writing ??= this.#write();
  }

  /** Returns when every queued block is safe; throws the error of a write that failed. */
  async drain(): Promise<void> {
    this.#draining++;
    this.#hurry();
    await this.#writing;
    this.#draining--;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Waits for more blocks, unless someone waits for those there are. */
  #collect(): Promise<void> {
    if (this.#draining > 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, COMMIT_INTERVAL_MS);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #write(): Promise<void> {
    try {
      while (this.#pending.length > 0) {
        await this.#collect();
        const batch = joinAdjacent(this.#pending.splice(0));
        await this.#store.appendBlocks(batch);
        this.#onCommitted(batch);
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#writing = undefined;
    }
  }
}

/** Joins blocks of one stage that follow each other: fewer rows, the same trials. */
export function joinAdjacent(blocks: readonly StagedBlock[]): readonly Block[] {
  const order = (a: StagedBlock, b: StagedBlock): number =>
    a.cell === b.cell ? a.first - b.first : a.cell < b.cell ? -1 : 1;
  const joined: StagedBlock[] = [];
  for (const block of [...blocks].sort(order)) {
    const last = joined.at(-1);
    const follows = last?.cell === block.cell && last.look === block.look && last.first + last.count === block.first;
    if (last !== undefined && follows) joined[joined.length - 1] = join(last, block);
    else joined.push(block);
  }
  return joined.map(({ cell, first, count, estimates, engines, seconds }) => ({
    cell,
    first,
    count,
    estimates,
    engines,
    seconds,
  }));
}

function join(a: StagedBlock, b: StagedBlock): StagedBlock {
  const estimates = Object.fromEntries(
    Object.entries(a.estimates).map(([name, json]) => {
      const merged = Observed.fromJSON(json).merge(Observed.fromJSON(b.estimates[name]));
      return [name, merged.toJSON()];
    }),
  );
  const engines = [...new Set([...a.engines, ...b.engines])].sort();
  return { ...a, count: a.count + b.count, estimates, engines, seconds: a.seconds + b.seconds };
}

import { Resolvent } from './resolvent.js';
import { isScatterBelow, largestScatter } from './scatter.js';
import { isBefore, submatrix } from './subsets.js';
import { higherTwins } from './twins.js';

/** Largest eigenvalues that differ by less than this share are ties. */
const TIE = 1e-12;
/** A load must exceed 1 by this much to count, so that rounding refuses nothing. */
const REFUSED = 1 + 1e-6;

const UNDECIDED = 0;
const KEPT = 1;
const REMOVED = 2;

/**
 * Exact search for the `size` rows whose scatter has the smallest largest eigenvalue, first in lexicographic order on ties.
 *
 * The search decides row by row, kept or removed, against the best eigenvalue so far. What it drops it may drop because the
 * scatter of a set only grows when a row joins (S_(K + x) = S_K + k/(k+1) (x - m)(x - m)'), and with it the largest
 * eigenvalue: a row that cannot join the kept ones alone is removed; of two rows that cannot both join, one is removed, and
 * when more such removals are needed than are left, or each can settle, the branch is dropped. See {@link Resolvent}.
 */
export class MinimumEigenvalueSearch {
  private readonly best: Int32Array;
  private bestValue: number;
  private readonly twins: Int32Array;
  private readonly resolvent: Resolvent;
  /** As many of the joined rows exceed the limit, since it was lowered. */
  private exceededFrom = Infinity;

  /**
   * @param distances - n x n finite squared distances, row-major
   * @param start - `size` rows, ascending, of positive scatter: a first guess
   */
  constructor(
    private readonly distances: Float64Array,
    private readonly n: number,
    private readonly size: number,
    start: Int32Array,
  ) {
    this.best = start.slice();
    this.improveByExchange();
    this.bestValue = this.valueOf(this.best);
    this.twins = higherTwins(distances, n);
    this.resolvent = new Resolvent(gramAround(distances, n, this.best[0]!), n, this.limit());
  }

  /** The best rows, ascending. */
  run(): Int32Array {
    this.visit(new Uint8Array(this.n), 0, this.n - this.size);
    return this.best;
  }

  private limit(): number {
    return this.bestValue * (1 + TIE);
  }

  /** `kept` rows have joined the resolvent, `left` may still be removed. Overwrites `status`. */
  private visit(status: Uint8Array, kept: number, left: number): void {
    const settled = this.settle(status, kept, left);
    if (!settled) return;
    if (settled.row < 0) {
      if (this.keepRest(status, kept)) this.offer(status);
      return;
    }
    const row = this.highestUndecidedTwin(status, settled.row);
    const without = status.slice();
    without[row] = REMOVED;
    this.visit(without, kept, settled.left - 1);
    if (this.isExceeded(kept)) return;
    // A kept row keeps its lower twins.
    let now = kept;
    for (let twin = row; twin >= 0; twin = this.lowerTwin(status, twin)) {
      if (this.resolvent.load(now, twin) > REFUSED) return;
      this.resolvent.join(now++, twin);
      status[twin] = KEPT;
    }
    this.visit(status, now, settled.left);
    this.isExceeded(kept);
  }

  /** Whether the first `kept` rows exceed a limit set meanwhile; what was joined after them is forgotten. */
  private isExceeded(kept: number): boolean {
    if (kept >= this.exceededFrom) return true;
    this.exceededFrom = Infinity;
    return false;
  }

  /**
   * Removes what cannot join, until nothing more follows. Returns the removals left and the row to branch on (-1: none
   * undecided, or all to be kept), or `null` when too many rows would go.
   */
  private settle(status: Uint8Array, kept: number, budget: number): { row: number; left: number } | null {
    const { n, resolvent } = this;
    let left = budget;
    for (;;) {
      let changed = false;
      let row = -1;
      let worst = -1;
      let most = 0;
      let conflicts = 0;
      for (let i = 0; i < n; i++) {
        if (status[i] !== UNDECIDED) continue;
        const load = resolvent.load(kept, i);
        const degree = load > REFUSED ? Infinity : this.conflictsOf(status, kept, i);
        if (degree > left) {
          if (left-- === 0) return null;
          status[i] = REMOVED;
          changed = true;
          continue;
        }
        conflicts += degree;
        most = Math.max(most, degree);
        const weight = degree + load;
        if (weight > worst) {
          worst = weight;
          row = i;
        }
      }
      if (changed) continue;
      if (left === 0) return { row: -1, left };
      // Every removal settles at most `most` conflicts, each counted twice.
      if (conflicts > 2 * most * left) return null;
      return { row, left };
    }
  }

  private conflictsOf(status: Uint8Array, kept: number, i: number): number {
    let degree = 0;
    for (let j = 0; j < this.n; j++) {
      if (j !== i && status[j] === UNDECIDED && this.resolvent.loadOfPair(kept, i, j) > REFUSED) degree++;
    }
    return degree;
  }

  /** Keeps all undecided rows; whether they can all join. */
  private keepRest(status: Uint8Array, kept: number): boolean {
    let now = kept;
    for (let i = 0; i < this.n; i++) {
      if (status[i] !== UNDECIDED) continue;
      if (this.resolvent.load(now, i) > REFUSED) return false;
      this.resolvent.join(now++, i);
      status[i] = KEPT;
    }
    return now === this.size;
  }

  private highestUndecidedTwin(status: Uint8Array, row: number): number {
    let highest = row;
    for (let twin = this.twins[row]!; twin >= 0; twin = this.twins[twin]!) {
      if (status[twin] === UNDECIDED) highest = twin;
    }
    return highest;
  }

  /** The next lower undecided twin, or -1. */
  private lowerTwin(status: Uint8Array, row: number): number {
    for (let i = row - 1; i >= 0; i--) {
      if (status[i] !== UNDECIDED) continue;
      for (let twin = this.twins[i]!; twin >= 0; twin = this.twins[twin]!) if (twin === row) return i;
    }
    return -1;
  }

  /** Compares the kept rows with the best ones; a smaller eigenvalue becomes the limit. */
  private offer(status: Uint8Array): void {
    const kept = new Int32Array(this.size);
    let size = 0;
    for (let i = 0; i < this.n; i++) if (status[i] === KEPT) kept[size++] = i;
    const value = this.valueOf(kept);
    if (value > this.limit()) return;
    if (value >= this.bestValue * (1 - TIE)) {
      if (isBefore(kept, this.best)) this.best.set(kept);
      return;
    }
    this.best.set(kept);
    this.bestValue = value;
    this.tighten();
  }

  /** Lets the kept rows join again under the new limit. */
  private tighten(): void {
    const { resolvent, size } = this;
    resolvent.setLimit(this.limit());
    for (let k = 0; k < size; k++) {
      const row = resolvent.joined[k]!;
      if (resolvent.load(k, row) > REFUSED) {
        this.exceededFrom = k + 1;
        return;
      }
      resolvent.join(k, row);
    }
  }

  private valueOf(rows: Int32Array): number {
    return largestScatter(submatrix(this.distances, this.n, rows), this.size);
  }

  /** Exchanges a kept row for another while that lowers the eigenvalue. */
  private improveByExchange(): void {
    const { n, size, best } = this;
    for (let improved = true; improved;) {
      improved = false;
      this.bestValue = this.valueOf(best);
      for (let a = 0; a < size && !improved; a++) {
        for (let x = 0; x < n && !improved; x++) {
          if (best.includes(x)) continue;
          const rows = best.slice();
          rows[a] = x;
          rows.sort();
          if (!isScatterBelow(submatrix(this.distances, n, rows), size, this.bestValue * (1 - 1e-9))) continue;
          best.set(rows);
          improved = true;
        }
      }
    }
  }
}

/** <x_i - x_c, x_j - x_c>. A row among the best ones as centre c leaves no rounding of far rows in theirs. */
function gramAround(distances: Float64Array, n: number, c: number): Float64Array {
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      gram[i * n + j] = (distances[i * n + c]! + distances[j * n + c]! - distances[i * n + j]!) / 2;
    }
  }
  return gram;
}

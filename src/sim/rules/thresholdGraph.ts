/**
 * Vertex covers and cliques of threshold graphs: two rows conflict when their squared distance exceeds t. At most `budget`
 * rows may be removed, and the search branches only on removals.
 */

const UNDECIDED = 0;
const KEPT = 1;
const REMOVED = 2;

/** Whether removing at most `budget` rows leaves no pair with squared distance above `threshold`. */
export function hasCover(distances: Float64Array, n: number, threshold: number, budget: number): boolean {
  return coverable(distances, n, threshold, new Uint8Array(n), budget);
}

/**
 * The lexicographically first n - budget rows without a pair above `threshold`, ascending. There must be such rows.
 */
export function lexicographicClique(distances: Float64Array, n: number, threshold: number, budget: number): Int32Array {
  const status = new Uint8Array(n);
  const clique = new Int32Array(n - budget);
  let left = budget;
  let size = 0;
  for (let i = 0; i < n && size < clique.length; i++) {
    if (status[i] === REMOVED) continue;
    const trial = status.slice();
    const spent = keep(distances, n, threshold, trial, i);
    if (spent <= left && coverable(distances, n, threshold, trial.slice(), left - spent)) {
      status.set(trial);
      left -= spent;
      clique[size++] = i;
    } else {
      status[i] = REMOVED;
      left--;
    }
  }
  return clique;
}

/** Keeps row i, removes all rows in conflict with it; returns how many. */
function keep(distances: Float64Array, n: number, threshold: number, status: Uint8Array, i: number): number {
  let removed = 0;
  for (let j = 0; j < n; j++) {
    if (j === i || status[j] !== UNDECIDED || !(distances[i * n + j]! > threshold)) continue;
    status[j] = REMOVED;
    removed++;
  }
  status[i] = KEPT;
  return removed;
}

/** Branches on the row with most conflicts: either it goes, or all rows in conflict with it go. Overwrites `status`. */
function coverable(distances: Float64Array, n: number, threshold: number, status: Uint8Array, budget: number): boolean {
  let busiest = -1;
  let most = 0;
  let conflicts = 0;
  for (let i = 0; i < n; i++) {
    if (status[i] !== UNDECIDED) continue;
    let degree = 0;
    for (let j = 0; j < n; j++) if (j !== i && status[j] === UNDECIDED && distances[i * n + j]! > threshold) degree++;
    conflicts += degree;
    if (degree > most) {
      most = degree;
      busiest = i;
    }
  }
  if (most === 0) return true;
  // Every removal settles at most `most` conflicting pairs.
  if (conflicts > 2 * most * budget) return false;
  if (most === 1) return true;
  if (most <= budget) {
    const kept = status.slice();
    keep(distances, n, threshold, kept, busiest);
    if (coverable(distances, n, threshold, kept, budget - most)) return true;
  }
  status[busiest] = REMOVED;
  return coverable(distances, n, threshold, status, budget - 1);
}

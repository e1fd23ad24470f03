import type { Plan } from '../plan.js';

/** The m x n weights of all trials of a pass. */
export interface Mix {
  readonly rows: number;
  readonly weights: Float64Array;
}

/** Weights of one combination of the rows of a tile. */
export interface Combination {
  /** By tile row; the weights of equal rows of the field are added up. */
  readonly weights: Float64Array;
  /** Sum of all weights: the common mean, times this, is the mean of the combination. */
  readonly total: number;
}

/** The mean of the mixed rows of a trial, or of the rows themselves, as one combination. */
export function meanCombination(plan: Plan, rows: number, mix: Mix | null, trial: number): Combination {
  const n = plan.tileRows.length;
  const weights = new Float64Array(n);
  if (!mix) weights.fill(1 / n);
  else {
    const start = trial * mix.rows * n;
    for (let k = 0; k < mix.rows * n; k++) weights[k % n]! += mix.weights[start + k]! / mix.rows;
  }
  return combine(plan, rows, weights);
}

/** The combination that is mixed row `row` of a trial. */
export function rowCombination(plan: Plan, rows: number, mix: Mix, trial: number, row: number): Combination {
  const n = plan.tileRows.length;
  const start = (trial * mix.rows + row) * n;
  return combine(plan, rows, mix.weights.subarray(start, start + n));
}

function combine({ tileRows }: Plan, rows: number, weights: Float64Array): Combination {
  const combined = new Float64Array(rows);
  let total = 0;
  weights.forEach((weight, i) => {
    combined[tileRows[i]!]! += weight;
    total += weight;
  });
  return { weights: combined, total };
}

/** Flags of the tile rows that have weight in any of the combinations. */
export function rowsWithWeight(rows: number, combinations: readonly Combination[]): Uint8Array {
  const flags = new Uint8Array(rows);
  for (const { weights } of combinations) weights.forEach((weight, row) => (flags[row]! |= weight === 0 ? 0 : 1));
  return flags;
}

/** Whether a combination is one of the rows, unchanged. */
export function isOneRow({ weights, total }: Combination): boolean {
  let others = 0;
  for (const weight of weights) if (weight !== 0) others++;
  return others === 1 && total === 1 && weights.includes(1);
}

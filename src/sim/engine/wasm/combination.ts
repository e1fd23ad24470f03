import type { Arena } from './arena.js';

const TERM_BYTES = 16;

/** Weights of one combination of tile rows; rows of weight 0 are not read. */
export interface Combination {
  readonly rows: readonly number[];
  readonly weights: readonly number[];
}

/** Adds up the weights of equal rows: weight i of the field's rows belongs to tile row `tileRows[i]`. */
export function combine(weights: ArrayLike<number>, offset: number, tileRows: ArrayLike<number>): Combination {
  const sums = new Map<number, number>();
  for (let i = 0; i < tileRows.length; i++) {
    const weight = weights[offset + i]!;
    if (weight !== 0) sums.set(tileRows[i]!, (sums.get(tileRows[i]!) ?? 0) + weight);
  }
  return { rows: [...sums.keys()], weights: [...sums.values()] };
}

/** Writes the terms of a combination where `weightedSum` reads them. */
export function writeTerms(
  arena: Arena,
  terms: number,
  { rows, weights }: Combination,
  row: (i: number) => number,
): void {
  const view = new DataView(arena.kernels.memory.buffer);
  rows.forEach((index, k) => {
    view.setUint32(terms + TERM_BYTES * k, row(index), true);
    view.setFloat64(terms + TERM_BYTES * k + 8, weights[k]!, true);
  });
}

/** Bytes of `count` terms. */
export function termBytes(count: number): number {
  return TERM_BYTES * count;
}

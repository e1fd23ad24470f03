import type { Mix } from './rule.js';

/** The mix that outputs row `index` itself. */
export function oneRow(n: number, index: number): Mix {
  const weights = new Float64Array(n);
  weights[index] = 1;
  return { rows: 1, weights };
}

/** The mix that outputs the mean of the rows in `subset`. */
export function meanOfRows(n: number, subset: ArrayLike<number>): Mix {
  const weights = new Float64Array(n);
  for (let k = 0; k < subset.length; k++) weights[subset[k]!] = 1 / subset.length;
  return { rows: 1, weights };
}

/** The mix that passes on the rows in `subset`, in that order, unchanged. */
export function onlyRows(n: number, subset: ArrayLike<number>): Mix {
  const weights = new Float64Array(subset.length * n);
  for (let k = 0; k < subset.length; k++) weights[k * n + subset[k]!] = 1;
  return { rows: subset.length, weights };
}

/**
 * One column of the mixed rows. A zero weight ignores its row, so that a NaN or an infinity in a row that the rule left
 * out does not reach the output.
 *
 * @param mix - m x n weights
 * @param column - n values
 * @param out - receives m values
 */
export function mixColumn(mix: Mix, column: Float64Array, n: number, out: Float64Array): void {
  for (let a = 0; a < mix.rows; a++) {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const weight = mix.weights[a * n + i]!;
      if (weight !== 0) sum += weight * column[i]!;
    }
    out[a] = sum;
  }
}

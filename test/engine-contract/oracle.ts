/** A field written out in memory, and the two passes over it in the most literal way. */
import { fillByzantineColumn } from '../../src/sim/attacks/fillByzantineColumn.js';
import type { Field, Statistic } from '../../src/sim/engine/engine.js';
import type { Model } from '../../src/sim/models/model.js';
import type { StreamKey } from '../../src/sim/random/key.js';
import { fillLaplace } from '../../src/sim/random/laplace.js';
import { fillNormals } from '../../src/sim/random/normals.js';
import { fillSparse } from '../../src/sim/random/sparse.js';
import { fillStudentT } from '../../src/sim/random/studentT.js';
import { fillTwoPoint } from '../../src/sim/random/twoPoint.js';
import { fillUniforms } from '../../src/sim/random/uniform.js';
import type { Reducer } from '../../src/sim/rules/reducer.js';

/** columns[c][i]: the whole field of one trial. */
export function wholeField(field: Field, trial: number): number[][] {
  const { n, f, d, model, attack, key } = field;
  const columns = Array.from({ length: d }, () => new Float64Array(n));
  for (let row = attack.kind === 'none' ? 0 : f; row < n; row++) {
    const values = honestRow(model, d, key, trial, row);
    columns.forEach((column, c) => (column[row] = values[c]!));
  }
  columns.forEach((column, c) => fillByzantineColumn(attack, column, n, f, c));
  return columns.map((column) => [...column]);
}

function honestRow(model: Model, d: number, key: StreamKey, trial: number, row: number): number[] {
  const draws = new Float32Array(d);
  switch (model.kind) {
    case 'gaussian':
      fillNormals(draws, 0, d, key, trial, row, 0);
      return Array.from(draws, (draw) => model.mean + model.sigma * draw);
    case 'two-point':
      fillTwoPoint(draws, 0, d, model.p, key, trial, row, 0);
      return [...draws];
    case 'sparse':
      fillSparse(draws, 0, d, model.p, key, trial, row, 0);
      return [...draws];
    case 'laplace':
      fillLaplace(draws, 0, d, key, trial, row, 0);
      return Array.from(draws, (draw) => model.mean + (model.sigma / Math.sqrt(2)) * draw);
    case 'student-t':
      fillStudentT(draws, 0, d, model.nu, key, trial, row, 0);
      return Array.from(draws, (draw) => model.location + model.scale * draw);
    case 'uniform':
      fillUniforms(draws, 0, d, key, trial, row, 0);
      return Array.from(draws, (draw) => model.low + (model.high - model.low) * draw);
  }
}

export function distancesOf(columns: readonly (readonly number[])[], n: number): number[] {
  const rows = [...Array(n).keys()];
  return rows.flatMap((i) => rows.map((j) => columns.reduce((sum, column) => sum + (column[i]! - column[j]!) ** 2, 0)));
}

/** Weights [m][n] of one trial, or `null` for the rows themselves. */
export function reducedColumns(
  columns: readonly (readonly number[])[],
  weights: readonly (readonly number[])[] | null,
  reducer: Reducer,
): number[] {
  return columns.map((column) => {
    const mixed = weights
      ? weights.map((row) => row.reduce((sum, weight, i) => (weight === 0 ? sum : sum + weight * column[i]!), 0))
      : column;
    return reduceOne(reducer, mixed);
  });
}

export function statisticOf(
  statistic: Statistic,
  outputs: readonly number[],
  columns: readonly (readonly number[])[],
  f: number,
): number {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  switch (statistic.kind) {
    case 'dot':
      return statistic.direction === 'first' ? outputs[0]! : sum(outputs);
    case 'squared-norm':
      return sum(outputs.map((output) => output * output));
    case 'squared-distance-to-honest-mean':
      return sum(outputs.map((output, c) => (output - sum(columns[c]!.slice(f)) / (columns[c]!.length - f)) ** 2));
    case 'max-abs':
      return outputs.reduce((largest, output) => Math.max(largest, Math.abs(output)), 0);
  }
}

function reduceOne(reducer: Reducer, values: readonly number[]): number {
  const average = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
  const ordered = values.map((value) => (Number.isNaN(value) ? Infinity : value));
  const sorted = [...ordered].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const m = sorted.length;
  const median = { lower: sorted[Math.ceil(m / 2) - 1]!, upper: sorted[Math.floor(m / 2)]! };
  const medianBy = (convention: 'midpoint' | 'lower' | 'upper') =>
    convention === 'midpoint' ? (median.lower + median.upper) / 2 : median[convention];
  const closest = (centre: number, keep: number, among: readonly number[] = ordered) =>
    average([...among].sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre)).slice(0, keep));
  switch (reducer.kind) {
    case 'identity':
      return values[0]!;
    case 'mean':
      return average(values);
    case 'median':
      return medianBy(reducer.convention);
    case 'trimmed-mean':
      return average(sorted.slice(reducer.f, m - reducer.f));
    case 'mean-around-median':
      return closest(medianBy(reducer.convention), reducer.keep);
    case 'mean-around-trimmed-mean':
      return closest(average(sorted.slice(reducer.f, m - reducer.f)), reducer.keep);
    case 'mean-around-other-median': {
      const [first, second] = [values.slice(0, m / 2), values.slice(m / 2)];
      const centre = reduceOne({ kind: 'median', convention: reducer.convention }, first);
      return closest(centre, reducer.keep, second);
    }
  }
}

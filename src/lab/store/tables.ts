/** Writes what a study found into flat tables, in an order that depends on the study alone. */
import { BOOLEAN, DOUBLE, VARCHAR, type DuckDBConnection, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { EngineName } from '../../sim/engine/engine.js';
import { formatPoint } from '../address.js';
import type { CellResult, ClaimResult, TheoremResult } from '../result.js';
import { RESULT_TABLES, type ResultTable } from './schema.js';

type Row = readonly (string | number | boolean | null | undefined)[];

/** Replaces the contents of the result tables. */
export async function writeTables(connection: DuckDBConnection, results: readonly TheoremResult[]): Promise<void> {
  await replace(connection, 'cells', results.flatMap(cellRows));
  await replace(connection, 'estimates', results.flatMap(estimateRows));
  await replace(connection, 'judgements', results.flatMap(judgementRows));
}

async function replace(connection: DuckDBConnection, table: ResultTable, rows: readonly Row[]): Promise<void> {
  await connection.run(`DELETE FROM ${table}`);
  const width = RESULT_TABLES[table].split(',').length;
  const places = Array.from({ length: width }, (_, index) => `$${index + 1}`).join(', ');
  const insertion = await connection.prepare(`INSERT INTO ${table} VALUES (${places})`);
  try {
    for (const row of rows) {
      insertion.bind(
        row.map((value): DuckDBValue => value ?? null),
        row.map(typeOf),
      );
      await insertion.run();
    }
  } finally {
    insertion.destroySync();
  }
}

function typeOf(value: Row[number]): DuckDBType {
  return typeof value === 'number' ? DOUBLE : typeof value === 'boolean' ? BOOLEAN : VARCHAR;
}

function cellRows(result: TheoremResult): Row[] {
  return result.cells.map((cell) => [...place(result, cell), enginesColumn(cell.engines) || null, cell.trials]);
}

/** The engines of a cell in one column: `reference+wasm`, empty where none took part. */
export function enginesColumn(engines: readonly EngineName[]): string {
  return engines.join('+');
}

function place(result: TheoremResult, cell: CellResult): Row {
  return [result.id, cell.experiment, cell.address, formatPoint(cell.point)];
}

function estimateRows(result: TheoremResult): Row[] {
  return result.cells.flatMap((cell) =>
    Object.entries(cell.estimates).map(([observable, estimate]): Row => {
      const [lower, upper] = cell.intervals[observable] ?? [NaN, NaN];
      const { count, mean, standardDeviation, standardError, skewness, excessKurtosis, quantiles } = estimate;
      const moments = [count, mean, lower, upper, standardDeviation, standardError, skewness, excessKurtosis];
      const extremes = [estimate.min, estimate.minTrial, estimate.max, estimate.maxTrial].map(
        count === 0 ? () => null : same,
      );
      const levels = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99].map((level) => quantiles[String(level)]);
      return [...place(result, cell), observable, ...moments, ...extremes, ...levels, estimate.arithmetic];
    }),
  );
}

function judgementRows(result: TheoremResult): Row[] {
  const claims = result.claims.flatMap((claim) => claimRows(result.id, claim.id, claim, false));
  const controls = result.controls.flatMap((control) => claimRows(result.id, control.id, control.result, true));
  return [...claims, ...controls];
}

function claimRows(theorem: string, id: string, claim: ClaimResult, control: boolean): Row[] {
  return claim.cells.map((cell) => [
    ...[theorem, id, control, claim.kind, claim.role, claim.expected, cell.address, cell.verdict, claim.alpha],
    ...[
      cell.estimate,
      ...cell.interval,
      cell.halfWidth,
      cell.arithmetic,
      cell.truncation,
      cell.margin,
      cell.bound,
      cell.tightness,
      ...cell.tightnessInterval,
      cell.trials,
    ],
    ...[cell.missing, cell.witness?.trial, cell.witness?.value, cell.note],
  ]);
}

function same<T>(value: T): T {
  return value;
}

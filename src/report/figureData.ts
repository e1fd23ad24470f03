/** From a figure's specification and the cells of a study to the series that are drawn and tabulated. */
import type { Formula, Values } from '../bounds/formula.js';
import type { CellResult } from '../lab/result.js';
import type { Interval } from '../stats/verdict.js';
import type { Figure, Parameter, Point } from '../theorems/theorem.js';
import { sampleRange } from './axis.js';
import type { Role } from './palette.js';
import { readLargest, readQuantity } from './quantity.js';
import type { Reading } from './quantity.js';
import { pointText } from './text.js';

/** One measured mean with its confidence interval. */
export interface MeasuredPoint extends Reading {
  readonly x: number;
  readonly point: Point;
  /** Name of its place in a figure with named categories. */
  readonly category?: string;
}

/** A closed form at one x; y is NaN outside its domain. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** The cells that share every parameter but x. */
export interface Group {
  /** The parameters that tell this group from the others, e.g. `n=11, f=2`; empty when there is one group. */
  readonly label: string;
  readonly parameters: Point;
  /** One list per measured series of the figure, in its order. */
  readonly measured: readonly (readonly MeasuredPoint[])[];
  /** One list per curve of the figure, in its order. */
  readonly curves: readonly (readonly CurvePoint[])[];
}

/** A row of the table under the figure. */
export interface FigureRow {
  readonly point: Point;
  /** Name of its place in a figure with named categories. */
  readonly category?: string;
  readonly measured: readonly (Reading | undefined)[];
  readonly curves: readonly number[];
}

export interface FigureData {
  readonly figure: Figure;
  /** `lines` along x; `categories` when hardly two points differ in x alone, so that each point has its own place. */
  readonly layout: 'lines' | 'categories';
  readonly groups: readonly Group[];
  /** For each curve of the figure: whether it is the same in every group. */
  readonly shared: readonly boolean[];
  /** Parameters that have one value throughout, e.g. `d=10⁶`; empty if none. */
  readonly throughout: string;
  /** Names of the parameters that vary, x first. */
  readonly varying: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** Role of a curve, `derived` when the figure does not say. */
export function curveRole(curve: Figure['curves'][number]): Role {
  return curve.style ?? 'derived';
}

/** Value of a formula, NaN outside its domain. */
export function valueOf(formula: Formula, values: Values): number {
  try {
    return formula.evaluate(Object.fromEntries(formula.parameters.map((name) => [name, values[name] ?? NaN])));
  } catch {
    return NaN; // a curve has a gap where its formula does not apply
  }
}

function comparePoints(names: readonly string[]): (a: Point, b: Point) => number {
  return (a, b) => {
    for (const name of names) {
      const difference = (a[name] ?? 0) - (b[name] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

const without = (point: Point, name: string): Point =>
  Object.fromEntries(Object.entries(point).filter(([key]) => key !== name));

const keyOf = (point: Point): string => JSON.stringify(Object.entries(point).sort());

function distinct(points: readonly Point[]): readonly Point[] {
  return [...new Map(points.map((point) => [keyOf(point), point])).values()];
}

interface Plan {
  readonly figure: Figure;
  readonly parameters: readonly Parameter[];
  readonly cells: readonly CellResult[];
}

function cellsOf({ figure, cells }: Plan, experiment = 'main'): readonly CellResult[] {
  return cells.filter((cell) => cell.experiment === experiment && (figure.where?.(cell.point) ?? true));
}

function readingAt(plan: Plan, series: Figure['measured'][number], point: Point): Reading | undefined {
  const key = keyOf(point);
  const cell = cellsOf(plan, series.experiment).find((candidate) => keyOf(candidate.point) === key);
  if (cell === undefined) return undefined;
  return series.reading === 'largest' ? readLargest(cell, series.quantity) : readQuantity(cell, series.quantity);
}

function buildGroup(plan: Plan, parameters: Point, points: readonly Point[], varying: readonly string[]): Group {
  const { figure } = plan;
  const name = figure.x.parameter;
  const label = pointText(Object.fromEntries(Object.entries(parameters).filter(([key]) => varying.includes(key))));
  const measured = figure.measured.map((series) =>
    points.flatMap((point) => {
      const reading = readingAt(plan, series, point);
      return reading === undefined ? [] : [{ ...reading, x: point[name] ?? NaN, point }];
    }),
  );
  const xs = points.map((point) => point[name] ?? NaN);
  const integer = plan.parameters.find((parameter) => parameter.name === name)?.type === 'integer';
  const samples = sampleRange(xs, figure.x.scale, integer);
  const curves = figure.curves.map(({ formula }) =>
    samples.map((x) => ({ x, y: valueOf(formula, { ...parameters, [name]: x }) })),
  );
  return { label, parameters, measured, curves };
}

/** Categories unless at least half of the groups have two points along x. */
function layoutOf(groups: readonly (readonly Point[])[]): 'lines' | 'categories' {
  const lines = groups.filter((points) => points.length > 1).length;
  return groups.length === 1 || 2 * lines >= groups.length ? 'lines' : 'categories';
}

/**
 * The series of `figure`, read from `cells`; undefined when no cell of the study measured any of it.
 *
 * @param parameters - of the theorem; they say whether x takes integers only.
 */
export function figureData(
  figure: Figure,
  parameters: readonly Parameter[],
  cells: readonly CellResult[],
): FigureData | undefined {
  const plan: Plan = { figure, parameters, cells };
  const x = figure.x.parameter;
  const candidates = distinct(
    figure.measured.flatMap(({ experiment }) => cellsOf(plan, experiment).map(({ point }) => point)),
  );
  const points = candidates.filter((point) => figure.measured.some((series) => readingAt(plan, series, point)));
  if (points.length === 0) return undefined;
  const others = [...new Set(points.flatMap((point) => Object.keys(point)))].filter((name) => name !== x);
  const varies = (name: string): boolean => new Set(points.map((point) => point[name])).size > 1;
  const varying = others.filter(varies);
  const sorted = [...points].sort(comparePoints([...varying, x]));
  const heads = distinct(sorted.map((point) => without(point, x)));
  const members = heads.map((head) => sorted.filter((point) => keyOf(without(point, x)) === keyOf(head)));
  const layout = layoutOf(members);
  return {
    figure,
    layout,
    groups: heads.map((head, index) => buildGroup(plan, head, members[index] ?? [], varying)),
    shared: figure.curves.map(({ formula }) => !formula.parameters.some((name) => varying.includes(name))),
    throughout: pointText(
      Object.fromEntries(others.filter((name) => !varies(name)).map((name) => [name, points[0]?.[name] ?? NaN])),
    ),
    varying: layout === 'lines' || varies(x) ? [x, ...varying] : varying,
    rows: (layout === 'lines' ? sorted : [...points].sort(comparePoints([x, ...varying]))).map((point) => ({
      point,
      measured: figure.measured.map((series) => readingAt(plan, series, point)),
      curves: figure.curves.map(({ formula }) => valueOf(formula, point)),
    })),
  };
}

/** All finite y values of a figure: means, interval ends, curves. */
export function extentsOf(data: FigureData): { readonly core: readonly number[]; readonly ends: readonly number[] } {
  const means = data.groups.flatMap((group) => group.measured.flat());
  const curves = data.layout === 'lines' ? data.groups.flatMap((group) => group.curves.flat().map(({ y }) => y)) : [];
  const core = [...means.map(({ mean }) => mean), ...curves, ...data.rows.flatMap((row) => row.curves)];
  const ends = means.flatMap(({ interval }): Interval => interval);
  return { core: core.filter(Number.isFinite), ends: ends.filter(Number.isFinite) };
}

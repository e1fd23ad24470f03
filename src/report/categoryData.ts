/** The series of a figure with named categories: at one point, what each category measured and what its formulas say. */
import type { CellResult } from '../lab/result.js';
import type { Figure, FigureCategory, Point } from '../theorems/theorem.js';
import { valueOf, type FigureData, type FigureRow, type MeasuredPoint } from './figureData.js';
import { readLargest, readQuantity, type Reading } from './quantity.js';
import { pointText } from './text.js';

/** The data of `figure` at the first point that it shows; undefined when no cell measured any category. */
export function categoryData(
  figure: Figure,
  categories: readonly FigureCategory[],
  cells: readonly CellResult[],
): FigureData | undefined {
  const shown = cells.filter(({ point }) => figure.where?.(point) ?? true);
  const point = shown[0]?.point;
  if (point === undefined) return undefined;
  const rows = categories.map((category) => rowOf(figure, category, point, shown));
  const measured = figure.measured.map((_, series) =>
    rows.flatMap(({ category, measured: readings }): MeasuredPoint[] => {
      const reading = readings[series];
      return reading === undefined ? [] : [{ ...reading, x: NaN, point, category: category! }];
    }),
  );
  if (measured.every((points) => points.length === 0)) return undefined;
  return {
    figure,
    layout: 'categories',
    groups: [{ label: '', parameters: point, measured, curves: figure.curves.map(() => []) }],
    shared: figure.curves.map(() => false),
    throughout: pointText(point),
    varying: [],
    rows,
  };
}

function rowOf(figure: Figure, category: FigureCategory, point: Point, cells: readonly CellResult[]): FigureRow {
  const measured = figure.measured.map(({ experiment = 'main', reading }, series): Reading | undefined => {
    const quantity = category.measured[series];
    const cell = cells.find((one) => one.experiment === experiment && pointText(one.point) === pointText(point));
    if (quantity === undefined || cell === undefined) return undefined;
    return reading === 'largest' ? readLargest(cell, quantity) : readQuantity(cell, quantity);
  });
  const curves = figure.curves.map((_, curve) => {
    const formula = category.curves[curve];
    return formula === undefined ? NaN : valueOf(formula, point);
  });
  return { point, category: category.label, measured, curves };
}

/** All figures of a study. */
import type { StudyResult, TheoremResult } from '../lab/result.js';
import type { Figure, Theorem } from '../theorems/theorem.js';
import type { FigureData } from './figureData.js';
import { categoryData } from './categoryData.js';
import { figureData } from './figureData.js';
import { pretty } from './typography.js';

export interface NamedFigure {
  /** Unique in the report; also the name of its files. */
  readonly id: string;
  readonly theorem: string;
  readonly data: FigureData;
}

/** The figures of every theorem whose definition is known, without those that no cell has measured yet. */
export function studyFigures(
  { theorems }: StudyResult,
  definitions: ReadonlyMap<string, Theorem>,
): readonly NamedFigure[] {
  return theorems.flatMap((result) => {
    const theorem = definitions.get(result.id);
    if (theorem === undefined) return [];
    return theorem.figures.flatMap((figure) => {
      const data = dataOf(withSigns(figure), theorem.parameters, result.cells);
      return data === undefined ? [] : [{ id: figureId(result.id, figure.id), theorem: result.id, data }];
    });
  });
}

/** Along a parameter, or by named categories. */
function dataOf(
  figure: Figure,
  parameters: Theorem['parameters'],
  cells: TheoremResult['cells'],
): FigureData | undefined {
  if (figure.categories !== undefined) return categoryData(figure, figure.categories, cells);
  return figureData(figure, parameters, cells);
}

/** `mda-eta` and `bias vs n` -> `mda-eta.bias-vs-n`. */
function figureId(theorem: string, figure: string): string {
  return `${theorem}.${figure}`.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
}

/** The figure with mathematical signs in its texts. */
function withSigns(figure: Figure): Figure {
  return {
    ...figure,
    title: pretty(figure.title),
    caption: pretty(figure.caption),
    x: { ...figure.x, label: pretty(figure.x.label) },
    y: { ...figure.y, label: pretty(figure.y.label) },
    measured: figure.measured.map((series) => ({ ...series, label: pretty(series.label) })),
    curves: figure.curves.map((curve) => ({ ...curve, label: pretty(curve.label) })),
    ...(figure.categories === undefined
      ? {}
      : { categories: figure.categories.map((category) => ({ ...category, label: pretty(category.label) })) }),
  };
}

import { expect, it } from 'vitest';
import { yAxis } from '../../src/report/axis.js';
import { dodges } from '../../src/report/dodge.js';
import { figureData } from '../../src/report/figureData.js';
import type { FigureData } from '../../src/report/figureData.js';
import { cell, worlds } from './fixtures.js';

/** Four rules at n = 7 and n = 9: all four equal, then two and two. */
function dataOf(): FigureData {
  const cells = [
    cell(worlds.id, { n: 7, f: 2 }, { median: 1, 'trimmed mean': 1, MDA: 1, Krum: 1 }),
    cell(worlds.id, { n: 9, f: 2 }, { median: 1, 'trimmed mean': 3, MDA: 3, Krum: 5 }),
  ];
  return figureData(worlds.figures[0]!, worlds.parameters, cells)!;
}

it('puts points that touch side by side in the order of the legend, and leaves free ones in place', () => {
  const data = dataOf();
  const shifts = dodges(data, [0], yAxis([1, 5], [], 'linear'), 280);
  const at = (x: number): readonly (number | undefined)[] =>
    data.groups[0]!.measured.map((points) => shifts.get(points.find((point) => point.x === x)!));
  expect(at(7)).toEqual([-12, -4, 4, 12]);
  expect(at(9)).toEqual([undefined, -4, 4, undefined]);
});

it('measures distance on the axis that is drawn', () => {
  const data = dataOf();
  const flat = dodges(data, [0], yAxis([1, 1000], [], 'linear'), 280);
  expect(data.groups[0]!.measured.map((points) => flat.get(points[1]!))).toEqual([-12, -4, 4, 12]);
});

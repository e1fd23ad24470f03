import { describe, expect, it } from 'vitest';
import { categoryData } from '../../src/report/categoryData.js';
import { figureData } from '../../src/report/figureData.js';
import type { FigureData } from '../../src/report/figureData.js';
import { readQuantity } from '../../src/report/quantity.js';
import { arrangementOf } from '../../src/report/seriesStyle.js';
import type { Theorem } from '../../src/theorems/theorem.js';
import { cell, gauss, krum, leeway, mda, panels, study, worlds } from './fixtures.js';

const dataOf = (theorem: Theorem): FigureData => {
  const result = study.theorems.find(({ id }) => id === theorem.id);
  const data = figureData(theorem.figures[0]!, theorem.parameters, result?.cells ?? []);
  if (data === undefined) throw new Error('no data');
  return data;
};

describe('readQuantity', () => {
  const measured = cell('x', { n: 4 }, { a: 2, b: 8 }, { intervals: { a: [1, 3], b: [6, 10] } });

  it('reads an observable with its interval', () => {
    expect(readQuantity(measured, 'a')).toEqual({ mean: 2, interval: [1, 3] });
    expect(readQuantity(measured, 'missing')).toBeUndefined();
  });

  it('takes the extremes of a ratio at the corners of the box', () => {
    const ratio = { of: ['a', 'b'], expression: 'b / a', description: 'ratio' };
    expect(readQuantity(measured, ratio)).toEqual({ mean: 4, interval: [2, 10] });
  });

  it('takes the widest interval where a corner has no value', () => {
    const open = cell('x', { n: 4 }, { a: 2, b: 8 }, { intervals: { a: [0, Infinity], b: [0, Infinity] } });
    expect(readQuantity(open, { of: ['a', 'b'], expression: 'b / a', description: '' })?.interval).toEqual([
      -Infinity,
      Infinity,
    ]);
  });
});

describe('figureData', () => {
  it('makes one line per distinct value of the other parameters', () => {
    const data = dataOf(leeway);
    expect(data.layout).toBe('lines');
    expect(data.groups.map(({ label }) => label)).toEqual(['n=11, f=1', 'n=11, f=2', 'n=15, f=3', 'n=25, f=6']);
    expect(data.groups.map(({ measured }) => measured[0]?.map(({ x }) => x))).toEqual(
      Array(4).fill([1e2, 1e4, 1e6, 1e8]),
    );
    expect(data.rows).toHaveLength(16);
  });

  it('gives every point a category where hardly two differ in x alone, and names what is the same throughout', () => {
    const data = dataOf(krum);
    expect(data.layout).toBe('categories');
    expect(data.throughout).toBe('d=10⁶');
    // reference values of eta (Blanchard et al. 2017, Proposition 1) at 6 digits
    expect(data.rows.slice(0, 5).map(({ curves }) => curves[0]?.toPrecision(6))).toEqual([
      '4.98569',
      '6.03324',
      '7.80110',
      '13.2047',
      '19.6396',
    ]);
  });

  it('overlays few groups, and splits many into panels', () => {
    expect([leeway, mda, gauss, panels, krum, worlds].map((theorem) => arrangementOf(dataOf(theorem)))).toEqual([
      'overlay',
      'overlay',
      'overlay',
      'panels',
      'single',
      'single',
    ]);
  });

  it('reads a series from its own experiment', () => {
    const data = dataOf(mda);
    const [here, far] = data.groups[0]!.measured;
    expect(far!.map(({ mean }, index) => mean < here![index]!.mean)).toEqual(Array(5).fill(true));
  });

  it('knows a curve that is the same in every group', () => {
    const free = {
      ...leeway.figures[0]!,
      curves: [{ formula: { ...leeway.formulas[0]!, parameters: ['d'] }, label: 'd alone' }],
    };
    expect(figureData(free, leeway.parameters, study.theorems[2]!.cells)?.shared).toEqual([true]);
    expect(dataOf(leeway).shared).toEqual([false]);
  });

  it('leaves a gap where a formula does not apply', () => {
    const broken = {
      ...leeway.formulas[0]!,
      evaluate: ({ d = 0 }) => {
        if (d > 1e5) throw new Error('outside');
        return 1;
      },
    };
    const data = figureData(
      { ...leeway.figures[0]!, curves: [{ formula: broken, label: 'part' }] },
      leeway.parameters,
      study.theorems[2]!.cells,
    );
    const ys = data!.groups[0]!.curves[0]!;
    expect(ys.filter(({ x }) => x > 1e5).every(({ y }) => Number.isNaN(y))).toBe(true);
    expect(ys.filter(({ x }) => x <= 1e5).every(({ y }) => y === 1)).toBe(true);
  });

  it('is undefined for a study that measured none of it', () => {
    expect(figureData(krum.figures[0]!, krum.parameters, [])).toBeUndefined();
  });
});

describe('figures with named categories', () => {
  const figure: Theorem['figures'][number] = {
    ...mda.figures[0]!,
    where: ({ n }) => n === 4,
    measured: [
      { quantity: 'a', label: 'mean' },
      { quantity: 'a', label: 'largest', reading: 'largest' },
    ],
    curves: [{ formula: mda.formulas[0]!, label: 'bound' }],
  };
  const categories: NonNullable<Theorem['figures'][number]['categories']> = [
    { label: 'first', measured: ['a', 'a'], curves: [mda.formulas[0]] },
    { label: 'second', measured: ['b', undefined], curves: [undefined] },
  ];
  const cells = [cell('main', { n: 5, f: 1 }, { a: 1, b: 1 }), cell('main', { n: 4, f: 1 }, { a: 2, b: 8 })];

  it('read each category from the cell of the first point shown', () => {
    const data = categoryData(figure, categories, cells)!;
    expect(data.layout).toBe('categories');
    expect(data.throughout).toBe('n=4, f=1');
    expect(data.rows.map(({ category }) => category)).toEqual(['first', 'second']);
    expect(data.rows[0]!.measured.map((reading) => reading?.mean)).toEqual([2, cells[1]!.estimates['a']!.max]);
    expect(data.rows[1]!.measured.map((reading) => reading?.mean)).toEqual([8, undefined]);
    expect(data.rows[0]!.curves[0]).toBe(mda.formulas[0]!.evaluate({ n: 4, f: 1 }));
    expect(data.rows[1]!.curves[0]).toBeNaN();
  });

  it('are left out while no cell has measured them', () => {
    expect(categoryData({ ...figure, where: () => false }, categories, cells)).toBeUndefined();
  });
});

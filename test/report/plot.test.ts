import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { figureData } from '../../src/report/figureData.js';
import { FILE_THEME, PAGE_THEME } from '../../src/report/palette.js';
import { drawingNotes } from '../../src/report/frame.js';
import { plotFigure } from '../../src/report/plot.js';
import { pngOf } from '../../src/report/png.js';
import type { Theorem } from '../../src/theorems/theorem.js';
import { cell, krum, study, theorems, worlds } from './fixtures.js';

const dataOf = (theorem: Theorem) => {
  const result = study.theorems.find(({ id }) => id === theorem.id);
  return figureData(theorem.figures[0]!, theorem.parameters, result!.cells)!;
};
const svgOf = (theorem: Theorem, theme = FILE_THEME): string =>
  plotFigure(theorem.id, dataOf(theorem), theme, theme === FILE_THEME);
const elements = (svg: string) => parseHTML(`<body>${svg}</body>`).document;

interface Pixels {
  readonly width: number;
  readonly at: (x: number, y: number) => number;
}

/** Grey levels of a PNG file, decoded by drawing it. */
function decode(png: Uint8Array, width: number, height: number): Pixels {
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  return { width, at: (x, y) => pixels[4 * (y * width + x) + 1] ?? 255 };
}

const inked = ({ width, at }: Pixels, top: number, bottom: number): number => {
  let count = 0;
  for (let y = top; y < bottom; y++) for (let x = 0; x < width; x++) if (at(x, y) < 128) count++;
  return count;
};

describe('figures as pictures', () => {
  it.each(theorems.map((theorem): [string, Theorem] => [theorem.id, theorem]))('%s', async (id, theorem) => {
    const svg = svgOf(theorem);
    await expect(`${svg}\n`.replaceAll('><', '>\n<')).toMatchFileSnapshot(`__snapshots__/${id}.svg`);
  });

  it('have a role, a title, a description, and no script or foreign resource', () => {
    for (const theorem of theorems) {
      const svg = svgOf(theorem, PAGE_THEME);
      const root = elements(svg).querySelector('svg')!;
      expect(root.getAttribute('role')).toBe('img');
      expect(root.querySelector(`#${root.getAttribute('aria-labelledby')}`)?.textContent).toBe(
        theorem.figures[0]!.title,
      );
      expect(root.querySelector(`#${root.getAttribute('aria-describedby')}`)?.textContent).toContain(
        theorem.figures[0]!.caption,
      );
      expect(svg).not.toMatch(/<script|<style|url\(|href=/);
    }
  });

  it('follow the theme of the page inside it and stand on white outside', () => {
    expect(svgOf(krum, PAGE_THEME)).toContain('var(--series-1)');
    expect(svgOf(krum, PAGE_THEME)).not.toMatch(/#[0-9a-fA-F]{6}/);
    expect(svgOf(krum, FILE_THEME)).not.toContain('var(');
    expect(svgOf(krum, FILE_THEME)).toContain('fill="#ffffff"');
  });

  it('keep every number short and no NaN or infinity', () => {
    for (const theorem of theorems) {
      expect(svgOf(theorem)).not.toMatch(/"[^"]*(NaN|Infinity|undefined)[^"]*"/);
      expect(svgOf(theorem).match(/="[^"]*\.\d{3,}[^"]*"/g)).toBeNull();
    }
  });

  it('label both axes and every tick that a log axis has', () => {
    const texts = [...elements(svgOf(theorems[2]!)).querySelectorAll('text')].map((element) => element.textContent);
    expect(texts).toEqual(
      expect.arrayContaining([
        '10²',
        '10⁸',
        '10¹',
        '10⁴',
        'd (dimension)',
        'γ* (σ)',
        'measured γ*',
        'c √d',
        'n=25, f=6',
      ]),
    );
    expect(texts).not.toContain('');
  });

  it('mark intervals that the frame cuts', () => {
    expect(drawingNotes(dataOf(worlds))).toContain('Dashed bars continue beyond the frame.');
    expect(drawingNotes(dataOf(krum))).not.toContain('Dashed bars continue beyond the frame.');
    expect(elements(svgOf(worlds)).querySelectorAll('g[stroke-dasharray="2 4"] line')).toHaveLength(4);
  });

  it('draw a single point', () => {
    const point = { n: 11, f: 2, d: 100 };
    const data = figureData(krum.figures[0]!, krum.parameters, [cell(krum.id, point, { bias: 1.2 })])!;
    const svg = plotFigure('one', data, FILE_THEME, true);
    expect(elements(svg).querySelectorAll('g[aria-label="dot"] > *')).toHaveLength(1);
  });
});

describe('PNG files', () => {
  const svg = svgOf(krum);
  const [width, height] = [720, Number(/height="(\d+)"/.exec(svg)![1])];
  const withText = decode(pngOf(svg), width, height);
  const withoutText = decode(pngOf(svg.replace(/<text[^>]*>[^<]*<\/text>/g, '')), width, height);

  it('show title and labels in our own fonts', () => {
    expect(inked(withText, 12, 30)).toBeGreaterThan(400);
    expect(inked(withoutText, 12, 30)).toBe(0);
    expect(inked(withText, height - 34, height - 12)).toBeGreaterThan(50);
    expect(inked(withoutText, height - 34, height - 12)).toBe(0);
  });

  it('show the marks on white', () => {
    expect(inked(withText, 80, height - 60)).toBeGreaterThan(500);
    expect(withText.at(1, 1)).toBe(255);
  });

  it('are the same bytes every time', () => {
    expect(Buffer.compare(Buffer.from(pngOf(svg)), Buffer.from(pngOf(svg)))).toBe(0);
  });
});

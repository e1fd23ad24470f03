import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/report.js';
import type { Report } from '../../src/report/report.js';
import { krum, study, theorems } from './fixtures.js';

interface Element {
  readonly tagName: string;
  readonly textContent: string;
  readonly innerHTML: string;
  readonly id: string;
  readonly nextElementSibling: Element | null;
  readonly parentElement: Element | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  closest(selector: string): Element | null;
}

let report: Report;
let document: Element;
const all = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)];
const flat = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

beforeAll(() => {
  report = renderReport(study, theorems);
  document = parseHTML(report.html).document as unknown as Element;
});

describe('structure', () => {
  it('has one h1 and skips no heading level', () => {
    const levels = all('h1, h2, h3, h4, h5, h6').map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.slice(1).forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1));
    expect(all('h2').map(flat)).toEqual(['Verdicts', ...study.theorems.map(({ title }) => title), 'Provenance']);
  });

  it('starts with the verdict table', () => {
    expect(all('main table')[0]?.getAttribute('class')).toBe('verdicts');
    expect(all('main .verdicts tbody')).toHaveLength(study.theorems.length);
  });

  it('gives every table a caption, and every header cell a scope', () => {
    expect(all('table').length).toBeGreaterThan(20);
    for (const table of all('table')) expect(flat(table.querySelector('caption'))).not.toBe('');
    for (const head of all('th')) expect(['col', 'row', 'rowgroup']).toContain(head.getAttribute('scope'));
  });

  it('gives all rows of a table the same number of columns', () => {
    for (const table of all('table')) {
      const columns = [...table.querySelectorAll('thead th')].length;
      for (const body of table.querySelectorAll('tbody')) {
        const grid = new Map<number, number>();
        [...body.querySelectorAll('tr')].forEach((row, top) => {
          for (const cell of row.querySelectorAll('th, td')) {
            const across = Number(cell.getAttribute('colspan') ?? 1);
            for (let down = 0; down < Number(cell.getAttribute('rowspan') ?? 1); down++)
              grid.set(top + down, (grid.get(top + down) ?? 0) + across);
          }
        });
        for (const width of grid.values()) expect(width).toBe(columns);
      }
    }
  });

  it('follows every chart with its caption and a table of its numbers', () => {
    const figures = all('figure');
    expect(figures).toHaveLength(theorems.length);
    for (const figure of figures) {
      expect(figure.querySelector('svg[role="img"]')).not.toBeNull();
      expect(flat(figure.querySelector('figcaption'))).not.toBe('');
      expect(figure.nextElementSibling?.tagName).toBe('DETAILS');
      expect([...(figure.nextElementSibling?.querySelectorAll('tbody tr') ?? [])].length).toBeGreaterThan(3);
    }
  });

  it('has unique ids, and links that lead somewhere', () => {
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of all('a')) {
      const target = link.getAttribute('href') ?? '';
      if (target.startsWith('#')) expect(ids).toContain(target.slice(1));
      else expect(target).toMatch(/^https:\/\/arxiv\.org\/abs\//);
    }
    for (const labelled of all('[aria-labelledby]')) expect(ids).toContain(labelled.getAttribute('aria-labelledby'));
  });

  it('needs no script and loads nothing from elsewhere', () => {
    expect(all('script, link, iframe, img, object, embed, base')).toHaveLength(0);
    expect(report.html).not.toMatch(/\son\w+=|javascript:|@import/i);
    const resources = [...report.html.matchAll(/url\(([^)]{0,60})/g)].map((match) => match[1]);
    expect(resources.length).toBeGreaterThan(0);
    for (const resource of resources) expect(resource).toMatch(/^data:font\/woff2;base64,/);
    expect(all('[src], [xlink\\:href]')).toHaveLength(0);
  });

  it('is in English, has a title and a skip link to the verdicts', () => {
    expect(document.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(flat(document.querySelector('title'))).toContain('Leeway report');
    expect(all('a')[0]?.getAttribute('href')).toBe('#verdicts');
  });
});

describe('content', () => {
  it('escapes every text', () => {
    expect(report.html).toContain('&lt;E F, g&gt; may be &lt; 0');
    expect(report.html).toContain('d = 1 &amp; Gaussian');
    expect(report.html).toContain('&lt;b&gt;distances&lt;/b&gt;');
    expect(all('main b, main tie')).toHaveLength(0);
    const hostile = '"><script>alert(1)</script>';
    const [first, ...rest] = study.theorems;
    const bad = {
      ...study,
      theorems: [
        { ...first!, title: hostile, claims: first!.claims.map((claim) => ({ ...claim, id: hostile, text: hostile })) },
        ...rest,
      ],
    };
    const definition = {
      ...krum,
      title: hostile,
      statement: hostile,
      notes: [hostile],
      figures: [{ ...krum.figures[0]!, title: hostile, caption: hostile }],
    };
    const page = parseHTML(renderReport(bad, [definition]).html).document as unknown as Element;
    expect([...page.querySelectorAll('script')]).toHaveLength(0);
  });

  it('says every verdict with a symbol and a word', () => {
    const words = new Set(all('.verdict').map(flat));
    for (const word of words)
      expect(word).toMatch(/^(✓ confirmed|✗ refuted|\? undecided|✓ refuted, as it must be|⚠ powerless: not refuted)$/);
    expect(words.size).toBe(5);
  });

  it('sums up the study', () => {
    expect(flat(document.querySelector('.summary'))).toBe(
      '6 theorems with 9 claims: 6 confirmed, 1 refuted as expected, 2 undecided. 1 of 4 controls was not refuted: that check is powerless.',
    );
  });

  it('says how many trials an undecided claim lacks', () => {
    const cells = all('.verdicts td').map(flat);
    expect(cells).toContain('? undecided (about 13,000 more trials) open');
    expect(cells).toContain('? undecided (more trials would not decide it) open');
  });

  it('shows the witness and the command that replays it', () => {
    const section = document.querySelector('#mda-eta')!;
    expect(flat(section)).toContain('npx leeway replay mda-eta:n=15,f=3#42@1');
    expect(flat(section)).toContain('2.07, 2.07, 2.07');
  });

  it('calls a verdict that was not expected news', () => {
    const [first, ...rest] = study.theorems;
    const surprising = {
      ...study,
      theorems: [
        { ...first!, claims: first!.claims.map((claim) => ({ ...claim, expected: 'refuted' as const })) },
        ...rest,
      ],
    };
    const page = parseHTML(renderReport(surprising, theorems).html).document as unknown as Element;
    expect(flat(page.querySelector('.news'))).toBe('news');
    expect(flat(page.querySelector('.summary'))).toContain('1 against expectation (news)');
  });

  it('typesets formulas with MathML beside them, and only the fonts they need', () => {
    expect(all('.formula math').length).toBe(theorems.reduce((sum, theorem) => sum + theorem.formulas.length, 0));
    expect(report.html).not.toContain('katex-error');
    expect(report.html.match(/@font-face/g)?.length).toBeLessThan(9);
  });

  it('shows infinite ends as signs, and never a raw NaN', () => {
    expect(report.html).toContain('[1.000, ∞]');
    expect(report.html.replace(/base64,[^)]*/g, '')).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(report.markdown).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it('gives the command that makes the study again', () => {
    expect(flat(document.querySelector('#provenance'))).toContain(
      'npx leeway verify krum-eta-resilience mda-eta leeway-krum',
    );
    expect(flat(document.querySelector('#provenance'))).toContain(
      '--seed 1 --effort quick --alpha 0.001 --engine wasm',
    );
  });

  it('reports a theorem whose definition is unknown, and an empty, interrupted study', () => {
    const bare = renderReport(study, []);
    expect(bare.figures).toHaveLength(0);
    expect(bare.html).toContain('krum-eta-resilience');
    const empty = renderReport({ study: { ...study.study, complete: false }, theorems: [] }, theorems);
    expect(empty.html).toContain('The study was interrupted');
  });
});

it('is the same bytes when made again from the same result', () => {
  expect(renderReport(structuredClone(study), theorems)).toEqual(report);
});

describe('markdown and JSON', () => {
  it('links every figure once, by a name that is also an SVG', () => {
    const links = [...report.markdown.matchAll(/!\[[^\]]*\]\(figures\/([^)]+)\.png\)/g)].map((match) => match[1]);
    expect(links).toEqual(report.figures.map(({ id }) => id));
  });

  it('has headings for its links, and tables of even width', () => {
    const headings = [...report.markdown.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    for (const [, target] of report.markdown.matchAll(/\]\(#([^)]+)\)/g)) expect(headings).toContain(target);
    const lines = report.markdown.split('\n').filter((line) => line.startsWith('|'));
    const widths = lines.map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(widths)).toEqual(new Set([14, 7, 4]));
  });

  it('lets no text become markup', () => {
    expect(report.markdown).toContain('\\<E F, g\\>');
    expect(report.markdown).toContain('max\\|Vᵢ − Vⱼ\\|');
  });

  it('keeps the whole study in JSON, null for what is not finite', () => {
    const parsed = JSON.parse(report.json);
    expect([parsed.format, parsed.schema]).toEqual(['leeway-report', 1]);
    expect(parsed.study).toEqual(study.study);
    expect(parsed.theorems.map((theorem: { id: string }) => theorem.id)).toEqual(study.theorems.map(({ id }) => id));
    expect(parsed.theorems[3].claims[0].cells[0].interval).toEqual([
      study.theorems[3]!.claims[0]!.cells[0]!.interval[0],
      null,
    ]);
  });
});

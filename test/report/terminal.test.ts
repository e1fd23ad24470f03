import { stripVTControlCharacters } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cellWidth, layOut, wrapLines } from '../../src/report/terminalLayout.js';
import { explainText, terminalOptions, verdictTable } from '../../src/report/terminal.js';
import { krum, mda, study, theorems } from './fixtures.js';

const ESCAPE = '\u001b[';
const plain = (width: number): string => verdictTable(study, { width, colour: false });

describe('verdictTable', () => {
  it.each([80, 100, 120])('fits %i columns', (width) => {
    const [table] = plain(width).split('\n\n');
    for (const line of table!.split('\n')) expect(cellWidth(line)).toBeLessThanOrEqual(width);
  });

  it('keeps between 80 and 120 columns whatever the terminal says', () => {
    expect(plain(20)).toBe(plain(80));
    expect(plain(500)).toBe(plain(120));
  });

  it('aligns its columns', () => {
    const lines = plain(120).split('\n\n')[0]!.split('\n');
    const at = lines[0]!.indexOf('verdict');
    expect(lines.slice(1).map((line) => line.slice(at, at + 2))).toEqual([
      '✓ ',
      '✗ ',
      '✓ ',
      '✓ ',
      '? ',
      '✓ ',
      '✓ ',
      '? ',
      '✓ ',
    ]);
    expect(lines).toHaveLength(10);
  });

  it('shows verdict, estimate, bound, and at full width the interval', () => {
    expect(plain(80)).toMatch(/krum-eta-resilience +published +✓ confirmed +1\.0487 +≤ 4\.986/);
    expect(plain(80)).not.toContain('[1.0445');
    expect(plain(120)).toContain('[1.0445, 1.0529]');
  });

  it('does not call a control powerless, or a claim hard, that an interruption left without trials', () => {
    const unseen = (theorem: (typeof study.theorems)[number]) => ({
      ...theorem,
      claims: theorem.claims.map((claim) => ({
        ...claim,
        verdict: 'undecided' as const,
        cells: claim.cells.map((cell) => ({ ...cell, verdict: 'undecided' as const, trials: 0 })),
      })),
      controls: theorem.controls.map((control) => ({
        ...control,
        refuted: false,
        result: { ...control.result, cells: control.result.cells.map((cell) => ({ ...cell, trials: 0 })) },
      })),
    });
    const interrupted = { study: { ...study.study, complete: false }, theorems: study.theorems.map(unseen) };
    const text = verdictTable(interrupted, { width: 100, colour: false });
    expect(text).not.toMatch(/powerless|more trials/);
    expect(text).toMatch(/of \d+ controls had\s+too\s+few\s+trials/);
    expect(text).toContain('The study was interrupted');
  });

  it('names what is powerless, what is missing, and what to replay', () => {
    const text = plain(100);
    expect(text).toContain('⚠ mda-eta: control high-dimension was not refuted');
    expect(text).toContain('? leeway-krum: constant needs about 13,000 more trials');
    expect(text).toContain('leeway replay mda-eta:n=15,f=3#42@1');
    expect(text).toContain('6 confirmed, 1 refuted as expected, 2 undecided');
  });

  it('differs from its coloured form by colour alone, and draws no boxes', () => {
    const coloured = verdictTable(study, { width: 100, colour: true });
    expect(coloured).toContain(ESCAPE);
    expect(plain(100)).not.toContain(ESCAPE);
    expect(stripVTControlCharacters(coloured)).toBe(plain(100));
    expect(plain(100)).not.toMatch(/[─-╿]/);
  });

  it('says so of an empty study', () => {
    expect(verdictTable({ ...study, theorems: [] }, { width: 80, colour: false })).toContain('0 theorems');
  });
});

describe('terminalOptions', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('respects NO_COLOR and FORCE_COLOR, the former first', () => {
    vi.stubEnv('TERM', 'xterm');
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('FORCE_COLOR', '1');
    expect(terminalOptions().colour).toBe(true);
    vi.stubEnv('NO_COLOR', '1');
    expect(terminalOptions().colour).toBe(false);
  });
});

describe('explainText', () => {
  it('gives statement, formulas, domain, parameters, experiment, claims and source', () => {
    const text = explainText(krum, { width: 90, colour: false });
    const heads = text.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(heads).toEqual([
      'Published variance condition of Krum',
      'Statement',
      'Setting',
      'Formulas',
      'Domain',
      'Parameters',
      'Assumptions',
      'Experiment',
      'Claims',
      'Source',
      'Notes',
    ]);
    expect(text).toContain('η = √(2 (n − f');
    expect(text).toContain('n ≥ 2f + 3 (Krum scores need an honest neighbour)');
    expect(text).toContain('n: workers, integer, default 11');
  });

  it('fits its width for every theorem, and colours heads only', () => {
    for (const theorem of theorems) {
      for (const line of explainText(theorem, { width: 80, colour: false }).split('\n'))
        expect(cellWidth(line)).toBeLessThanOrEqual(80);
      const coloured = explainText(theorem, { width: 80, colour: true });
      expect(stripVTControlCharacters(coloured)).toBe(explainText(theorem, { width: 80, colour: false }));
    }
  });

  it('says which claim is known to fail', () => {
    const claims = [
      {
        id: 'published',
        kind: 'at-most' as const,
        text: 'bias <= eta',
        quantity: 'bias',
        bound: 1,
        tolerance: 0,
        role: 'published' as const,
        expected: 'refuted' as const,
      },
    ];
    expect(explainText({ ...mda, claims }, { width: 80, colour: false })).toContain(
      'published: bias ≤ η (published, known to fail)',
    );
  });
});

describe('layout', () => {
  it('drops the columns of highest rank, then cuts the wider text column', () => {
    const columns = [
      { head: 'name', align: 'left', drop: 0 },
      { head: 'text', align: 'left', drop: 0 },
      { head: 'x', align: 'right', drop: 1 },
      { head: 'y', align: 'right', drop: 2 },
    ] as const;
    const rows = [['ab', 'a long text', '10', '2']];
    expect(layOut(columns, rows, 40)[1]).toBe('ab    a long text  10  2');
    expect(layOut(columns, rows, 22)[1]).toBe('ab    a long text  10');
    expect(layOut(columns, rows, 17)[1]).toBe('ab    a long text');
    expect(layOut(columns, rows, 12)[1]).toBe('ab    a lon…');
  });

  it('wraps with a hanging indent', () => {
    expect(wrapLines('one two three four', 10, '  ')).toEqual(['  one two', '    three', '    four']);
  });
});

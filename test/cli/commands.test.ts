import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boundsDocumentSchema, boundsJsonSchema } from '../../src/cli/boundsDocument.js';
import { run } from '../../src/cli/main.js';
import { verifyDocumentSchema, verifyJsonSchema } from '../../src/cli/verifyDocument.js';

let printed: string[];

beforeEach(() => {
  printed = [];
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(`${String(text)}\n`));
});

afterEach(() => vi.restoreAllMocks());

const text = (): string => printed.join('');
const json = (): unknown => JSON.parse(text());

describe('list', () => {
  it('gives id, title, kind, paper and parameters of every theorem', async () => {
    expect(await run(['list', '--json'])).toBe(0);
    const rows = json() as Record<string, unknown>[];
    const ids = rows.map((row) => row['id']);
    expect(new Set(ids).size).toBe(ids.length);
    // The theorems this release promises.
    expect(ids).toEqual(
      expect.arrayContaining([
        'momentum-variance-exact',
        'momentum-vn-factor',
        'dp-noise-calibration',
        'dp-vn-inflation',
        'krum-eta-resilience',
        'krum-eta-improved',
        'median-eta',
        'mda-eta',
        'leeway-krum',
        'bulyan-coordinate-bound',
        'bulyan-limit-leeway',
        'krum-capture-threshold',
        'alie-median-capture',
        'hetero-two-worlds-kappa',
        'kappa-cwtm-exact',
        'krum-norm-bound',
        'gauss-mech-exact-delta',
        'dp-byzantine-plateau',
        'vn-ratio-on-digits',
      ]),
    );
    for (const row of rows) {
      expect(row).toMatchObject({ title: expect.any(String), kind: expect.any(String), paper: expect.any(String) });
      expect(Array.isArray(row['parameters'])).toBe(true);
    }
  });
});

describe('bound', () => {
  it('evaluates the closed forms at one point', async () => {
    expect(await run(['bound', 'mda-eta', 'n=15', 'f=3', '--json'])).toBe(0);
    const document = json() as { id: string; parameters: unknown; values: Record<string, number> };
    expect(document.id).toBe('mda-eta');
    expect(document.parameters).toEqual({ n: 15, f: 3 });
    // sqrt(8) * 3 / 12 = 1 / sqrt(2)
    expect(document.values['eta']).toBeCloseTo(Math.SQRT1_2, 14);
  });

  it('takes arithmetic for values', async () => {
    expect(await run(['bound', 'krum-eta-resilience', 'n=2*5+1', 'f=sqrt(4)', 'd=10^6', '--json'])).toBe(0);
    expect((json() as { parameters: unknown }).parameters).toEqual({ n: 11, f: 2, d: 1_000_000 });
  });

  it('evaluates with as many digits as asked', async () => {
    expect(await run(['bound', 'mda-eta', 'n=15', 'f=3', '--digits', '50'])).toBe(0);
    expect(text()).toContain('eta = 0.7071067811865475244008443621048490392848359376884740'.slice(0, 56));
  });
});

describe('explain', () => {
  it('gives TeX in JSON and Unicode in the terminal', async () => {
    expect(await run(['explain', 'krum-eta-resilience', '--json'])).toBe(0);
    const document = json() as { formulas: { tex: string }[]; controls: unknown[] };
    expect(document.formulas[0]!.tex).toContain('\\sqrt');
    expect(document.controls.length).toBeGreaterThan(0);
    printed.length = 0;
    expect(await run(['explain', 'krum-eta-resilience'])).toBe(0);
    expect(text()).toContain('√');
  });
});

describe('replay', () => {
  it('tells the same trial twice in the same words', async () => {
    const words = ['replay', 'mda-eta:n=11,f=2#5@3'];
    expect(await run(words)).toBe(0);
    const first = text();
    printed.length = 0;
    expect(await run(words)).toBe(0);
    expect(text()).toBe(first);
    expect(first).toContain('honest values, sorted');
  });
});

describe('help', () => {
  it.each(['list', 'explain', 'bound', 'verify', 'replay', 'report', 'export', 'doctor'])(
    '%s --help has examples',
    async (command) => {
      expect(await run([command, '--help'])).toBe(0);
      expect(text()).toMatch(/Examples:\n {2}leeway /);
    },
  );
});

describe('verify', () => {
  it('prints a document of the published schema, and report and export read the study', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'leeway-verify-')), 'study');
    expect(await run(['verify', 'mda-eta', '--effort', 'quick', '--json', '--out', out])).toBe(0);
    const document = verifyDocumentSchema.parse(json());
    const [theorem] = document.theorems;
    expect(theorem).toMatchObject({ id: 'mda-eta', verdict: 'refuted', asExpected: true });
    const published = theorem!.claims.find((claim) => claim.id === 'published')!;
    expect(published).toMatchObject({ verdict: 'refuted', expected: 'refuted' });
    expect(published.interval[0]).toBeGreaterThan(published.bound!);
    expect(theorem!.claims.find((claim) => claim.role === 'repair')!.verdict).toBe('confirmed');
    expect(theorem!.controls.every((control) => control.refuted)).toBe(true);
    expect(readFileSync(document.study.report!, 'utf8')).toContain('mda-eta');

    // The refutation is known: only --strict makes it count. The study is complete, so nothing is simulated again.
    printed.length = 0;
    expect(await run(['verify', 'mda-eta', '--effort', 'quick', '--strict', '--json', '--out', out])).toBe(1);

    printed.length = 0;
    expect(await run(['report', out, '--out', join(out, 'again')])).toBe(0);
    expect(readFileSync(join(out, 'again', 'report.md'), 'utf8')).toBe(
      readFileSync(join(out, 'report', 'report.md'), 'utf8'),
    );

    printed.length = 0;
    expect(await run(['export', out, '--format', 'csv', '--json'])).toBe(0);
    const { files } = json() as { files: string[] };
    printed.length = 0;
    expect(await run(['export', out, '--bounds', '--out', join(out, 'bounds'), '--json'])).toBe(0);
    const [path] = (json() as { files: string[] }).files;
    const { bounds } = boundsDocumentSchema.parse(JSON.parse(readFileSync(path!, 'utf8')));
    const eta = bounds.find(({ id }) => id === 'mda-eta/eta')!;
    // sqrt(8) f / (n - f) at (15, 3): 0.707107 in the catalogue of theorems; one-dimensional samples refute it.
    expect(eta.values.find(({ point }) => point['n'] === 15 && point['f'] === 3)!.value).toBeCloseTo(0.707107, 6);
    const use = eta.uses.find(({ claim }) => claim === 'published')!;
    expect(use).toMatchObject({ role: 'published', verdict: 'refuted', part: 'bound' });
    expect(use.measured.every(({ value, interval }) => interval[0]! > value!)).toBe(true);

    const estimates = files.find((file) => /estimates/.test(file))!;
    expect(readFileSync(estimates, 'utf8').split('\n').length).toBeGreaterThan(3);
  }, 120_000);

  it('publishes the schema of bounds.json', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../schema/bounds.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(boundsJsonSchema());
  });

  it('publishes its schema', () => {
    const published: unknown = JSON.parse(
      readFileSync(new URL('../../schema/verify.schema.json', import.meta.url), 'utf8'),
    );
    expect(published).toEqual(verifyJsonSchema());
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/main.js';

const example = fileURLToPath(new URL('../../docs/examples/average-breaks.ts', import.meta.url));
let folder: string;
let printed: string[];
let complaints: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leeway-files-'));
  printed = [];
  complaints = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (complaints.push(String(text)), true));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(`${String(text)}\n`));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const json = (): Record<string, never> => JSON.parse(printed.join('')) as Record<string, never>;

describe('a theorem file of the user', () => {
  it('in TypeScript, is verified with report, resume, replay and power like one of the package', async () => {
    const out = join(folder, 'study');
    const words = ['verify', '--theorems', example, '--effort', 'quick', '--out', out];
    expect(await run([...words, '--json'])).toBe(0);
    expect(json()).toMatchObject({ theorems: [{ id: 'average-breaks', verdict: 'confirmed', asExpected: true }] });
    expect(readFileSync(join(out, 'report', 'report.md'), 'utf8')).toContain('average-breaks');
    printed = [];
    expect(await run(['report', out, '--out', join(folder, 'again')])).toBe(0);
    expect(readFileSync(join(folder, 'again', 'report.md'), 'utf8')).toBe(
      readFileSync(join(out, 'report', 'report.md'), 'utf8'),
    );
    printed = [];
    expect(await run(['bound', 'average-breaks', 'n=8', 'sigma=2', '--theorems', example, '--json'])).toBe(0);
    expect(json()).toMatchObject({ values: { variance: 0.5 } });
    printed = [];
    expect(await run(['power', '--theorems', example, '--json'])).toBe(0);
    const power = json() as unknown as { theorems: { id: string; score: number }[] };
    expect(power.theorems[0]).toMatchObject({ id: 'average-breaks' });
    expect(power.theorems[0]!.score).toBeGreaterThan(0.5);
  });

  it('that changed since is another study', async () => {
    const file = join(folder, 'mine.ts');
    writeFileSync(file, readFileSync(example, 'utf8'));
    const words = ['verify', '--theorems', file, '--effort', 'quick', '--no-report', '--out', join(folder, 'study')];
    expect(await run(words)).toBe(0);
    writeFileSync(file, readFileSync(example, 'utf8').replace('100 : stream.normal()', '100 : 2 * stream.normal()'));
    // This thread still holds the old file, as a running process would; the digest is of the file.
    expect(await run(words)).toBe(2);
    expect(complaints.join('')).toMatch(/theorem/);
  });

  it.each([
    ['missing.ts', null, /the theorem file .*missing\.ts cannot be loaded: /],
    ['none.ts', 'export const x: number = 1;', /none\.ts does not export a theorem by default/],
    ['broken.ts', 'export default {', /the theorem file .*broken\.ts cannot be loaded: /],
    ['notes.txt', '', /--theorems takes files that end in \.ts, \.mts, \.js or \.mjs; got '.*notes\.txt'/],
  ])('%s is refused with one sentence', async (name, text, sentence) => {
    const file = join(folder, name);
    if (text !== null) writeFileSync(file, text);
    expect(await run(['verify', '--theorems', file])).toBe(2);
    expect(complaints.join('')).toMatch(sentence);
    expect(complaints.join('').trim().split('\n')).toHaveLength(1);
  });

  it('must not take the id of a theorem of the package', async () => {
    const file = join(folder, 'taken.ts');
    writeFileSync(file, readFileSync(example, 'utf8').replace("id: 'average-breaks'", "id: 'mda-eta'"));
    expect(await run(['explain', 'mda-eta', '--theorems', file])).toBe(2);
    expect(complaints.join('')).toContain('is called mda-eta like one of this package; give it another id');
  });
});

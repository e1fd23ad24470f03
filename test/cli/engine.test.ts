/** Which engine runs, as a user sees it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const leeway = (folder: string, words: readonly string[]) =>
  spawnSync(process.execPath, [join(folder, 'dist/cli/main.js'), ...words], { encoding: 'utf8', cwd: folder });

describe('the default engine', () => {
  const json = (words: readonly string[]): unknown =>
    JSON.parse(
      execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), ...words, '--json'], { encoding: 'utf8' }),
    );

  it('is wasm, and doctor says so', () => {
    const { engine, engines } = json(['doctor']) as { engine: string; engines: { name: string; available: boolean }[] };
    expect(engine).toBe('wasm');
    const available = engines.filter((one) => one.available).map(({ name }) => name);
    expect(available).toEqual(expect.arrayContaining(['wasm', 'reference']));
    expect(engines.map(({ name }) => name)).toEqual(['wasm', 'reference', 'webgpu', 'tfjs']);
    expect(leeway(root, ['doctor']).stdout).toMatch(
      /yes wasm +WebAssembly with fixed-width SIMD on CPU; used by default/,
    );
  });

  it('is named with the trial that it ran', () => {
    const trial = ['replay', 'median-eta:n=15,f=3,d=64#0@1'];
    expect(json(trial)).toMatchObject({ engine: 'wasm' });
    expect(json([...trial, '--engine', 'reference'])).toMatchObject({ engine: 'reference' });
    expect(leeway(root, trial).stdout).toMatch(/^engine: wasm$/m);
  });
});

/** A copy of the built package whose kernels were changed. */
describe.each([
  ['missing', '', 'its binary is missing'],
  ['damaged', 'AGFzbQ==', 'WebAssembly.Module()'],
])('a build whose kernels are %s', (_how, binary, reason) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'leeway-broken-'));
    cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'dist/sim/engine/wasm/binary.js'), `export const kernelBinary = '${binary}';\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const advice = 'rebuild it with npm run build, or choose --engine reference';

  it.each([
    ['verify', 'mda-eta', '--effort', 'quick'],
    ['replay', 'median-eta:n=15,f=3,d=64#0@1'],
  ])('stops %s before any work, in one sentence', (...words) => {
    const { status, stdout, stderr } = leeway(folder, words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('leeway: the wasm engine cannot start: ');
    expect(stderr).toContain(reason);
    expect(stderr.trim().endsWith(advice)).toBe(true);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('leaves the reference engine, when it is asked for', () => {
    const { status } = leeway(folder, ['replay', 'median-eta:n=15,f=3,d=64#0@1', '--engine', 'reference']);
    expect(status).toBe(0);
  });

  it('shows in doctor, which fails', () => {
    const { status, stdout } = leeway(folder, ['doctor']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/no {2}wasm +the wasm engine cannot start/);
  });
});

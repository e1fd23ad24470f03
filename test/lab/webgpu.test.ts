/** A study on a real WebGPU device, from the command line, threads included: it ends by itself, and says what it ran on. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyDocumentSchema } from '../../src/cli/verifyDocument.js';
import { tryApart } from '../../src/lab/apart.js';
import { temporaryFolder } from './support.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const trial = await tryApart('webgpu');
const reason = 'reason' in trial ? trial.reason : '';
if (reason !== '' && process.env['CI']) throw new Error(`no WebGPU device in CI: ${reason}`);
if (reason !== '') console.warn(`studies on WebGPU are not tested: ${reason}`);

const study = (...words: readonly string[]) =>
  spawnSync(process.execPath, [main, 'verify', 'median-eta', '--effort', 'quick', '--budget', '256', ...words], {
    encoding: 'utf8',
    cwd: temporaryFolder(),
  });

describe.skipIf(reason !== '')('a study on WebGPU', () => {
  it('ends by itself with the verdicts of wasm, and names the device', () => {
    const words = ['--threads', '2', '--json', '--no-report'];
    const [gpu, cpu] = [study('--engine', 'webgpu', ...words), study(...words)];
    expect(gpu.signal).toBeNull();
    expect(gpu.status).toBe(cpu.status);
    const [onGpu, onCpu] = [gpu, cpu].map(({ stdout }) => verifyDocumentSchema.parse(JSON.parse(stdout)));
    const verdicts = ({ theorems }: typeof onGpu & object) =>
      theorems[0]!.claims.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts(onGpu!)).toEqual(verdicts(onCpu!));
    expect(onGpu!.study.engine).toBe('webgpu');
    expect(onGpu!.study.device).toBe((trial as { device: string }).device);
    expect(onGpu!.theorems[0]!.engines).toEqual(['webgpu']);
    expect(onCpu!.theorems[0]!.engines).toEqual(['wasm']);
  }, 240_000);
});

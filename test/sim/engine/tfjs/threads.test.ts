/** The built engine in worker threads and in a process of its own. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { createTfjsEngine } from '../../../../src/sim/engine/tfjs/tfjs.js';

const engineFile = new URL('../../../../dist/sim/engine/tfjs/tfjs.js', import.meta.url).href;
const field = {
  n: 6,
  f: 1,
  d: 500,
  model: { kind: 'laplace', mean: 1, sigma: 2 },
  attack: { kind: 'alie', z: 1 },
  key: { key0: 8, key1: 9 },
} as const;
const asked = [
  field,
  { first: 2, count: 3 },
  null,
  { kind: 'trimmed-mean', f: 1 },
  [{ kind: 'squared-norm' }],
] as const;

function program(backend: string, answer: string): string {
  return `
    const { createTfjsEngine } = await import(${JSON.stringify(engineFile)});
    const engine = createTfjsEngine(${JSON.stringify(backend)});
    const values = await engine.reduce(...${JSON.stringify(asked)});
    await engine.stop();
    ${answer}`;
}

describe.each(['wasm', 'cpu'] as const)('the %s backend', (backend) => {
  it('has the same bits in two worker threads at once, which end by themselves', async () => {
    const here = createTfjsEngine(backend);
    const expected = await here.reduce(...asked);
    await here.stop();
    const code = program(backend, "(await import('node:worker_threads')).parentPort.postMessage([...values]);");
    const url = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
    const answers = [1, 2].map(
      () =>
        new Promise<readonly [unknown, number]>((resolve, reject) => {
          const worker = new Worker(url);
          let values: unknown;
          worker.on('message', (message) => (values = message));
          worker.on('error', reject);
          worker.on('exit', (status) => resolve([values, status]));
        }),
    );
    expect(await Promise.all(answers)).toEqual([
      [[...expected], 0],
      [[...expected], 0],
    ]);
  });

  it('lets the process end, and writes nothing', async () => {
    const code = program(backend, '');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
  });
});

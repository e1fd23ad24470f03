import { describe, expect, it } from 'vitest';

interface Line {
  readonly label: string;
  readonly measured: string;
  readonly verdict: 'reached' | 'not reached' | 'missing' | 'not judged';
  readonly detail: string;
}

const { judgeGpu } = (await import(new URL('../../../bench/gpu/goals.mjs', import.meta.url).href)) as {
  judgeGpu: (results: object) => readonly Line[];
};

const gpu = { name: 'webgpu', engine: 'webgpu', device: 'A card', kind: 'gpu' };
const row = (work: string, column: string, seconds: number, more: object = {}) => ({
  work,
  column,
  n: work === 'distances' ? 100 : 25,
  d: 1e6,
  trials: 1,
  wallSeconds: { median: seconds },
  ...more,
});
const product = (draws: boolean, seconds: number) =>
  row('distances', 'torch', seconds, { draws, how: draws ? 'draw and product' : 'product' });
const cuda = (...rows: readonly object[]) => ({ kind: 'cuda', device: 'A card', rows });
const line = (results: object, what: string) => {
  const lines = judgeGpu({ columns: [gpu], ...results });
  return lines.find(({ label }) => label.startsWith(`webgpu: ${what}`))!;
};

describe('goals for a machine that has a GPU', () => {
  it('are three for each engine that runs on devices, and none for the others', () => {
    const columns = ['reference', 'wasm', 'webgpu', 'tfjs'].map((name) => ({ ...gpu, name, engine: name }));
    const lines = judgeGpu({ columns, rows: [] });
    expect(lines.map(({ label }) => label.split(':')[0])).toEqual(['webgpu', 'tfjs'].flatMap((n) => [n, n, n]));
  });

  it('say why an engine is not there', () => {
    const [first] = judgeGpu({ columns: [{ name: 'webgpu', engine: 'webgpu', missing: 'no adapter' }], rows: [] });
    expect(first).toMatchObject({ verdict: 'not judged', detail: 'no adapter' });
  });

  it.each(['software', 'processor'])('are not judged on a device of kind %s, however fast', (kind) => {
    const rows = [row('normals', 'webgpu', 1e-9), row('normals', 'wasm', 1), row('drawing', 'wasm', 1)];
    expect(line({ columns: [{ ...gpu, kind }], rows }, 'normals').verdict).toBe('not judged');
  });

  it('compare the device with the thread that only draws', () => {
    const rows = (seconds: number) => [
      row('normals', 'webgpu', seconds),
      row('normals', 'wasm', 60),
      row('drawing', 'wasm', 50),
    ];
    expect(line({ rows: rows(1) }, 'normals')).toMatchObject({ measured: '50 x', verdict: 'reached' });
    expect(line({ rows: rows(1.1) }, 'normals').verdict).toBe('not reached');
  });

  it('compare times of an entry, whatever the number of trials in a call', () => {
    const rows = [row('median', 'webgpu', 1, { trials: 8 }), row('median', 'wasm, 2 threads', 8, { trials: 2 })];
    expect(line({ rows }, 'draw + median')).toMatchObject({ measured: '32 x', verdict: 'reached' });
  });

  it('do not take one thread for two', () => {
    const rows = [row('median', 'webgpu', 1), row('median', 'wasm', 100)];
    expect(line({ rows }, 'draw + median').verdict).toBe('missing');
  });

  it('are not judged at a smaller dimension than they name', () => {
    const rows = [row('median', 'webgpu', 0.01, { d: 1e5 }), row('median', 'wasm, 2 threads', 8)];
    const { verdict, detail } = line({ rows }, 'draw + median');
    expect(verdict).toBe('missing');
    expect(detail).toContain('d=100000 only');
    const peers = [row('median', 'webgpu', 0.01), row('median', 'wasm, 2 threads', 8, { d: 1e5 })];
    expect(line({ rows: peers }, 'draw + median').verdict).toBe('missing');
  });

  it('compare draw and distances with draw and product, and show the product alone', () => {
    const results = (seconds: number) => ({
      rows: [row('distances', 'webgpu', seconds)],
      peers: cuda(product(true, 1), product(true, 2), product(false, 0.5)),
    });
    expect(line(results(3), 'draw + distances')).toMatchObject({ measured: '3 x', verdict: 'reached' });
    expect(line(results(3), 'draw + distances').detail).toContain('takes 500 ms, which is 6 x');
    expect(line(results(3.1), 'draw + distances').verdict).toBe('not reached');
  });

  it('do not take the processor for cuBLAS', () => {
    const peers = { ...cuda(product(true, 9), product(false, 9)), kind: 'cpu' };
    const results = { rows: [row('distances', 'webgpu', 1)], peers, peersMissing: 'no CUDA here' };
    expect(line(results, 'draw + distances')).toMatchObject({ verdict: 'missing', detail: 'no CUDA here' });
  });

  it('pass on why a work failed', () => {
    const rows = [{ work: 'distances', column: 'webgpu', failed: 'out of memory' }];
    expect(line({ rows }, 'draw + distances')).toMatchObject({ verdict: 'missing', detail: 'out of memory' });
  });
});

/** What `doctor` says of the GPU in one line. */
import { describe, expect, it } from 'vitest';
import { gpuFinding } from '../../src/cli/gpuFinding.js';
import type { Calibration } from '../../src/sim/engine/calibrate.js';

const costs = { pairwise: { fixed: 1, perNumber: 2 }, selection: { fixed: 3, perNumber: 4 } };
const found = (device: string, from: number | null): Calibration => ({
  kind: 'measured',
  cpu: { engine: 'wasm', device: 'CPU', costs },
  gpu: { engine: 'webgpu', device, costs },
  threads: 2,
  trials: 256,
  from,
});

describe('the GPU in one line', () => {
  it.each<[Calibration, boolean, string]>([
    [
      found('NVIDIA H100', 20_000),
      true,
      'yes, webgpu on NVIDIA H100; --engine auto takes it for fields of at least 20,000 numbers (n x d)',
    ],
    [
      found('SwiftShader Device', null),
      false,
      'found webgpu on SwiftShader Device, a software device: slower than wasm, so that --engine auto stays with wasm',
    ],
    [
      found('Small GPU', null),
      false,
      'found webgpu on Small GPU, slower than wasm here, so that --engine auto stays with wasm',
    ],
    [{ kind: 'no-gpu', reason: 'run npm install webgpu' }, false, 'no; run npm install webgpu'],
  ])('%j', (calibration, used, detail) => {
    expect(gpuFinding(calibration)).toEqual({ used, detail });
    expect(detail).not.toContain('\n');
  });
});

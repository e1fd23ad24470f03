import { drawError } from '../../src/sim/engine/webgpu/precision.js';
import { webgpuEngine } from '../../src/sim/engine/webgpu/webgpu.js';
import { largestDraw } from '../sim/engine/webgpu/largestDraw.js';
import { gpuOrSkip } from '../support/gpu.js';
import { engineContract } from './engineContract.js';

const describe = await gpuOrSkip();

describe('on the GPU of this machine, or SwiftShader', () => {
  engineContract(webgpuEngine, { drawDistance: (model) => drawError(model) * largestDraw(model) });
});

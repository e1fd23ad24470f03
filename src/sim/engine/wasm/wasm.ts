import type { Engine } from '../engine.js';
import { kernels } from './kernels.js';
import { pairwise } from './pairwise.js';
import { reduce } from './reduce.js';

/** WebAssembly with fixed-width SIMD: float32 rows, float64 sums; compiled per thread at first use. */
export const wasmEngine: Engine = {
  name: 'wasm',
  start: () => void kernels(),
  pairwise,
  reduce,
};

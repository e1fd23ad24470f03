import type { Engine } from '../engine.js';
import { kernels } from './kernels.js';
import { pairwise } from './pairwise.js';
import { wasmPrecision } from './precision.js';
import { reduce } from './reduce.js';

/** WebAssembly with fixed-width SIMD: float32 rows, float64 sums; compiled per thread at first use. */
export const wasmEngine: Engine = {
  name: 'wasm',
  precision: wasmPrecision,
  start: () => void kernels(),
  pairwise,
  reduce,
};

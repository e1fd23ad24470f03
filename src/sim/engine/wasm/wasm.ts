import type { Engine } from '../engine.js';
import { planPairs } from '../plan.js';
import { kernels } from './kernels.js';
import { pairwise } from './pairwise.js';
import { wasmPrecision } from './precision.js';
import { reduce } from './reduce.js';
import { drawsOfRow, wordsOfRow } from './row.js';

/** WebAssembly with fixed-width SIMD: float32 rows, float64 sums; compiled per thread at first use. */
export const wasmEngine: Engine = {
  name: 'wasm',
  precision: wasmPrecision,
  start: async () => void kernels(),
  stop: () => Promise.resolve(),
  device: () => 'CPU',
  runs: (field, points = 'rows') => (planPairs(field, points) ? 'wasm' : 'reference'),
  words: async (place) => wordsOfRow(place),
  draws: async (model, place) => drawsOfRow(model, place),
  pairwise: async (...asked) => pairwise(...asked),
  reduce: async (...asked) => reduce(...asked),
};

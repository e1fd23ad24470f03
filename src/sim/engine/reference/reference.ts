import type { Engine } from '../engine.js';
import { drawsOfRow, wordsOfRow } from './row.js';
import { pairwise } from './pairwise.js';
import { referencePrecision } from './precision.js';
import { reduce } from './reduce.js';

/** Plain TypeScript, float64 arithmetic over the float32 draws: the oracle that the other engines are held to. */
export const referenceEngine: Engine = {
  name: 'reference',
  precision: referencePrecision,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  device: () => 'CPU',
  runs: () => 'reference',
  words: async (place) => wordsOfRow(place),
  draws: async (model, place) => drawsOfRow(model, place),
  pairwise: async (...asked) => pairwise(...asked),
  reduce: async (...asked) => reduce(...asked),
};

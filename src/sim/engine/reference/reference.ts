import type { Engine } from '../engine.js';
import { pairwise } from './pairwise.js';
import { referencePrecision } from './precision.js';
import { reduce } from './reduce.js';

/** Plain TypeScript, float64 arithmetic over the float32 draws: the oracle that the other engines are held to. */
export const referenceEngine: Engine = {
  name: 'reference',
  precision: referencePrecision,
  start: () => undefined,
  pairwise,
  reduce,
};

import type { Parameter } from '../theorem.js';

/** n, f, d of every theorem about Bulyan. */
export const bulyanParameters: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
  { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000 },
];

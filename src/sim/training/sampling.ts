import type { Stream } from '../random/stream.js';

/** Fills `batch` with row indices drawn uniformly with replacement from 0 .. rows - 1. */
export function sampleBatch(stream: Stream, rows: number, batch: Uint32Array): void {
  for (let i = 0; i < batch.length; i++) batch[i] = stream.integer(rows);
}

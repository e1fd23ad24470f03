import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import type { Dataset } from '../../../src/sim/training/dataset.js';

/** A random data set with a third of its entries zero. */
export function randomDataset(rows: number, dimension: number, classes: number, trial: number): Dataset {
  const stream = new PhiloxStream({ key0: 1, key1: 2 }, trial);
  const features = Float32Array.from({ length: rows * dimension }, () =>
    stream.integer(3) === 0 ? 0 : stream.normal(),
  );
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row < classes ? row : stream.integer(classes)));
  return { name: 'random', features, labels, rows, dimension, classes };
}

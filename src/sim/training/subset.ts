import type { Dataset } from './dataset.js';

/**
 * `count` rows evenly spaced over the data set (all rows when it has no more than that), in their order: for data sorted
 * by class, the class frequencies are kept to one row per class.
 */
export function evenSubset(dataset: Dataset, count: number): Dataset {
  const rows = Math.min(count, dataset.rows);
  if (rows === dataset.rows) return dataset;
  const { dimension } = dataset;
  const features = new Float32Array(rows * dimension);
  const labels = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const source = Math.floor((row * dataset.rows) / rows);
    features.set(dataset.features.subarray(source * dimension, (source + 1) * dimension), row * dimension);
    labels[row] = dataset.labels[source]!;
  }
  return { ...dataset, features, labels, rows };
}

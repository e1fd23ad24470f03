import type { Dataset } from './dataset.js';

/** The same data set in shared memory, so that handing it to a worker copies nothing. */
export function shareDataset(dataset: Dataset): Dataset {
  const { features, labels } = dataset;
  if (features.buffer instanceof SharedArrayBuffer && labels.buffer instanceof SharedArrayBuffer) return dataset;
  const sharedFeatures = new Float32Array(new SharedArrayBuffer(features.byteLength));
  const sharedLabels = new Uint8Array(new SharedArrayBuffer(labels.byteLength));
  sharedFeatures.set(features);
  sharedLabels.set(labels);
  return { ...dataset, features: sharedFeatures, labels: sharedLabels };
}

/** Labelled rows in memory. */
export interface Dataset {
  readonly name: string;
  /** rows x features, row-major. */
  readonly features: Float32Array;
  /** Class of each row, 0 .. classes - 1. */
  readonly labels: Uint8Array;
  readonly rows: number;
  readonly dimension: number;
  readonly classes: number;
}

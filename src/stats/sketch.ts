/** Serialised sketch: bin keys in increasing order, and how many observations each holds. */
export interface SketchJson {
  readonly keys: readonly number[];
  readonly counts: readonly number[];
}

/** Bits of the significand that number the bins of one power of two: 64 bins, 2^(1/64) apart on average. */
const BIN_BITS = 6;
/** Bits of the upper word of a float64 below the bin number. */
const SHIFT = 20 - BIN_BITS;
/** Key of the smallest normal number; observations below 2^-1022 in magnitude count as zero. */
const FIRST_KEY = 1 << BIN_BITS;

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const upper = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Quantiles of a stream of numbers to a relative error of at most 1/129 < 0.8 %. Like DDSketch (Masson, Rim and Lee,
 * VLDB 2019) it counts observations in bins of bounded relative width, with a mirror image for negative numbers and a
 * bin for zero; here the bins are read off the float64 bits (64 equal bins per power of two, as in HdrHistogram), so
 * that no logarithm is rounded and every machine fills the same bins. Counts are integers: merging is exact.
 */
export class Sketch {
  private readonly bins = new Map<number, number>();
  private count = 0;

  /** Adds one observation below 2^1023 in magnitude. */
  add(observation: number): void {
    const key = keyOf(observation);
    this.bins.set(key, (this.bins.get(key) ?? 0) + 1);
    this.count++;
  }

  /** Adds all observations of another sketch. */
  merge(other: Sketch): void {
    for (const [key, count] of other.bins) this.bins.set(key, (this.bins.get(key) ?? 0) + count);
    this.count += other.count;
  }

  /**
   * The `percents`-th percentiles: for each percent p in [0, 100] the ceil(p count / 100)-th smallest observation
   * (the smallest for p = 0), to a relative error of at most 1/129. NaN without observations.
   */
  percentiles(percents: readonly number[]): number[] {
    const keys = this.sortedKeys();
    let seen = 0;
    const ranks = keys.map((key) => (seen += this.bins.get(key)!));
    return percents.map((percent) => {
      const rank = Math.max(1, Math.ceil((percent * this.count) / 100));
      const bin = ranks.findIndex((last) => last >= rank);
      return bin < 0 ? NaN : valueOf(keys[bin]!);
    });
  }

  toJSON(): SketchJson {
    const keys = this.sortedKeys();
    return { keys, counts: keys.map((key) => this.bins.get(key)!) };
  }

  static fromJSON(json: SketchJson): Sketch {
    const sketch = new Sketch();
    json.keys.forEach((key, i) => {
      const count = json.counts[i] ?? 0;
      sketch.bins.set(key, count);
      sketch.count += count;
    });
    return sketch;
  }

  private sortedKeys(): number[] {
    return [...Int32Array.from(this.bins.keys()).sort()];
  }
}

/** The bin of a number: increasing in the number, 0 for zero, odd in the sign. */
function keyOf(value: number): number {
  float[0] = value;
  const word = words[upper]!;
  const magnitude = (word & 0x7fff_ffff) >>> SHIFT;
  if (magnitude < FIRST_KEY) return 0;
  return word >>> 31 === 1 ? -magnitude : magnitude;
}

/** The number whose relative distance to both ends of the bin is the same: their harmonic mean. */
function valueOf(key: number): number {
  if (key === 0) return 0;
  const low = edge(Math.abs(key));
  const width = edge(Math.abs(key) + 1) - low;
  const value = low + width / (2 + width / low);
  return key < 0 ? -value : value;
}

function edge(magnitude: number): number {
  words[upper] = magnitude << SHIFT;
  words[1 - upper] = 0;
  return float[0]!;
}

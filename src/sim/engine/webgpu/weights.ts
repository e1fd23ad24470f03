import type { Reducer } from '../../rules/reducer.js';
import type { Mix } from '../../rules/rule.js';
import type { Field } from '../engine.js';
import type { Plan } from '../plan.js';
import { isLinear } from '../../rules/isLinear.js';
import { tieShare } from './wgsl/around.js';
import { needsHonestMean } from './wgsl/field.js';
import { HEADER } from './wgsl/honest.js';

/** Weights as the kernels read them. */
export interface Weights {
  /** Numbers of one trial. */
  readonly length: number;
  /** Those of `count` trials from position `first` of the pass on. */
  of(first: number, count: number): Float32Array;
}

/**
 * The weights of a mix over the rows of the tile, float32. Of a trial: the tie share of its mixed rows, whether it needs honest
 * means (0 or 1), the m shifts, then per tile row whether it is drawn or computed at all (0 or 1) and its m weights. Weights
 * of equal rows are added up in float64 first.
 *
 * @param reducer - where it takes the mean of the mixed rows, that is the one mixed row
 * @param meansRead - whether honest means are needed in any case
 */
export function weightsOf(field: Field, plan: Plan, mix: Mix, reducer: Reducer, meansRead: boolean): Weights {
  const m = isLinear(reducer) ? 1 : mix.rows;
  const tile = plan.byzantine.length + field.n - plan.firstHonest;
  const length = HEADER + m + tile * (m + 1);
  const writer = new Writer(field, plan, mix, reducer, m, tile, meansRead);
  return {
    length,
    of(first, count) {
      const numbers = new Float32Array(count * length);
      for (let t = 0; t < count; t++) writer.write(first + t, numbers.subarray(t * length, (t + 1) * length));
      return numbers;
    },
  };
}

class Writer {
  /** Weight of mixed row a for tile row r at [a * tile + r]. */
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;

  constructor(
    private readonly field: Field,
    private readonly plan: Plan,
    private readonly mix: Mix,
    private readonly reducer: Reducer,
    private readonly m: number,
    private readonly tile: number,
    private readonly meansRead: boolean,
  ) {
    this.sums = new Float64Array(m * tile);
    this.totals = new Float64Array(m);
  }

  write(trial: number, out: Float32Array): void {
    const { m, tile, sums, totals, plan } = this;
    this.addUp(trial);
    const rows = out.subarray(HEADER + m);
    let terms = 0;
    for (let a = 0; a < m; a++) {
      // Weights that do not sum to 1 move the common mean as well.
      const shift = ((totals[a]! - 1) * plan.mean) / plan.scale;
      out[HEADER + a] = shift;
      let read = shift === 0 ? 0 : 1;
      for (let r = 0; r < tile; r++) {
        const weight = sums[a * tile + r]!;
        if (weight === 0) continue;
        read++;
        rows[r * (m + 1)] = 1;
        rows[r * (m + 1) + 1 + a] = weight;
      }
      // A row that is passed on as it is is not rounded.
      if (read > 1 || !sums.subarray(a * tile, (a + 1) * tile).includes(1)) terms = Math.max(terms, read);
    }
    out[0] = tieShare(this.reducer, m, terms);
    const wanted = this.meansRead || plan.byzantine.some((_, b) => rows[b * (m + 1)] === 1 && needsMeanOf(plan, b));
    if (!wanted) return;
    out[1] = 1;
    const { length } = plan.byzantine;
    for (let r = length + this.field.f - plan.firstHonest; r < tile; r++) rows[r * (m + 1)] = 1;
  }

  private addUp(trial: number): void {
    const { m, tile, sums, totals, mix, plan } = this;
    const { n } = this.field;
    sums.fill(0);
    totals.fill(0);
    const start = trial * mix.rows * n;
    const share = mix.rows / m;
    for (let b = 0; b < mix.rows; b++) {
      const a = m === 1 ? 0 : b;
      for (let i = 0; i < n; i++) {
        const weight = mix.weights[start + b * n + i]! / share;
        sums[a * tile + plan.tileRows[i]!]! += weight;
        totals[a]! += weight;
      }
    }
  }
}

function needsMeanOf(plan: Plan, b: number): boolean {
  return needsHonestMean({ ...plan, byzantine: [plan.byzantine[b]!] });
}

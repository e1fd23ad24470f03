import type { Model } from '../models/model.js';
import type { DrawPlace, Engine, EngineName, Field, Points, Statistic, TrialRange } from './engine.js';
import type { Reduction } from './rounding.js';

type Mix = Reduction['mix'];

interface PairwiseCall {
  readonly field: Field;
  readonly trials: TrialRange;
  readonly points: Points;
  readonly values: Float64Array;
}

interface ReduceCall extends Reduction {
  readonly values: Float64Array;
}

/**
 * An engine that remembers what it was asked and what it answered, so that the same computation can be run again on
 * answers that are wrong by as much as its precision admits: what changes in the end is the part of arithmetic in the result,
 * whatever was done with the answers in between (stochastic arithmetic: Vignes, Math. Comput. Simulation 35, 1993, 233-261).
 */
export class Recorder implements Engine {
  readonly name: EngineName;
  private readonly distances: PairwiseCall[] = [];
  private readonly reductions: ReduceCall[] = [];

  constructor(private readonly engine: Engine) {
    this.name = engine.name;
  }

  get precision(): Engine['precision'] {
    return this.engine.precision;
  }

  /** Whether any primitive was used. */
  get used(): boolean {
    return this.distances.length > 0 || this.reductions.length > 0;
  }

  /** The engines whose arithmetic was used, in alphabetical order. */
  get ran(): readonly EngineName[] {
    const names = [
      ...this.distances.map(({ field, points }) => this.engine.runs(field, points)),
      ...this.reductions.map(({ field }) => this.engine.runs(field)),
    ];
    return [...new Set(names)].sort();
  }

  start(): Promise<void> {
    return this.engine.start();
  }

  stop(): Promise<void> {
    return this.engine.stop();
  }

  device(): string {
    return this.engine.device();
  }

  runs(field: Field, points?: Points): EngineName {
    return this.engine.runs(field, points);
  }

  words(place: DrawPlace): Promise<Uint32Array> {
    return this.engine.words(place);
  }

  draws(model: Model, place: DrawPlace): Promise<Float32Array> {
    return this.engine.draws(model, place);
  }

  async pairwise(field: Field, trials: TrialRange, points: Points = 'rows'): Promise<Float64Array> {
    const values = await this.engine.pairwise(field, trials, points);
    this.distances.push({ field, trials, points, values: values.slice() });
    return values;
  }

  async reduce(
    field: Field,
    trials: TrialRange,
    mix: Mix,
    reducer: Reduction['reducer'],
    statistics: readonly Statistic[],
  ): Promise<Float64Array> {
    const values = await this.engine.reduce(field, trials, mix, reducer, statistics);
    const kept = mix && { rows: mix.rows, weights: mix.weights.slice() };
    this.reductions.push({ field, trials, mix: kept, reducer, statistics, values: values.slice() });
    return values;
  }

  /**
   * The engine with every answer moved to an end of its error interval, up or down by a coin that depends on trial and entry.
   * Questions that were asked before cost nothing; others, say of a rule that now selects another row, are asked.
   */
  perturbed(): Engine {
    const { engine } = this;
    return {
      name: this.name,
      precision: this.precision,
      start: () => this.start(),
      stop: () => this.stop(),
      device: () => this.device(),
      runs: (field, points) => this.runs(field, points),
      words: (place) => this.words(place),
      draws: (model, place) => this.draws(model, place),
      pairwise: async (field, trials, points = 'rows') => {
        const asked = [field, trials, points];
        const known = this.distances.find((call) => same([call.field, call.trials, call.points], asked));
        const values = known ? known.values : await engine.pairwise(field, trials, points);
        const bounds = engine.precision.pairwise(field, values, points);
        return moveDistances(values, bounds, points === 'rows' ? field.n : field.n + 1, trials);
      },
      reduce: async (field, trials, mix, reducer, statistics) => {
        const asked = [field, trials, reducer, statistics];
        const known = this.reductions.find(
          (call) => same([call.field, call.trials, call.reducer, call.statistics], asked) && sameMix(call.mix, mix),
        );
        const values = known ? known.values : await engine.reduce(field, trials, mix, reducer, statistics);
        const bounds = engine.precision.reduce({ field, trials, mix, reducer, statistics }, values);
        return values.map((value, k) => {
          const s = k % statistics.length;
          const moved = value + coin(trials.first + Math.floor(k / statistics.length), s) * bounds[k]!;
          return statistics[s]!.kind === 'dot' ? moved : Math.max(0, moved);
        });
      },
    };
  }
}

/**
 * Keeps the matrices symmetric, their entries non-negative and equal rows equal: rows at distance 0 are the same numbers on
 * every engine, and a tie between them is none that rounding decides.
 */
function moveDistances(values: Float64Array, bounds: Float64Array, n: number, trials: TrialRange): Float64Array {
  const result = new Float64Array(values.length);
  for (let t = 0; t < trials.count; t++) {
    const start = t * n * n;
    const likeness = Int32Array.from({ length: n }, (_, i) =>
      values.subarray(start + i * n, start + (i + 1) * n).indexOf(0),
    );
    for (let k = 0; k < n * n; k++) {
      const [i, j] = [likeness[Math.floor(k / n)]!, likeness[k % n]!];
      const pair = Math.min(i, j) * n + Math.max(i, j);
      result[start + k] = Math.max(0, values[start + k]! + coin(trials.first + t, pair) * bounds[start + k]!);
    }
  }
  return result;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameMix(a: Mix, b: Mix): boolean {
  if (a === null || b === null) return a === b;
  return a.rows === b.rows && a.weights.every((weight, k) => Object.is(weight, b.weights[k]));
}

/** 1 or -1, by the finaliser of MurmurHash3 over the trial and the entry: the same however trials are cut into blocks. */
function coin(trial: number, entry: number): 1 | -1 {
  let hash = (Math.imul(trial, 0x9e3779b1) ^ Math.imul(entry + 1, 0x85ebca77)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) === 0 ? 1 : -1;
}

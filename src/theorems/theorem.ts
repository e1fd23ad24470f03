/**
 * The shape of a theorem: source, statement, domain, formulas, experiments, claims, controls and figures, as data. A
 * theorem file exports one of these by default; nothing else in the project has to change when one is added.
 */
import type { Arbitrary } from 'fast-check';
import type { Constraint, Values } from '../bounds/formula.js';
import type { Formula } from '../bounds/formula.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { Engine, TrialRange } from '../sim/engine/engine.js';
import type { StreamKey } from '../sim/random/key.js';
import type { Stream } from '../sim/random/stream.js';
import type { Support } from '../stats/estimate.js';

/** A parameter point. */
export type Point = Values;

export type Effort = 'quick' | 'standard' | 'thorough';
export const EFFORTS: readonly Effort[] = ['quick', 'standard', 'thorough'];

export type TheoremKind =
  | 'identity'
  | 'upper bound'
  | 'scaling law'
  | 'threshold'
  | 'impossibility'
  | 'worst case'
  | 'exact curve'
  | 'measurement';

export interface Source {
  /** Authors, title, venue, year. */
  readonly reference: string;
  /** arXiv number or URL path, where known. */
  readonly arxiv?: string;
  /** Theorem, proposition or section number, or what of it was confirmed, recalled or derived. */
  readonly locus?: string;
}

export interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type: 'integer' | 'real';
  /** Value used by `leeway bound` and `replay` when the user names none. */
  readonly default: number;
}

/** What one trial measures. */
export interface Observable {
  readonly description: string;
  /** Unit for tables and axes, e.g. `sigma sqrt(d)`; absent: a pure number. */
  readonly unit?: string;
  /** A function where it depends on the point: constant at the first step of a run, say, and random afterwards. */
  readonly support: Support | ((point: Point) => Support);
  /**
   * Bound on |mean of what is measured - mean of what is meant|, in the observable's unit, where a trial cuts off something
   * infinite: the tail of a law beyond what its draws reach, the rest of a series, an iteration that ends at a tolerance. Verdicts on
   * the mean hold for the interval widened by it. Claims about every trial are not widened: they speak of the trials that are drawn.
   * A comment says where the bound comes from.
   */
  readonly truncation?: number | ((point: Point) => number);
}

/** Everything a block of trials may use. It is a pure function of the cell's address, the engine aside. */
export interface TrialContext {
  readonly engine: Engine;
  /** Philox key of the cell. */
  readonly key: StreamKey;
  /** The sequential stream of one trial (its own counter range, apart from the field's). */
  readonly stream: (trial: number) => Stream;
  /** Real data, for experiments that declare `data: true`. */
  readonly data?: Dataset;
}

/** One column of trial values per observable, each of length `range.count`. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** What happened in one trial, for `leeway replay` and for witnesses in the report: labelled values in reading order. */
export interface Scene {
  readonly title: string;
  readonly entries: readonly { readonly label: string; readonly value: number | string | readonly number[] }[];
}

export interface Experiment {
  /** What is simulated, in words. */
  readonly description: string;
  readonly observables: Readonly<Record<string, Observable>>;
  /** Most trials per cell and effort; an anytime-valid decision stops earlier. */
  readonly trials: Readonly<Record<Effort, number>>;
  /** Trials before the first look (default 256): the minimum sample of asymptotic confidence sequences. */
  readonly firstLook?: number;
  /** Trials per block (default 256); results do not depend on it. */
  readonly blockSize?: number;
  /** Cells of this experiment when they differ from the theorem's grid (e.g. a control at one point only). */
  readonly grid?: Readonly<Record<Effort, readonly Point[]>>;
  readonly data?: boolean;
  readonly sample: (context: TrialContext, point: Point, range: TrialRange) => Columns | Promise<Columns>;
  readonly replay?: (context: TrialContext, point: Point, trial: number) => Scene | Promise<Scene>;
}

/** What is compared: the mean of one observable, or a function of several means, monotone in each on the positive axis. */
export type Quantity =
  string | { readonly of: readonly string[]; readonly expression: string; readonly description: string };

export type Bound = Formula | number;

/** A margin: relative to the bound, absolute, or both added; a formula may give the absolute part (e.g. 1.2 / sqrt(d)). */
export interface Margin {
  readonly relative?: number;
  readonly absolute?: Bound;
}

interface ClaimBase {
  /** Unique inside its theorem. */
  readonly id: string;
  /** The claim as a sentence. */
  readonly text: string;
  /** Name in `theorem.experiments`; default `main`. */
  readonly experiment?: string;
  /** `published` constants are shown with their source; `repair` is the corrected constant beside a refuted one. */
  readonly role?: 'published' | 'derived' | 'repair';
  /** What a correct run finds; default `confirmed`. A published constant known to fail says `refuted`. */
  readonly expected?: 'confirmed' | 'refuted';
  /** Points the claim speaks of; default all. */
  readonly where?: (point: Point) => boolean;
}

/** mean <= bound: confirmed when the upper limit is <= bound (1 + tolerance), refuted when the lower limit is > bound. */
export interface AtMostClaim extends ClaimBase {
  readonly kind: 'at-most';
  readonly quantity: Quantity;
  readonly bound: Bound;
  readonly tolerance: number;
}

/** mean >= bound, mirrored. */
export interface AtLeastClaim extends ClaimBase {
  readonly kind: 'at-least';
  readonly quantity: Quantity;
  readonly bound: Bound;
  readonly tolerance: number;
}

/**
 * mean = bound: confirmed when the interval lies inside bound +- (slack + tolerance), refuted when it does not meet
 * bound +- slack. `slack` is part of the claim (an asymptotic law at finite d); 0 for an identity.
 */
export interface EqualsClaim extends ClaimBase {
  readonly kind: 'equals';
  readonly quantity: Quantity;
  readonly bound: Bound;
  readonly tolerance: Margin;
  readonly slack?: Margin;
}

/** The slope of log mean in log `along`, over the cells that share all other parameters, lies in [low, high]. */
export interface SlopeClaim extends ClaimBase {
  readonly kind: 'slope';
  readonly quantity: Quantity;
  readonly along: string;
  readonly low: number;
  readonly high: number;
}

/** Counterexample search with shrinking, beside the random trials of an `always` claim. */
export interface Search<T = unknown> {
  readonly arbitrary: (point: Point) => Arbitrary<T>;
  /** value - bound of the candidate: a positive number is a counterexample. */
  readonly excess: (candidate: T, point: Point) => number;
  readonly describe: (candidate: T, point: Point) => Scene;
  readonly runs: Readonly<Record<Effort, number>>;
}

/** observable <= bound in every trial; one counterexample refutes. */
export interface AlwaysClaim extends ClaimBase {
  readonly kind: 'always';
  readonly observable: string;
  readonly bound: Bound;
  /** Relative rounding allowance of the comparison, e.g. 1e-9. */
  readonly rounding: number;
  /** Confirmed once P(violation) <= rate at the claim's level with no violation seen. */
  readonly rate: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the candidate type is private to each search
  readonly search?: Search<any>;
}

/** observable >= bound for every algorithm of a suite, in every trial (identical-observations protocol). */
export interface EveryClaim extends ClaimBase {
  readonly kind: 'every';
  /** One observable per algorithm. */
  readonly observables: readonly string[];
  readonly bound: Bound;
  readonly rounding: number;
  readonly rate: number;
}

export type Claim = AtMostClaim | AtLeastClaim | EqualsClaim | SlopeClaim | AlwaysClaim | EveryClaim;

/** A variant that must be refuted. */
export interface Control {
  readonly id: string;
  /** What was changed: "the constant 0.55 eta' in place of eta'". */
  readonly text: string;
  readonly change: 'tightened constant' | 'dropped assumption' | 'wrong formula' | 'wrong exponent';
  readonly claim: Claim;
}

/** A named place on the horizontal axis of a figure that compares what no parameter tells apart, e.g. rules. */
export interface FigureCategory {
  readonly label: string;
  /** The quantity of each measured series here; undefined: none. */
  readonly measured: readonly (Quantity | undefined)[];
  /** The formula of each curve here; undefined: none. */
  readonly curves: readonly (Formula | undefined)[];
}

/** A figure of the report, as data: measured observables with bands against formulas. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** Parameter on the horizontal axis. */
  readonly x: {
    readonly parameter: string;
    readonly label: string;
    readonly scale: 'linear' | 'log';
    /** Parameters that change with x, as f does along f = n / 5: they tell no lines apart. */
    readonly together?: readonly string[];
  };
  readonly y: { readonly label: string; readonly scale: 'linear' | 'log' };
  /** Points shown; default all. One line per distinct value of the remaining parameters. */
  readonly where?: (point: Point) => boolean;
  /** Measured series: mean with confidence band, or the largest trial value, e.g. of a search (one observable only). */
  readonly measured: readonly {
    readonly quantity: Quantity;
    readonly experiment?: string;
    readonly label: string;
    /** On log-log axes: a power law is fitted to the cells from this x on, drawn, and its slope named in the legend. */
    readonly fitFrom?: number;
    /** Default `mean`. */
    readonly reading?: 'mean' | 'largest';
  }[];
  /** Closed forms drawn as curves over the range of x. */
  readonly curves: readonly {
    readonly formula: Formula;
    readonly label: string;
    readonly style?: 'published' | 'derived' | 'repair';
    /** Index of the measured series whose colour the curve takes, where several are compared: the dash then says the style. */
    readonly of?: number;
  }[];
  /**
   * Named categories in place of a parameter on the horizontal axis, at the first point that `where` admits. The quantities
   * and formulas of `measured` and `curves` are then those of the categories.
   */
  readonly categories?: readonly FigureCategory[];
  /** One sentence under the figure. */
  readonly caption: string;
}

export interface Theorem {
  readonly id: string;
  readonly title: string;
  readonly kind: TheoremKind;
  /** Folder of `src/theorems`, e.g. `bulyan`. */
  readonly paper: string;
  readonly sources: readonly Source[];
  readonly statement: string;
  readonly setting: string;
  readonly assumptions: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly domain: readonly Constraint[];
  /** All closed forms; the first is the theorem's own. */
  readonly formulas: readonly Formula[];
  readonly grid: Readonly<Record<Effort, readonly Point[]>>;
  /** `main` is required. */
  readonly experiments: Readonly<Record<string, Experiment>> & { readonly main: Experiment };
  readonly claims: readonly Claim[];
  readonly controls: readonly Control[];
  readonly figures: readonly Figure[];
  /** Remarks for the reader: looseness, contested constants, what the catalogue found. */
  readonly notes?: readonly string[];
}

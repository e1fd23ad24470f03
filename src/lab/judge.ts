/** From a claim and what is known of its cells to what the statistics say: which test a kind of claim gets. */
import { parseUserExpression } from '../bounds/userExpression.js';
import { UserError } from '../errors.js';
import { combineMonotone, type Combined } from '../stats/combine.js';
import { confidenceInterval, DEFAULT_FIRST_LOOK } from '../stats/confidence.js';
import { shareLevel } from '../stats/familywise.js';
import { systematicOf, widened, widening, type Systematic } from '../stats/errorBudget.js';
import { judgeAtLeast, judgeAtMost, judgeEquals, type Measured } from '../stats/judge.js';
import { judgeAlways, judgeEvery } from '../stats/judgeAlways.js';
import { judgeSlope } from '../stats/judgeSlope.js';
import type { Observed } from '../stats/observed.js';
import type { Interval, Judgement } from '../stats/verdict.js';
import { supportAt, truncationAt } from '../theorems/support.js';
import type {
  AlwaysClaim,
  Bound,
  EveryClaim,
  Experiment,
  Margin,
  Point,
  Quantity,
  SlopeClaim,
} from '../theorems/theorem.js';
import type { CellData } from './cellData.js';
import { claimObservables, quantityObservables } from './claims.js';
import type { PlannedCell, Statement } from './plan.js';
import type { JudgedCell } from './result.js';
import type { SearchAnswer } from './task.js';

/** What a judgement may depend on. */
export interface Evidence {
  readonly experiment: Experiment;
  /** Level of the statement. */
  readonly level: number;
  readonly dataOf: (cell: PlannedCell) => CellData;
  /** The counterexample search of an `always` claim, when it was made. */
  readonly search?: SearchAnswer;
}

/** Judges one statement. Before the first look of any of its cells it is undecided. */
export function judge(statement: Statement, evidence: Evidence): JudgedCell {
  const { claim, address, point, cells } = statement;
  const place = { address, point };
  const unseen = cells.some((cell) => evidence.dataOf(cell).trials === 0);
  const judgement = unseen ? unseenJudgement(statement) : judgeSeen(statement, evidence);
  if (claim.kind === 'always') return { ...withSearch(judgement, claim, point, evidence.search), ...place };
  if (claim.kind !== 'every' || unseen) return { ...judgement, ...place };
  return { ...judgement, ...place, ratios: ratiosToBound(claim, evidence.dataOf(cells[0]!), judgement.bound) };
}

/** Confidence interval of each observable's mean in one cell, at the level of one statement. */
export function observableIntervals(
  experiment: Experiment,
  point: Point,
  data: CellData,
  level: number,
): Readonly<Record<string, Interval>> {
  return Object.fromEntries(
    [...data.estimates.keys()].map((name) => [name, interval(experiment, point, data, name, level)]),
  );
}

function judgeSeen({ claim, point, cells }: Statement, evidence: Evidence): Judgement {
  const cell = cells[0]!;
  const data = evidence.dataOf(cell);
  switch (claim.kind) {
    case 'at-most':
      return judgeAtMost({
        ...measure(claim.quantity, cell.point, data, evidence),
        bound: valueAt(claim.bound, point),
        tolerance: claim.tolerance,
      });
    case 'at-least':
      return judgeAtLeast({
        ...measure(claim.quantity, cell.point, data, evidence),
        bound: valueAt(claim.bound, point),
        tolerance: claim.tolerance,
      });
    case 'equals': {
      const bound = valueAt(claim.bound, point);
      const slack = marginAt(claim.slack, bound, point);
      const tolerance = marginAt(claim.tolerance, bound, point);
      return judgeEquals({ ...measure(claim.quantity, cell.point, data, evidence), bound, slack, tolerance });
    }
    case 'slope':
      return judgeScaling(claim, cells, evidence);
    case 'always': {
      const { max, maxTrial } = observed(data, claim.observable).extremes;
      return judgeAlways({ ...everyTrial(claim, point, data, evidence), max, maxTrial });
    }
    case 'every': {
      const minima = Object.fromEntries(
        claim.observables.map((name) => {
          const { min, minTrial } = observed(data, name).extremes;
          return [name, { value: min, trial: minTrial }];
        }),
      );
      return judgeEvery({ ...everyTrial(claim, point, data, evidence), minima });
    }
  }
}

function everyTrial(claim: AlwaysClaim | EveryClaim, point: Point, data: CellData, { level }: Evidence) {
  const { rounding, rate } = claim;
  const shared = { trials: data.trials, bound: valueAt(claim.bound, point), rounding, rate, alpha: level };
  const changes = claimObservables(claim).map((name) => observed(data, name).arithmetic?.ofObservation);
  return changes.every((change) => change === undefined)
    ? shared
    : { ...shared, arithmetic: Math.max(...changes.map((change) => change ?? 0)) };
}

/** The intervals of all cells must hold at once. */
function judgeScaling(claim: SlopeClaim, cells: readonly PlannedCell[], evidence: Evidence): Judgement {
  const shared = { ...evidence, level: shareLevel(evidence.level, cells.length) };
  const points = cells.map((cell) => ({
    x: cell.point[claim.along]!,
    ...measure(claim.quantity, cell.point, evidence.dataOf(cell), shared),
  }));
  const trials = points.reduce((sum, point) => sum + point.trials, 0);
  return judgeSlope({ points, low: claim.low, high: claim.high, trials });
}

/** The quantity's estimate and interval in one cell; the intervals of the means that it combines share the level. */
function measure(quantity: Quantity, point: Point, data: CellData, { experiment, level }: Evidence): Measured {
  const names = quantityObservables(quantity);
  const alpha = shareLevel(level, names.length);
  const estimates = Object.fromEntries(names.map((name) => [name, observed(data, name).moments().mean]));
  const intervals = Object.fromEntries(names.map((name) => [name, interval(experiment, point, data, name, alpha)]));
  const means = names.map((name) => ({ name, ...systematicOfMean(experiment, point, data, name) }));
  if (typeof quantity === 'string') {
    const { name, ...parts } = means[0]!;
    return { estimate: estimates[name]!, interval: intervals[name]!, trials: data.trials, alpha, ...parts };
  }
  const combined = combine(quantity.expression, names, estimates, intervals);
  const parts = systematicOf(means, (part) => {
    const wide = Object.fromEntries(means.map((mean) => [mean.name, widened(intervals[mean.name]!, part(mean))]));
    return widening(combined.interval, combine(quantity.expression, names, estimates, wide).interval);
  });
  return { ...combined, trials: data.trials, ...parts };
}

/** What rounding and truncation add to the interval of one observable's mean. */
function systematicOfMean({ observables }: Experiment, point: Point, data: CellData, name: string): Systematic {
  const arithmetic = observed(data, name).arithmetic?.ofMean;
  const truncation = truncationAt(observables[name]!, point);
  return {
    ...(arithmetic === undefined ? {} : { arithmetic }),
    ...(truncation === undefined ? {} : { truncation }),
  };
}

function combine(
  expression: string,
  names: readonly string[],
  estimates: Readonly<Record<string, number>>,
  intervals: Readonly<Record<string, Interval>>,
): Combined {
  const parsed = parseUserExpression(expression, names);
  return combineMonotone((values) => valueOrNaN(() => parsed.evaluate(values)), estimates, intervals);
}

/** A corner of the box where the expression has no value makes the interval the whole line. */
function valueOrNaN(evaluate: () => number | boolean): number {
  try {
    return Number(evaluate());
  } catch (error) {
    if (error instanceof UserError) return NaN;
    throw error;
  }
}

/** Intervals already computed: many statements, mutants above all, ask for the same one. Kept for an observable's latest number of trials. */
const known = new WeakMap<Observed, { trials: number; readonly intervals: Map<number, Interval> }>();

function interval(experiment: Experiment, point: Point, data: CellData, name: string, alpha: number): Interval {
  const values = observed(data, name);
  let cache = known.get(values);
  if (cache === undefined || cache.trials !== data.trials) {
    cache = { trials: data.trials, intervals: new Map() };
    known.set(values, cache);
  }
  const found = cache.intervals.get(alpha);
  if (found !== undefined) return found;
  const support = supportAt(experiment.observables[name]!, point);
  const computed = confidenceInterval(values, support, alpha, {
    firstLook: experiment.firstLook ?? DEFAULT_FIRST_LOOK,
  });
  cache.intervals.set(alpha, computed);
  return computed;
}

function observed(data: CellData, name: string): Observed {
  return data.estimates.get(name)!;
}

function valueAt(bound: Bound, point: Point): number {
  return typeof bound === 'number' ? bound : bound.evaluate(point);
}

/** Absolute size of a margin: its relative part times the bound, plus its absolute part. */
function marginAt(margin: Margin | undefined, bound: number, point: Point): number {
  return (margin?.relative ?? 0) * Math.abs(bound) + valueAt(margin?.absolute ?? 0, point);
}

function ratiosToBound(claim: EveryClaim, data: CellData, bound: number): Readonly<Record<string, number>> {
  return Object.fromEntries(claim.observables.map((name) => [name, observed(data, name).moments().mean / bound]));
}

/** A counterexample of the search refutes whatever the trials say. */
function withSearch(
  judgement: Judgement,
  claim: AlwaysClaim,
  point: Point,
  search: SearchAnswer | undefined,
): Judgement {
  if (search === undefined) return judgement;
  const runs = search.runs.toLocaleString('en-US');
  if (search.found === null) {
    const note = `no counterexample among ${runs} searched candidates`;
    return { ...judgement, note: [judgement.note, note].filter(Boolean).join('; ') };
  }
  const bound = valueAt(claim.bound, point);
  const value = bound + search.found.excess;
  const estimate = Math.max(value, Number.isNaN(judgement.estimate) ? value : judgement.estimate);
  const tightness = estimate / bound;
  return {
    verdict: 'refuted',
    estimate,
    interval: [estimate, Infinity],
    bound,
    tightness,
    tightnessInterval: bound >= 0 ? [tightness, Infinity] : [-Infinity, tightness],
    trials: judgement.trials,
    ...(judgement.witness === undefined ? {} : { witness: judgement.witness }),
    note: `the search found a counterexample, ${search.found.excess.toPrecision(3)} above the bound, after ${runs} candidates`,
  };
}

function unseenJudgement({ claim, point }: Statement): Judgement {
  const bound = claim.kind === 'slope' ? (claim.low + claim.high) / 2 : valueAt(claim.bound, point);
  const everything: Interval = [-Infinity, Infinity];
  return {
    verdict: 'undecided',
    estimate: NaN,
    interval: everything,
    bound,
    tightness: NaN,
    tightnessInterval: everything,
    trials: 0,
    note: 'no trials yet',
  };
}

/** The smallest change of a bound that the evidence refutes: from the intervals of a judged study, without new trials. */
import type { Bound, Claim, Margin, Point } from '../../theorems/theorem.js';
import type { ClaimResult, JudgedCell, TheoremResult } from '../result.js';
import type { Theorem } from '../../theorems/theorem.js';
import type { SmallestChange } from './result.js';

/**
 * For every bound of a theorem's confirmed claims, over all claims and cells that use it: how much smaller, and how much
 * larger, it could be before some claim is refuted. Slopes and bounds of 0 have no relative change and are left out.
 */
export function smallestChanges(theorem: Theorem, result: TheoremResult): readonly SmallestChange[] {
  const found = new Map<string, SmallestChange>();
  for (const claim of theorem.claims) {
    const judged = result.claims.find(({ id }) => id === claim.id);
    if (judged === undefined || judged.verdict === 'refuted' || claim.kind === 'slope') continue;
    const subject = typeof claim.bound === 'object' ? claim.bound.name : claim.id;
    for (const cell of judged.cells) {
      if (cell.bound === 0) continue;
      const { down, up } = changeOf(claim, judged, cell);
      const known = found.get(subject) ?? { subject, down: Infinity, up: Infinity };
      found.set(subject, { subject, down: Math.min(known.down, down), up: Math.min(known.up, up) });
    }
  }
  return [...found.values()];
}

const NOTHING = { down: Infinity, up: Infinity };

function changeOf(
  claim: Claim,
  { kind }: ClaimResult,
  cell: JudgedCell,
): { readonly down: number; readonly up: number } {
  const { bound, interval, point } = cell;
  if (!(Number.isFinite(bound) && bound !== 0) || cell.trials === 0) return NOTHING;
  const [lower, upper] = bound > 0 ? interval : ([-interval[1], -interval[0]] as const);
  const size = Math.abs(bound);
  // Of a negative bound everything is mirrored: a smaller size means a weaker `at most`.
  const admitsBelow = ['at-most', 'always'].includes(kind) === bound > 0;
  if (kind === 'equals') return equalsChange(claim, point, size, lower, upper);
  if (admitsBelow) {
    const least = kind === 'always' ? extreme(cell, bound) / (1 + rounding(claim)) : lower;
    return { down: relative(1 - least / size), up: Infinity };
  }
  const most = kind === 'every' ? extreme(cell, bound) / (1 - rounding(claim)) : upper;
  return { down: Infinity, up: relative(most / size - 1) };
}

/** The extreme value itself: one value beyond the bound refutes an `always` or `every` claim. */
function extreme({ estimate }: JudgedCell, bound: number): number {
  return bound > 0 ? estimate : -estimate;
}

function rounding(claim: Claim): number {
  return claim.kind === 'always' || claim.kind === 'every' ? claim.rounding : 0;
}

function equalsChange(claim: Claim, point: Point, size: number, lower: number, upper: number) {
  const slack: Margin = claim.kind === 'equals' ? (claim.slack ?? {}) : {};
  const share = slack.relative ?? 0;
  const fixed = valueAt(slack.absolute ?? 0, point);
  return {
    down: relative(1 - (lower - fixed) / (size * (1 + share))),
    up: share < 1 ? relative((upper + fixed) / (size * (1 - share)) - 1) : Infinity,
  };
}

function valueAt(bound: Bound, point: Point): number {
  return typeof bound === 'number' ? bound : bound.evaluate(point);
}

/** A change of less than nothing is nothing; one by all of the bound or more is none. */
function relative(change: number): number {
  return Number.isNaN(change) ? Infinity : Math.max(0, change);
}

import type { LinearAttack } from '../attacks/linearAttack.js';
import { linearAttack } from '../attacks/linearAttack.js';
import { coordinates } from '../models/coordinates.js';
import type { Field, Points } from './engine.js';

/** Beyond this size, in units of the model's spread, squares and sums of planted values lose what float32 can hold. */
const LARGEST_PLANTED = 1e15;
/** Spreads between the mean and the origin up to which float32 differences keep what tells norms apart. */
const FARTHEST_ORIGIN = 32;
/** Two planted rows closer than this share of their size would be rounded into each other. */
const LEAST_STEP = 1e-3;

/**
 * A field in the coordinates of the engines whose rows are float32: value = mean + scale * y, where y is float32. Honest
 * draws are exact in y whatever the mean, so a large common offset costs no precision.
 */
export interface Plan {
  /** Offset of the model: its mean, except for the uniform model, whose lower end it is. */
  readonly mean: number;
  /** > 0. */
  readonly scale: number;
  /** Byzantine rows that differ, in row order: none, the one that all share, or two for `staggered`. */
  readonly byzantine: readonly ByzantineRow[];
  /** First row that is drawn. */
  readonly firstHonest: number;
  /** Row of the field -> row of the tile, where equal Byzantine rows are one. */
  readonly tileRows: Int32Array;
}

/** y = z deviations from the honest mean, or meanWeight * honest mean + shift, on every column but the first. */
export type ByzantineRow =
  | { readonly kind: 'alie'; readonly z: number }
  | { readonly kind: 'linear'; readonly meanWeight: number; readonly shift: number };

/**
 * The plan of a field, or `null` where its Byzantine rows need float64: the attacks `diameter` and `mirror` live from a
 * distance of 1e-9 to a tie, `alie` on a single honest row has no deviation; planted values that are not finite, beyond 1e15
 * spreads, or staggered by less than a thousandth of their size; and a model that lies beyond 1e15 spreads from the origin.
 */
export function planField(field: Field): Plan | null {
  const { n, f, model, attack } = field;
  const { offset: mean, scale: spread } = coordinates(model);
  const scale = spread === 0 ? 1 : spread;
  const none = f === 0 || attack.kind === 'none';
  if (Math.abs(mean / scale) >= LARGEST_PLANTED || (!none && attack.kind === 'alie' && n - f < 2)) return null;
  if (!none && (attack.kind === 'diameter' || attack.kind === 'mirror')) return null;
  const rows: ByzantineRow[] = [];
  if (!none && attack.kind === 'alie') rows.push({ kind: 'alie', z: attack.z });
  else if (!none) {
    rows.push(inCoordinates(linearAttack(attack, 0)!, mean, scale));
    if (attack.kind === 'staggered' && f > 1) rows.push(inCoordinates(linearAttack(attack, 1)!, mean, scale));
  }
  if (!rows.every(fits) || !apart(rows)) return null;
  const firstHonest = none ? 0 : f;
  const tileRows = Int32Array.from({ length: n }, (_, i) =>
    i < firstHonest ? Math.min(i, rows.length - 1) : i - firstHonest + rows.length,
  );
  return { mean, scale, byzantine: rows, firstHonest, tileRows };
}

/** Whether the origin is so far from the mean that its rounding to float32 would drown what tells the norms of rows apart. */
export function isOriginFar({ mean, scale }: Plan): boolean {
  return Math.abs(mean) > FARTHEST_ORIGIN * scale;
}

/** The plan for distances between points whose origin, where it is one of them, is a row like the others; `null` in float64. */
export function planPairs(field: Field, points: Points): Plan | null {
  const plan = planField(field);
  return plan && points === 'rows-and-origin' && isOriginFar(plan) ? null : plan;
}

function inCoordinates(row: LinearAttack, mean: number, scale: number): ByzantineRow {
  const shift = ((row.honestMean - 1) * mean + row.ones) / scale;
  return { kind: 'linear', meanWeight: row.honestMean, shift };
}

function fits(row: ByzantineRow): boolean {
  const sizes = row.kind === 'alie' ? [row.z] : [row.meanWeight, row.shift];
  return sizes.every((size) => Math.abs(size) < LARGEST_PLANTED);
}

function apart(rows: readonly ByzantineRow[]): boolean {
  const [one, other] = rows;
  if (one?.kind !== 'linear' || other?.kind !== 'linear') return true;
  const step = Math.abs(one.shift - other.shift);
  return step === 0 || step >= LEAST_STEP * Math.max(Math.abs(one.shift), Math.abs(other.shift));
}

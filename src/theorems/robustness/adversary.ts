/**
 * An adversary that looks for the worst input of a rule: random levels, honest and Byzantine, improved step by step. One
 * trial is one restart, a function of its stream, so that what it finds can be replayed.
 */
import { climb, randomComposition, type Candidate } from '../../sim/search/climb.js';
import type { Stream } from '../../sim/random/stream.js';
import { explicitRows, levelDistances, type Level, type Levels } from './levels.js';
import type { Target } from './target.js';

/** What the adversary varies: points of a line, or points of an axis with regular simplices around them. */
export type Space = 'line' | 'simplices';

/** What a restart ended with. */
export interface Found {
  readonly levels: Levels;
  readonly ratio: number;
}

const MOST_HONEST_LEVELS = 4;
const MOST_BYZANTINE_LEVELS = 2;
/** Share of the restarts on a line whose first Byzantine level starts far away. */
const FAR = 0.3;
/** Honest values span [0, 1]; Byzantine ones reach this far. */
const FARTHEST = 1e7;
/** Standard deviation of what an informed start differs by from the input it is told of. */
const SHAKE = 0.01;
/** Share of the levels that start without a radius. */
const FLAT = 0.5;
/** Honest levels closer than this are one point: no input to judge a ratio on. */
const NARROWEST = 1e-5;

/**
 * One restart with so many evaluations of the target.
 *
 * @param near - half of the restarts begin near this input instead of anywhere
 */
export function attack(target: Target, space: Space, n: number, f: number, evaluations: number, near?: Levels) {
  const value = space === 'line' ? lineValue(target, n, f) : simplexValue(target, n, f);
  return (stream: Stream): Found => {
    const informed = near !== undefined && stream.uniform() < 0.5;
    const start = informed ? startNear(stream, space, near) : randomStart(stream, space, n, f);
    const best = climb(stream, start, value, evaluations);
    return { levels: normalised(levelsOf(best, space), space), ratio: best.value };
  };
}

function randomStart(stream: Stream, space: Space, n: number, f: number): Candidate {
  const fewest = space === 'line' ? 2 : 1;
  const honest = Math.min(n - f, fewest + stream.integer(MOST_HONEST_LEVELS - fewest + 1));
  const byzantine = 1 + stream.integer(Math.min(MOST_BYZANTINE_LEVELS, f));
  const parts = [randomComposition(stream, n - f, honest), randomComposition(stream, f, byzantine)];
  const count = honest + byzantine;
  const reals = Float64Array.from({ length: space === 'line' ? count : 2 * count }, () => stream.normal());
  if (space === 'line' && stream.uniform() < FAR) reals[honest] = stream.uniform() < 0.5 ? -FARTHEST : FARTHEST;
  if (space === 'simplices') for (let i = count; i < 2 * count; i++) if (stream.uniform() < FLAT) reals[i] = 0;
  return { reals, parts };
}

/** The levels with positions and radii shaken by about a hundredth. */
function startNear(stream: Stream, space: Space, { honest, byzantine }: Levels): Candidate {
  const levels = [...honest, ...byzantine];
  const shaken = (value: number): number => value + SHAKE * stream.normal();
  const positions = levels.map(({ position }) => shaken(position));
  const radii = space === 'line' ? [] : levels.map(({ radius = 0 }) => (radius > 0 ? shaken(radius) : 0));
  const counts = (group: readonly Level[]): Int32Array => Int32Array.from(group, ({ count }) => count);
  return { reals: Float64Array.from([...positions, ...radii]), parts: [counts(honest), counts(byzantine)] };
}

/** Positions first, then radii. */
function levelsOf({ reals, parts }: Candidate, space: Space): Levels {
  const [honest, byzantine] = parts as [Int32Array, Int32Array];
  const all = honest.length + byzantine.length;
  const level = (count: number, index: number): Level =>
    space === 'line'
      ? { count, position: reals[index]! }
      : { count, position: reals[index]!, radius: Math.abs(reals[all + index]!) };
  return {
    honest: Array.from(honest, level),
    byzantine: Array.from(byzantine, (count, index) => level(count, honest.length + index)),
  };
}

const clamped = (position: number): number => Math.min(FARTHEST, Math.max(-FARTHEST, position));

function extentOf({ honest }: Levels): readonly [low: number, width: number] {
  let [low, high, widest] = [Infinity, -Infinity, 0];
  for (const { count, position, radius = 0 } of honest) {
    low = Math.min(low, position);
    high = Math.max(high, position);
    if (count > 1) widest = Math.max(widest, radius);
  }
  return [low, Math.max(high - low, widest)];
}

/** Lowest honest position 0, honest width 1: ratios do not change, and no rounding grows with the position. */
function normalised(levels: Levels, space: Space): Levels {
  const [low, width] = extentOf(levels);
  const place = ({ count, position, radius = 0 }: Level): Level => {
    const moved = clamped((position - low) / width);
    return space === 'line' ? { count, position: moved } : { count, position: moved, radius: radius / width };
  };
  return { honest: levels.honest.map(place), byzantine: levels.byzantine.map(place) };
}

/** The same normalisation on plain numbers: this is the inner loop of the search. */
function lineValue(target: Target, n: number, f: number): (candidate: Candidate) => number {
  const ratio = target.ofRows(n, 1, f);
  const values = new Float64Array(n);
  return ({ reals, parts }) => {
    const [honest, byzantine] = parts as [Int32Array, Int32Array];
    let [low, high] = [reals[0]!, reals[0]!];
    for (let level = 1; level < honest.length; level++) {
      low = Math.min(low, reals[level]!);
      high = Math.max(high, reals[level]!);
    }
    if (!(high - low > NARROWEST)) return 0;
    const place = (position: number): number => clamped((position - low) / (high - low));
    let row = 0;
    for (let level = 0; level < byzantine.length; level++) {
      values.fill(place(reals[honest.length + level]!), row, (row += byzantine[level]!));
    }
    for (let level = 0; level < honest.length; level++) values.fill(place(reals[level]!), row, (row += honest[level]!));
    return ratio(values);
  };
}

function simplexValue({ ofDistances, text }: Target, n: number, f: number): (candidate: Candidate) => number {
  if (ofDistances === undefined) throw new Error(`${text} is no function of distances`);
  const ratio = ofDistances(n, f);
  const squared = new Float64Array(n * n);
  return (candidate) => {
    const levels = levelsOf(candidate, 'simplices');
    if (!(extentOf(levels)[1] > NARROWEST)) return 0;
    const { byzantine, honest } = normalised(levels, 'simplices');
    levelDistances([...byzantine, ...honest], n, squared);
    return ratio(squared);
  };
}

/** The ratio of an input given by its levels, from explicit vectors and over all honest sets. */
export function ratioOfLevels(target: Target, levels: Levels, n: number, f: number): number {
  const { rows, d } = explicitRows(levels);
  return target.ofRows(n, d, f)(rows);
}

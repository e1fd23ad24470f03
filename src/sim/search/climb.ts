/**
 * Maximises a function that may jump: supremums of aggregation rules lie at ties, where an argmin changes its mind.
 *
 * A (1+1) evolution strategy (Rechenberg 1973) whose steps have a random scale, from the current step length down to
 * 1/256 of it, so that it creeps up to a cliff without knowing where it is; a step that helped is tried again, longer or
 * shorter. Whole numbers (how many vectors stand where) move by one unit from part to part. Nothing but the stream decides.
 */
import type { Stream } from '../random/stream.js';

/** A point of the search: real parameters, and compositions of fixed totals into parts of at least 1. */
export interface Candidate {
  readonly reals: Float64Array;
  readonly parts: readonly Int32Array[];
}

export interface Climbed extends Candidate {
  readonly value: number;
}

/** Share of the steps that move a unit between parts, repeat the last useful step, move one real; the rest move all. */
const UNIT = 0.1;
const REPEAT = 0.3;
const SINGLE = 0.65;

/** Step lengths: at the start, at most, at least, factors after a success and after a failure (about 1 in 15 balances). */
const START = 1;
const LONGEST = 4;
const SHORTEST = 1e-8;
const LONGER = 1.5;
const SHORTER = 0.97;
/** Halvings between the longest and the shortest step of one length. */
const SCALES = 8;

/**
 * The best candidate among `evaluations` steps from `start`, which stays as it is.
 *
 * @param value - to be maximised; never NaN. The candidate it gets is overwritten by the next step.
 */
export function climb(
  stream: Stream,
  start: Candidate,
  value: (candidate: Candidate) => number,
  evaluations: number,
): Climbed {
  let best: Candidate = { reals: start.reals.slice(), parts: start.parts.map((part) => part.slice()) };
  let highest = value(best);
  let spare: Float64Array = start.reals.slice();
  let useful: Float64Array | undefined;
  let length = START;
  for (let evaluation = 1; evaluation < evaluations; evaluation++) {
    const choice = stream.uniform();
    const parts = choice < UNIT ? withUnitMoved(stream, best.parts) : best.parts;
    const step = choice < UNIT ? undefined : realStep(stream, best.reals.length, choice, length, useful);
    for (let i = 0; i < spare.length; i++) spare[i] = best.reals[i]! + (step?.[i] ?? 0);
    const candidate: Candidate = { reals: spare, parts };
    const reached = value(candidate);
    if (reached <= highest) {
      length = Math.max(SHORTEST, length * SHORTER);
      continue;
    }
    highest = reached;
    spare = best.reals;
    best = candidate;
    if (step === undefined) continue;
    useful = step;
    length = Math.min(LONGEST, length * LONGER);
  }
  return { ...best, value: highest };
}

function realStep(
  stream: Stream,
  size: number,
  choice: number,
  length: number,
  useful: Float64Array | undefined,
): Float64Array {
  if (choice < REPEAT && useful !== undefined) {
    const factor = 4 * stream.uniform();
    return useful.map((value) => factor * value);
  }
  const scale = length * halvings(stream.uniform());
  const step = new Float64Array(size);
  if (choice < SINGLE) step[stream.integer(size)] = scale * stream.normal();
  else for (let i = 0; i < size; i++) step[i] = scale * stream.normal();
  return step;
}

/** 2^-k with k = 0 .. SCALES uniform, and a share of the next halving: no power function, whose last bit depends on the machine. */
function halvings(uniform: number): number {
  const position = uniform * (SCALES + 1);
  const whole = Math.floor(position);
  return (1 - (position - whole) / 2) / (1 << whole);
}

/** One unit from one part to another of the same composition, where that leaves no part empty. */
function withUnitMoved(stream: Stream, compositions: readonly Int32Array[]): readonly Int32Array[] {
  const which = stream.integer(compositions.length);
  const parts = compositions[which]!;
  const from = stream.integer(parts.length);
  const to = stream.integer(parts.length);
  if (from === to || parts[from] === 1) return compositions;
  const moved = parts.slice();
  moved[from]!--;
  moved[to]!++;
  return compositions.map((composition, index) => (index === which ? moved : composition));
}

/** A uniform composition of `total` into `count` parts of at least 1. */
export function randomComposition(stream: Stream, total: number, count: number): Int32Array {
  const cuts = new Set<number>();
  while (cuts.size < count - 1) cuts.add(1 + stream.integer(total - 1));
  const ends = [...cuts].sort((a, b) => a - b).concat(total);
  return Int32Array.from(ends, (end, index) => end - (index === 0 ? 0 : ends[index - 1]!));
}

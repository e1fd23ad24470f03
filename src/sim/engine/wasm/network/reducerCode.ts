import { Code, VECTOR_OP } from './code.js';
import { mergeExchange } from '../../network/mergeExchange.js';
import { medianRanks, usesOf, type OrderReducer } from '../../network/ranks.js';
import { select } from '../../network/select.js';

/** Parameters of the function: address of the first row, of the output, and where the first row ends. */
const ROWS = 0;
const OUT = 1;
const END = 2;

/** Half of four columns: two float64 lanes. */
type Half = 'low' | 'high';

/**
 * The WebAssembly module of a reducer on m finite float32 rows: four columns at a time are loaded, sent through the
 * selection network in registers, and reduced in float64.
 *
 * `run(rows, out, end)` writes one float64 number per column. Where two values are equally far from the centre of a mean
 * around it, and differ, the choice belongs to the lower row, which a sorted column has forgotten: such a column is written
 * as NaN, and `run` returns 1 when there was one.
 *
 * @param offsets - bytes from `rows` to each row; rows may repeat
 * @param rounded - whether the rows are float32 copies of other numbers, so that a tie shows as a near tie
 */
export function reducerModule(reducer: OrderReducer, offsets: ArrayLike<number>, rounded = false): Uint8Array {
  const m = offsets.length;
  const code = new Code();
  const wires = Array.from({ length: m }, (_, i) => {
    const wire = code.local();
    code.load(ROWS, offsets[i]!).set(wire);
    return wire;
  });
  const uses = usesOf(reducer, m);
  for (const [from, to] of partsOf(reducer, m)) sort(code, wires.slice(from, to), uses.slice(from, to));
  const ties = code.local();
  writeHalf(code, reducer, wires, 'low', ties, rounded);
  writeHalf(code, reducer, wires, 'high', ties, rounded);
  code.advance(ROWS, 16).advance(OUT, 32).loopWhileLess(ROWS, END).returnAny(ties);
  return code.module();
}

/** Runs of rows that are sorted apart: one, or the two halves of a median and the values around it. */
function partsOf(reducer: OrderReducer, m: number): readonly (readonly [from: number, to: number])[] {
  if (reducer.kind !== 'mean-around-other-median') return [[0, m]];
  return [
    [0, m / 2],
    [m / 2, m],
  ];
}

function sort(code: Code, wires: readonly number[], uses: readonly number[]): void {
  for (const { low, high, needsLow, needsHigh } of select(mergeExchange(wires.length), uses)) {
    const a = wires[low]!;
    const b = wires[high]!;
    if (needsLow) code.get(a).get(b).op(VECTOR_OP.smaller);
    if (needsHigh) code.get(a).get(b).op(VECTOR_OP.larger).set(b);
    if (needsLow) code.set(a);
  }
}

function writeHalf(
  code: Code,
  reducer: OrderReducer,
  wires: readonly number[],
  half: Half,
  ties: number,
  rounded: boolean,
): void {
  const m = wires.length;
  code.get(OUT);
  if (reducer.kind === 'median') pushMedian(code, wires, half, reducer.convention);
  else if (reducer.kind === 'trimmed-mean') pushMean(code, wires.slice(reducer.f, m - reducer.f), half);
  else pushMeanAround(code, reducer, wires, half, ties, rounded);
  code.store(half === 'low' ? 0 : 16);
}

function pushWide(code: Code, wire: number, half: Half): void {
  if (half === 'low') code.get(wire).op(VECTOR_OP.promoteLow);
  else code.promoteHigh(wire);
}

function pushMedian(
  code: Code,
  wires: readonly number[],
  half: Half,
  convention: 'midpoint' | 'lower' | 'upper',
): void {
  const [lower, upper] = medianRanks(wires.length, convention);
  pushWide(code, wires[lower]!, half);
  if (lower === upper) return;
  pushWide(code, wires[upper]!, half);
  code.op(VECTOR_OP.addDoubles).double(0.5).op(VECTOR_OP.multiplyDoubles);
}

function pushMean(code: Code, wires: readonly number[], half: Half): void {
  wires.forEach((wire, i) => {
    pushWide(code, wire, half);
    if (i > 0) code.op(VECTOR_OP.addDoubles);
  });
  code.double(wires.length).op(VECTOR_OP.divideDoubles);
}

/**
 * Mean of the `keep` values closest to a centre c. In ascending order they are a window of ranks, which moves from rank i to
 * i + 1 exactly when v_i is farther than v_(i + keep): v_i + v_(i + keep) < 2c. Values outside are masked, not subtracted,
 * so that a far value leaves no rounding behind.
 */
function pushMeanAround(
  code: Code,
  reducer: Extract<OrderReducer, { readonly keep: number }>,
  wires: readonly number[],
  half: Half,
  ties: number,
  rounded: boolean,
): void {
  const m = wires.length;
  const twice = code.local();
  if (reducer.kind === 'mean-around-trimmed-mean') pushMean(code, wires.slice(reducer.f, m - reducer.f), half);
  else {
    const [, end] = partsOf(reducer, m)[0]!;
    pushMedian(code, wires.slice(0, end), half, reducer.convention);
  }
  code.double(2).op(VECTOR_OP.multiplyDoubles).set(twice);
  const [from] = partsOf(reducer, m).at(-1)!;
  // Float64 holds sums of float32 numbers of like size, and so a tie around their mean; a tie of rounded copies is near.
  const nearTie = rounded ? NEAR_TIE : 0;
  pushWindow(code, { twice, nearTie, keep: reducer.keep }, widen(code, wires.slice(from), half), ties);
}

/** Float64 copies of half of each wire. */
function widen(code: Code, wires: readonly number[], half: Half): number[] {
  return wires.map((wire) => {
    const local = code.local();
    pushWide(code, wire, half);
    code.set(local);
    return local;
  });
}

/** Twice the centre, how near a tie must be to count (0: exact), and how many values are kept. */
interface Window {
  readonly twice: number;
  readonly nearTie: number;
  readonly keep: number;
}

function pushWindow(code: Code, window: Window, wide: readonly number[], ties: number): void {
  const { twice, keep } = window;
  const m = wide.length;
  const halfTies = code.local();
  const moves = Array.from({ length: m - keep }, () => code.local());
  code.double(0).set(halfTies);
  moves.forEach((move, i) => {
    const first = wide[i]!;
    const next = wide[i + keep]!;
    const sum = code.local();
    code.get(first).get(next).op(VECTOR_OP.addDoubles).set(sum);
    code.get(sum).get(twice).op(VECTOR_OP.lessDoubles).set(move);
    if (window.nearTie > 0) pushNearTie(code, first, next, sum, window);
    else code.get(sum).get(twice).op(VECTOR_OP.equalDoubles);
    code.get(first).get(next).op(VECTOR_OP.notEqualDoubles).op(VECTOR_OP.and);
    code.get(halfTies).op(VECTOR_OP.or).set(halfTies);
  });
  wide.forEach((local, j) => {
    code.get(local);
    if (j >= keep) code.get(moves[j - keep]!).op(VECTOR_OP.and);
    if (j < m - keep) code.get(moves[j]!).op(VECTOR_OP.andNot);
    if (j > 0) code.op(VECTOR_OP.addDoubles);
  });
  code.double(keep).op(VECTOR_OP.divideDoubles).get(halfTies).op(VECTOR_OP.or);
  code.get(ties).get(halfTies).op(VECTOR_OP.or).set(ties);
}

/** Where every value, and so the centre, was rounded by up to 2^-24 of itself: ties lie within this. */
const NEAR_TIE = 2 ** -21;

/** |sum - 2c| <= nearTie ((next - first) + |2c|). */
function pushNearTie(code: Code, first: number, next: number, sum: number, { twice, nearTie }: Window): void {
  code.get(sum).get(twice).op(VECTOR_OP.subtractDoubles).op(VECTOR_OP.absoluteDoubles);
  code.get(next).get(first).op(VECTOR_OP.subtractDoubles);
  code.get(twice).op(VECTOR_OP.absoluteDoubles).op(VECTOR_OP.addDoubles);
  code.double(nearTie).op(VECTOR_OP.multiplyDoubles).op(VECTOR_OP.lessOrEqualDoubles);
}

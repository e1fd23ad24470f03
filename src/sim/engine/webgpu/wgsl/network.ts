import { mergeExchange } from '../../network/mergeExchange.js';
import { medianRanks, type OrderReducer } from '../../network/ranks.js';
import { select } from '../../network/select.js';
import { WORD } from '../passWords.js';
import { TIES, walkAround } from './around.js';
import {
  deviationByDraws,
  draw,
  HEADER,
  honestDeviation,
  honestMean,
  isHonest,
  MEAN_WANTED,
  type Needs,
} from './honest.js';
import { floatLiteral } from './literal.js';
import { halvesOf, isAround, sortedParts, type AroundReducer } from './ranksRead.js';

/**
 * Most rows that an invocation sorts in registers: 32 vectors fill 128 of the 255 that most GPUs have, and leave room for what comes
 * after; and the code, which grows as m log2(m)^2, takes a driver on a CPU two or three seconds to compile.
 */
export const MOST_WIRES = 32;

/** The rows of a field as a network takes them: tile row of each, and how many tile rows are Byzantine. */
export interface PlainRows {
  readonly tileRows: ArrayLike<number>;
  readonly byzantine: number;
}

/** `output4` of an order statistic of the rows themselves. */
export function plainOutput(reducer: OrderReducer, { tileRows, byzantine }: PlainRows, needs: Needs): string {
  const m = tileRows.length;
  const drawn = Array.from(tileRows).filter((row) => row >= byzantine).length;
  const planted = m - drawn;
  const rowsFrom = `${planted}u + word(${WORD.unplanted}u)`;
  return /* wgsl */ `
fn output4(group: u32, trial: u32, at: u32) -> Output {
  var rows: array<vec4<f32>, ${m}>;
  var total = vec4<f32>();
  for (var r = 0u; r < ${drawn}u; r++) {
    let x = ${draw};
    rows[${planted}u + r] = x;
    ${needs.mean ? `if (${isHonest}) { total += x; }` : ''}
  }
  let mean = ${honestMean};
  var deviation = vec4<f32>();
  ${needs.deviation ? deviationOfRows(rowsFrom, m) : ''}
  ${Array.from({ length: planted }, (_, i) => `rows[${i}] = byzantine4(${tileRows[i]}u, mean, deviation);`).join('\n  ')}
  ${declareWires(m, (a) => `rows[${a}]`)}
  ${reduceWires(reducer, m, TIES.plain)}
  return Output(y, mean);
}
`;
}

function deviationOfRows(from: string, m: number): string {
  return /* wgsl */ `
  var squares = vec4<f32>();
  for (var i = ${from}; i < ${m}u; i++) {
    let off = rows[i] - mean;
    squares += off * off;
  }
  deviation = ${honestDeviation};`;
}

/**
 * `output4` of an order statistic of m mixed rows, from weights as `weightsOf` lays them out. Rows that are not used are not
 * drawn.
 */
export function mixedOutput(reducer: OrderReducer, m: number, byzantine: number, needs: Needs): string {
  const each = (line: (a: number) => string): string => Array.from({ length: m }, (_, a) => line(a)).join('\n    ');
  const add = each((a) => `w${a} += weights[place + ${1 + a}u] * x;`);
  const place = (row: string): string => `at + ${HEADER + m}u + ${m + 1}u * (${row})`;
  const addByzantine = (b: number): string => /* wgsl */ `
  {
    let place = ${place(`${b}u`)};
    let x = byzantine4(${b}u, mean, deviation);
    ${add}
  }`;
  return /* wgsl */ `
fn output4(group: u32, trial: u32, at: u32) -> Output {
  ${declareWires(m, (a) => `vec4<f32>(weights[at + ${HEADER + a}u])`)}
  var total = vec4<f32>();
  for (var r = 0u; r < word(${WORD.drawn}u); r++) {
    let place = ${place(`${byzantine}u + r`)};
    if (weights[place] == 0.0) {
      continue;
    }
    let x = ${draw};
    ${add}
    ${needs.mean ? `if (${isHonest}) { total += x; }` : ''}
  }
  let mean = ${honestMean};
  var deviation = vec4<f32>();
  ${needs.deviation ? `if (${MEAN_WANTED}) {${deviationByDraws}\n  }` : ''}
  ${Array.from({ length: byzantine }, (_, b) => addByzantine(b)).join('')}
  ${isAround(reducer) ? `var rows: array<vec4<f32>, ${m}>;\n    ${each((a) => `rows[${a}] = w${a};`)}` : ''}
  ${reduceWires(reducer, m, TIES.mixed)}
  return Output(y, mean);
}
`;
}

function declareWires(m: number, value: (a: number) => string): string {
  return Array.from({ length: m }, (_, a) => `var w${a} = ${value(a)};`).join('\n  ');
}

/** `y` from the wires, and from `rows`, the same in row order, where the reducer keeps values around a centre. */
function reduceWires(reducer: OrderReducer, m: number, ties: string): string {
  const sorted = sortedParts(reducer, m).flatMap(({ from, uses }) =>
    select(mergeExchange(uses.length), uses).map(({ low, high, needsLow, needsHigh }) => {
      const [a, b] = [`w${from + low}`, `w${from + high}`];
      if (!needsHigh) return `${a} = min(${a}, ${b});`;
      if (!needsLow) return `${b} = max(${a}, ${b});`;
      return `s = min(${a}, ${b}); ${b} = max(${a}, ${b}); ${a} = s;`;
    }),
  );
  return ['var s: vec4<f32>;', ...sorted, isAround(reducer) ? around(reducer, m, ties) : output(reducer, m)].join(
    '\n  ',
  );
}

function output(reducer: Exclude<OrderReducer, AroundReducer>, m: number): string {
  return `let y = ${reducer.kind === 'median' ? median(0, m, reducer.convention) : trimmedMean(m, reducer.f)};`;
}

function around(reducer: AroundReducer, m: number, ties: string): string {
  const { keep } = reducer;
  const { centre: [start, end], kept: [from, to] } = halvesOf(reducer, m); // prettier-ignore
  const centre =
    reducer.kind === 'mean-around-trimmed-mean'
      ? trimmedMean(m, reducer.f)
      : median(start, end - start, reducer.convention);
  const radii = Array.from(
    { length: to - from - keep + 1 },
    (_, i) => `max(centre - w${from + i}, w${from + i + keep - 1} - centre)`,
  );
  return [
    `let centre = ${centre};`,
    `var radius = ${radii[0]};`,
    ...radii.slice(1).map((radius) => `radius = min(radius, ${radius});`),
    walkAround(from, to, keep, { ties, share: floatLiteral(1 / keep) }),
  ].join('\n  ');
}

function median(from: number, m: number, convention: 'midpoint' | 'lower' | 'upper'): string {
  const [lower, upper] = medianRanks(m, convention);
  return lower === upper ? `w${from + lower}` : `0.5 * (w${from + lower} + w${from + upper})`;
}

function trimmedMean(m: number, f: number): string {
  const wires = Array.from({ length: m - 2 * f }, (_, i) => `w${f + i}`);
  return `${balancedSum(wires)} * ${floatLiteral(1 / wires.length)}`;
}

/** A sum whose rounding grows as log2 of its length. */
function balancedSum(terms: readonly string[]): string {
  if (terms.length === 1) return terms[0]!;
  const half = terms.length >> 1;
  return `(${balancedSum(terms.slice(0, half))} + ${balancedSum(terms.slice(half))})`;
}

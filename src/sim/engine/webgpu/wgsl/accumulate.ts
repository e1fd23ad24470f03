import { WORKGROUP } from '../layout.js';
import { WORD } from '../passWords.js';
import { isLargest, LEAST, type Sum } from '../sums.js';
import { floatLiteral } from './literal.js';

const ZERO = 'vec4<f32>()';
const LEAST_OF_ALL = `vec4<f32>(${floatLiteral(LEAST)})`;

const terms: Record<Sum, string> = {
  output: 'y',
  square: 'moved * moved',
  distance: 'off * off',
  highest: 'y',
  lowest: '-y',
};

/** Declares the sums of an invocation, one per column of a group. */
export function declareSums(sums: readonly Sum[]): string {
  return sums.map((sum, s) => `var sum${s} = ${isLargest(sum) ? LEAST_OF_ALL : ZERO};`).join('\n  ');
}

/** Adds the outputs `y`, with the honest means `mean` where `distance` is asked for, in the columns that are `inside`. */
export function addToSums(sums: readonly Sum[]): string {
  const lines = [];
  if (sums.includes('square')) {
    const [high, middle, low] = [0, 1, 2].map((part) => `real(${WORD.offset + part}u)`);
    lines.push(`let moved = ((y + ${high}) + ${middle}) + ${low};`);
  }
  if (sums.includes('distance')) lines.push('let off = y - mean;');
  sums.forEach((sum, s) => {
    if (isLargest(sum)) lines.push(`sum${s} = max(sum${s}, select(${LEAST_OF_ALL}, ${terms[sum]}, inside));`);
    else lines.push(`sum${s} += select(${ZERO}, ${terms[sum]}, inside);`);
  });
  return lines.join('\n      ');
}

/** Workgroup memory of `writeSums`. */
export function sumCells(sums: readonly Sum[]): string {
  return `var<workgroup> partial: array<f32, ${WORKGROUP * sums.length}>;`;
}

/** Bytes of it. */
export function sumCellBytes(sums: number): number {
  return 4 * WORKGROUP * sums;
}

/**
 * Combines the columns of every invocation, then the invocations of a trial, `lanes` neighbours, by a tree, and writes
 * result[(index * blocks + block) * sums + s] where the trial `index` is one of the dispatch.
 */
export function writeSums(sums: readonly Sum[], lanes: number): string {
  const count = sums.length;
  const cell = (at: string, s: number): string => `partial[${count}u * (${at}) + ${s}u]`;
  const join = (sum: Sum, a: string, b: string): string => (isLargest(sum) ? `max(${a}, ${b})` : `${a} + ${b}`);
  const across = (sum: Sum, name: string): string =>
    join(sum, `(${join(sum, `${name}.x`, `${name}.y`)})`, `(${join(sum, `${name}.z`, `${name}.w`)})`);
  const each = (line: (sum: Sum, s: number) => string): string => sums.map(line).join('\n');
  return /* wgsl */ `
  ${each((sum, s) => `${cell('local', s)} = ${across(sum, `sum${s}`)};`)}
  for (var half = ${lanes >> 1}u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (lane < half) {
      ${each((sum, s) => `${cell('local', s)} = ${join(sum, cell('local', s), cell('local + half', s))};`)}
    }
  }
  if (lane == 0u && index < word(${WORD.trials}u)) {
    let at = ${count}u * (index * word(${WORD.blocks}u) + block);
    ${each((_, s) => `result[at + ${s}u] = ${cell('local', s)};`)}
  }`;
}

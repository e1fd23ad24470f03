import { WORKGROUP } from '../layout.js';
import { WORD } from '../passWords.js';
import { isLargest, LEAST, type Sum } from '../sums.js';
import { floatLiteral } from './literal.js';

/** Columns that an invocation holds side by side. */
export type Columns = 4 | 2 | 1;

/** WGSL type of that many float32 numbers. */
export function typeOf(columns: Columns): string {
  return columns === 1 ? 'f32' : `vec${columns}<f32>`;
}

const terms: Record<Sum, string> = {
  output: 'y',
  square: 'moved * moved',
  distance: 'off * off',
  highest: 'y',
  lowest: '-y',
};

/** Declares the sums of an invocation. */
export function declareSums(sums: readonly Sum[], columns: Columns): string {
  const type = typeOf(columns);
  return sums
    .map((sum, s) => `var sum${s} = ${isLargest(sum) ? `${type}(${floatLiteral(LEAST)})` : `${type}()`};`)
    .join('\n');
}

/** Adds the outputs `y`, with the honest means `mean` where `distance` is asked for, in the columns that are `inside`. */
export function addToSums(sums: readonly Sum[], columns: Columns): string {
  const type = typeOf(columns);
  const lines = [];
  if (sums.includes('square')) {
    const parts = [0, 1, 2].map((part) => `real(${WORD.offset + part}u)`);
    lines.push(`let moved = ((y + ${parts[0]}) + ${parts[1]}) + ${parts[2]};`);
  }
  if (sums.includes('distance')) lines.push('let off = y - mean;');
  sums.forEach((sum, s) => {
    const least = isLargest(sum) ? `${type}(${floatLiteral(LEAST)})` : `${type}()`;
    const term = `select(${least}, ${terms[sum]}, inside)`;
    lines.push(isLargest(sum) ? `sum${s} = max(sum${s}, ${term});` : `sum${s} += ${term};`);
  });
  return lines.join('\n');
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
export function writeSums(sums: readonly Sum[], columns: Columns, lanes: number): string {
  const count = sums.length;
  const cell = (at: string, s: number): string => `partial[${count}u * (${at}) + ${s}u]`;
  const join = (sum: Sum, a: string, b: string): string => (isLargest(sum) ? `max(${a}, ${b})` : `${a} + ${b}`);
  const across = (sum: Sum, name: string): string => {
    if (columns === 1) return name;
    if (columns === 2) return join(sum, `${name}.x`, `${name}.y`);
    return join(sum, `(${join(sum, `${name}.x`, `${name}.y`)})`, `(${join(sum, `${name}.z`, `${name}.w`)})`);
  };
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

/**
 * Field entries: the random numbers of an n x d field, by address. Entry (row, column) of a trial comes from word
 * column mod 4 of the Philox block with counter (floor(column / 4), row, trial, stream), so any tile can be made alone.
 */
import { fieldWord, requireColumns, requireWord, secondWord } from './address.js';
import type { StreamKey } from './key.js';
import { philox4x32 } from './philox.js';

/** Words converted at a time: small enough for the first-level cache, a multiple of 4. */
const CHUNK = 1024;
const words = new Uint32Array(CHUNK);
const seconds = new Uint32Array(CHUNK);
const values = new Float32Array(CHUNK);

/** Turns `count` (a multiple of 4) words into as many values; block by block, without state. */
export type Convert = (words: Uint32Array, values: Float32Array, count: number) => void;

/** The same from two words a value: word i of the entry's block, and word i of the block of second words. */
export type ConvertPairs = (words: Uint32Array, seconds: Uint32Array, values: Float32Array, count: number) => void;

/** Where a run of consecutive columns of one row lies. */
export interface RowAddress {
  readonly key: StreamKey;
  /** 0 .. 2^32 - 1. */
  readonly trial: number;
  /** 0 .. 2^32 - 1. */
  readonly row: number;
  /** First column; first + count must not exceed 2^34. */
  readonly firstColumn: number;
  /** 0 .. 2^31 - 1; separate numbers for separate fields of one trial. */
  readonly stream: number;
}

/**
 * Writes columns firstColumn .. firstColumn + count - 1 to `out[offset ..]`, made by `convert`. Allocates nothing that
 * grows with count. RangeError when an address does not fit its counter word or `out` is too short.
 */
export function fillRow(out: Float32Array, offset: number, count: number, address: RowAddress, convert: Convert): void {
  const stream = fieldWord(address.stream);
  fill(out, offset, count, address, (block, size) => {
    fillWords(words, size, block, address, stream);
    convert(words, values, size);
  });
}

/** The words themselves, column by column, to the whole of `out`. RangeError as `fillRow`. */
export function fillRowOfWords(out: Uint32Array, address: RowAddress): void {
  const { firstColumn } = address;
  requireColumns(firstColumn, out.length);
  requireWord(address.trial, 'trial');
  requireWord(address.row, 'row');
  const stream = fieldWord(address.stream);
  const block = new Uint32Array(4);
  for (let position = 0; position < out.length;) {
    const column = firstColumn + position;
    fillWords(block, 4, Math.floor(column / 4), address, stream);
    for (let w = column % 4; w < 4 && position < out.length; w++) out[position++] = block[w]!;
  }
}

/** `fillRow` for laws that need two words a value (see address.ts); its stream must not exceed 2^30 - 1. */
export function fillRowFromPairs(
  out: Float32Array,
  offset: number,
  count: number,
  address: RowAddress,
  convert: ConvertPairs,
): void {
  const second = secondWord(address.stream);
  fill(out, offset, count, address, (block, size) => {
    fillWords(words, size, block, address, address.stream);
    fillWords(seconds, size, block, address, second);
    convert(words, seconds, values, size);
  });
}

/** `make(block, size)` leaves the values of `size` columns, from column block `block` on, in `values`. */
function fill(
  out: Float32Array,
  offset: number,
  count: number,
  { trial, row, firstColumn }: RowAddress,
  make: (block: number, size: number) => void,
): void {
  requireWord(trial, 'trial');
  requireWord(row, 'row');
  requireColumns(firstColumn, count);
  if (!Number.isInteger(offset) || offset < 0 || offset + count > out.length) {
    throw new RangeError(`${count} values at offset ${offset} do not fit an array of length ${out.length}`);
  }
  const end = offset + count;
  let block = Math.floor(firstColumn / 4);
  let skip = firstColumn % 4;
  let position = offset;
  while (position < end) {
    const size = Math.min(CHUNK, Math.ceil((skip + end - position) / 4) * 4);
    make(block, size);
    block += size / 4;
    const copied = Math.min(size - skip, end - position);
    for (let c = 0; c < copied; c++) out[position + c] = values[skip + c]!;
    position += copied;
    skip = 0;
  }
}

function fillWords(
  out: Uint32Array,
  size: number,
  block: number,
  { key, trial, row }: RowAddress,
  stream: number,
): void {
  for (let w = 0; w < size; w += 4) philox4x32(block++, row, trial, stream, key.key0, key.key1, out, w);
}

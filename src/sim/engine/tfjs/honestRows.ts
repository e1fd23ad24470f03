import { MAXIMUM_COLUMNS, requireWord } from '../../random/address.js';
import type { Field } from '../engine.js';
import type { Plan } from '../plan.js';
import { Arena } from '../wasm/arena.js';
import { GROUP, RowSource } from '../wasm/rows.js';
import type { Tile } from './tiles.js';

/**
 * Draws the honest rows of a tile with the kernels of the wasm engine: the integers and the draws are the same, bit by bit.
 * Columns lie in an order that is the same for all rows (see kernels/layout.ts); the field's first column, which is the
 * first of its tile, and the columns beyond the end are 0.
 *
 * @param wanted - whether to draw the honest row of that index, from the first one of the field on
 * @returns one array of trials x width numbers for every honest row; an empty one where it was not wanted
 */
export function drawHonestRows(
  field: Field,
  plan: Plan,
  tile: Tile,
  wanted: (index: number) => boolean,
): Float32Array[] {
  const { n, d, model, key } = field;
  if (d > MAXIMUM_COLUMNS) throw new RangeError(`columns must lie in 0 .. 2^34 - 1; got ${d} columns`);
  const { trials, columns } = tile;
  const arena = new Arena();
  const source = new RowSource(arena, model, key);
  const size = trials.count * columns.width;
  const at = arena.allocate(4 * size);
  return Array.from({ length: n - plan.firstHonest }, (_, index) => {
    if (!wanted(index)) return new Float32Array(0);
    for (let t = 0; t < trials.count; t++) {
      const trial = requireWord(trials.first + t, 'trial');
      drawRow(arena, source, at + 4 * t * columns.width, tile, plan.firstHonest + index, trial);
    }
    return arena.floats(at, size).slice();
  });
}

function drawRow(arena: Arena, source: RowSource, at: number, { columns }: Tile, row: number, trial: number): void {
  const groups = Math.ceil(columns.columns / GROUP);
  source.draw(at, 4 * GROUP * groups, 1, { block: columns.from / 4, groups }, row, trial);
  const cut = columns.columns % GROUP !== 0;
  if (cut) arena.kernels.setUpright(at + 4 * GROUP * (groups - 1), 1);
  const numbers = arena.floats(at, columns.width);
  numbers.fill(0, columns.columns);
  if (columns.from === 0) numbers[0] = 0;
}

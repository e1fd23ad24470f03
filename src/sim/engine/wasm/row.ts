import type { Model } from '../../models/model.js';
import { requireModel } from '../../models/requireModel.js';
import { fieldWord, requireColumns, requireWord } from '../../random/address.js';
import type { DrawPlace } from '../engine.js';
import { Arena } from './arena.js';
import { GROUP, RowSource } from './rows.js';

/** The random words of columns of one row. See `Engine.words`. */
export function wordsOfRow(place: DrawPlace): Uint32Array {
  const arena = new Arena();
  arena.kernels.setKey(place.key.key0, place.key.key1);
  return new Uint32Array(
    columnsOf(arena, place, (at, { block, groups, row, trial, stream }) => {
      arena.kernels.fillWords(at, groups, block, row, trial, stream);
    }),
  );
}

/** The float32 draws of columns of one row, before offset and scale. See `Engine.draws`. */
export function drawsOfRow(model: Model, place: DrawPlace): Float32Array {
  requireModel(model);
  const arena = new Arena();
  const source = new RowSource(arena, model, place.key);
  return new Float32Array(
    columnsOf(arena, place, (at, { block, groups, row, trial, stream }) => {
      source.draw(at, 4 * GROUP * groups, 1, { block, groups }, row, trial, stream);
    }),
  );
}

interface Groups {
  readonly block: number;
  readonly groups: number;
  readonly row: number;
  readonly trial: number;
  readonly stream: number;
}

/** The bytes of the columns of a place, in their order, after `fill` has made whole groups of them. */
function columnsOf(arena: Arena, place: DrawPlace, fill: (at: number, groups: Groups) => void): ArrayBuffer {
  const { firstColumn, count } = place;
  requireColumns(firstColumn, count);
  const [row, trial] = [requireWord(place.row, 'row'), requireWord(place.trial, 'trial')];
  const stream = fieldWord(place.stream);
  const block = Math.floor(firstColumn / 4);
  const skip = firstColumn % 4;
  const groups = Math.ceil((skip + count) / GROUP);
  const at = arena.allocate(4 * GROUP * groups);
  fill(at, { block, groups, row, trial, stream });
  arena.kernels.setUpright(at, groups);
  return arena.kernels.memory.buffer.slice(at + 4 * skip, at + 4 * (skip + count)) as ArrayBuffer;
}

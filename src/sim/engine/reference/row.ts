import { drawStandard } from '../../models/fillHonestTile.js';
import type { Model } from '../../models/model.js';
import { fillRowOfWords } from '../../random/field.js';
import { requireModel } from '../../models/requireModel.js';
import type { DrawPlace } from '../engine.js';

/** The random words of columns of one row. See `Engine.words`. */
export function wordsOfRow(place: DrawPlace): Uint32Array {
  const words = new Uint32Array(place.count);
  fillRowOfWords(words, place);
  return words;
}

/** The float32 draws of columns of one row, before offset and scale. See `Engine.draws`. */
export function drawsOfRow(model: Model, { count, ...address }: DrawPlace): Float32Array {
  requireModel(model);
  const draws = new Float32Array(count);
  drawStandard(model, draws, count, address);
  return draws;
}

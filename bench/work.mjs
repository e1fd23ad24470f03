/** Our side of the work that bench/peers/cases.py does: a draw and a rule on n = 25 rows, f = 5, one trial per call. */
import { aggregateField, cellKey, ruleById } from '../dist/index.js';
import { Arena } from '../dist/sim/engine/wasm/arena.js';
import { FieldTiles } from '../dist/sim/engine/wasm/fieldTiles.js';
import { planField } from '../dist/sim/engine/plan.js';

export const N = 25;
export const F = 5;
export const D = 100_000;
const D_MDA = 1_000;
export const NORMALS = 1 << 20;
const FAR = 1e3;

export const key = cellKey(1, 'bench');
export const gaussian = { kind: 'gaussian', mean: 0, sigma: 1 };
const none = { kind: 'none' };
const farPoint = { kind: 'far-point', magnitude: FAR, direction: 'first' };
/** The output is reduced to its norm instead of being stored: a field never exists in memory. */
const statistics = [{ kind: 'squared-norm' }];

/** Rule and dimension of each work; Krum as byzfl counts neighbours (K2). */
export const RULES = {
  median: { rule: 'cwmed' },
  'trimmed-mean': { rule: 'cwtm' },
  meamed: { rule: 'meamed' },
  phocas: { rule: 'phocas' },
  krum: { rule: 'krum-k2' },
  'multi-krum': { rule: 'multi-krum-k2' },
  bulyan: { rule: 'bulyan' },
  mda: { rule: 'mda', d: D_MDA },
  'geometric-median': { rule: 'gm' },
  'geometric-median-far': { rule: 'gm', attack: farPoint },
};

/** Work of a device shows on the wall alone; work of one thread is told from the neighbours' by its processor seconds. */
export const clockOf = ({ name }) => (name === 'webgpu' || name === 'tfjs' ? 'wall' : 'cpu');

/** A call does one trial of the rule on a fresh field of `n` rows; the rule is told `f`. */
export function ruleItem(engine, work, d, { n, f } = { n: N, f: F }) {
  const { rule: id, attack = none, d: ownDimension = D } = RULES[work];
  const dimension = d ?? ownDimension;
  const field = { n, f: attack === none ? 0 : f, d: dimension, model: gaussian, attack, key };
  const rule = ruleById(id);
  return {
    work,
    engine: engine.name,
    clock: clockOf(engine),
    how: `${engine.name} engine, ${id}`,
    entries: n * dimension,
    ...(d === undefined ? {} : { d }),
    // Milliseconds at least, so that the clock's steps do not show.
    repeat: Math.max(1, Math.round(2e4 / dimension)),
    call: (round) => aggregateField(engine, rule, field, f, { first: trialOf(round), count: 1 }, statistics),
  };
}

/**
 * 2^20 normals. The wasm engine draws as its passes do, 25 rows of a tile that stays in the cache; another engine draws one
 * row and reduces it by the cheapest statistic, an upper limit for the draw alone.
 */
export function normalsItem(engine) {
  const drawn = { work: 'normals', normals: NORMALS, clock: clockOf(engine) };
  const range = (round) => ({ first: trialOf(round), count: 1 });
  if (engine.name === 'wasm') {
    const tile = { n: N, f: 0, d: Math.ceil(NORMALS / N), model: gaussian, attack: none, key };
    return { ...drawn, how: 'wasm engine, tiles of 25 rows', call: (round) => drawTiles(tile, range(round)) };
  }
  const field = { n: 1, f: 0, d: NORMALS, model: gaussian, attack: none, key };
  const first = [{ kind: 'dot', direction: 'first' }];
  const call = (round) => engine.reduce(field, range(round), null, { kind: 'identity' }, first);
  return { ...drawn, how: `${engine.name} engine, one row`, call };
}

/** Draws the honest fields of some trials on this thread's wasm engine, tile by tile, and does nothing with them. */
export function drawTiles(field, { first, count }) {
  const tiles = new FieldTiles(field, planField(field), new Arena(), false);
  const wanted = new Uint8Array(field.n).fill(1);
  for (let trial = first; trial < first + count; trial++) {
    for (let column = 0; column < field.d; column += tiles.width) tiles.load(trial, column, wanted);
  }
}

export const allWork = (engine) => [normalsItem(engine), ...Object.keys(RULES).map((work) => ruleItem(engine, work))];

/** Trial numbers are not negative; warm-up rounds are. */
const trialOf = (round) => 1_000_000 + round;

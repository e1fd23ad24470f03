/** The work of the table, once per engine: n = 25 rows, f = 5 of them Byzantine (mean shift), standard normal columns. */
import { aggregateField } from '../dist/sim/engine/aggregateField.js';
import { referenceEngine } from '../dist/sim/engine/reference/reference.js';
import { Arena } from '../dist/sim/engine/wasm/arena.js';
import { RowSource } from '../dist/sim/engine/wasm/rows.js';
import { wasmEngine } from '../dist/sim/engine/wasm/wasm.js';
import { fillNormals } from '../dist/sim/random/normals.js';
import { ruleById } from '../dist/sim/rules/registry.js';

export const engines = { reference: referenceEngine, wasm: wasmEngine };
const key = { key0: 1, key1: 2 };
const NORMALS = 4096;

/** Seconds-free closures: drawing 4096 normals into one buffer. */
export function normals() {
  const out = new Float32Array(NORMALS);
  const arena = new Arena();
  const source = new RowSource(arena, { kind: 'gaussian', mean: 0, sigma: 1 }, key);
  const address = arena.allocate(4 * NORMALS);
  return {
    count: NORMALS,
    reference: (call) => fillNormals(out, 0, NORMALS, key, call, 0, 0),
    wasm: (call) => source.draw(address, 4 * NORMALS, 1, { block: 0, groups: NORMALS / 16 }, 0, call),
  };
}

export function field(d, n = 25, f = 5) {
  return {
    n,
    f,
    d,
    model: { kind: 'gaussian', mean: 0, sigma: 1 },
    attack: { kind: 'mean-shift', gamma: 1, direction: 'ones' },
    key,
  };
}

/** One trial of draw + rule, the squared norm of the output. */
export function aggregation(engine, id, d, n = 25, f = 5) {
  const rule = ruleById(id);
  const of = field(d, n, f);
  return (call) => aggregateField(engine, rule, of, f, { first: call, count: 1 }, [{ kind: 'squared-norm' }]);
}

#!/usr/bin/env node
/** Engines against each other in one run: node bench/engines.mjs */
import { seconds } from './timing.mjs';
import { aggregation, engines, field, normals } from './work.mjs';

const D = 1e5;
const draw = normals();
const trial = (call) => ({ first: call, count: 1 });
const work = {
  'one normal': [() => draw.reference, () => draw.wasm, draw.count],
  'pairwise of Krum': ['reference', 'wasm'].map((name) => () => (call) => {
    engines[name].pairwise(field(D), trial(call));
  }),
  ...Object.fromEntries(
    ['cwmed', 'cwtm', 'meamed', 'krum'].map((rule) => [
      `draw + ${rule}`,
      ['reference', 'wasm'].map((name) => () => aggregation(engines[name], rule, D)),
    ]),
  ),
};
for (const [name, [reference, wasm, count = 1]] of Object.entries(work)) {
  const fast = seconds(wasm()) / count;
  const slow = seconds(reference(), 3) / count;
  console.log(
    `${name}: reference ${slow.toExponential(3)} s, wasm ${fast.toExponential(3)} s, ${(slow / fast).toFixed(1)}x`,
  );
}

/** Laws: leeway at two dimensions, and a Krum trial by law against the same trial by brute force. */
import { aggregateField, PhiloxStream, ruleById } from '../dist/index.js';
import { drawGram, emptyGramDraw } from '../dist/sim/laws/gram.js';
import { LinearPlant } from '../dist/sim/laws/plant.js';
import { krumSelects } from '../dist/sim/rules/krum.js';
import { krumTarget } from '../dist/theorems/krum/targets.js';
import { omniscientShift } from '../dist/theorems/leeway/omniscientShift.js';
import { interleaved } from './timing.mjs';
import { clockOf, F, gaussian, key, N } from './work.mjs';

const DRAWS = 20;

/** Krum's largest accepted displacement: one Gram draw and a bisection per trial. */
function leewayItem(d, work = 'leeway-law') {
  const attack = omniscientShift(krumTarget, { n: N, f: F, d });
  return { work, d, repeat: DRAWS, call: (trial) => attack(new PhiloxStream(key, 1_000_000 + trial)) };
}

/** One Krum trial under the mean shift of sqrt(d), by the Gram law. */
export function krumLawItem(d) {
  const shape = { h: N - F, d, directions: 1 };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(N - F, F);
  const call = (trial) => {
    plant.load(drawGram(new PhiloxStream(key, 2_000_000 + trial), shape, draw)).shift(Math.sqrt(d));
    return plant.first[krumSelects(plant.squaredDistances, N, F)];
  };
  return { work: 'krum-law', d, repeat: DRAWS, call };
}

/** The same trial with all n x d entries. */
function krumBruteForce(engine, d) {
  const attack = { kind: 'mean-shift', gamma: Math.sqrt(d), direction: 'first' };
  const field = { n: N, f: F, d, model: gaussian, attack, key };
  const first = [{ kind: 'dot', direction: 'first' }];
  const call = () => aggregateField(engine, ruleById('krum'), field, F, { first: 0, count: 1 }, first);
  return { work: 'krum-brute-force', d, clock: clockOf(engine), call };
}

/** Timings of both comparisons; the brute force is run at the full dimension, not extrapolated. */
export async function measureLaws(engine) {
  // The small dimension twice: its ratio to itself shows how far the clock can be trusted.
  const items = [leewayItem(1e9), leewayItem(1e3), leewayItem(1e3, 'leeway-law-again'), krumLawItem(1e6)];
  return [
    ...(await interleaved(items, { rounds: 60 })),
    ...(await interleaved([krumBruteForce(engine, 1e6)], { rounds: 5, budget: 5, warmUp: 1 })),
  ];
}

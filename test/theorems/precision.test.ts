/** Every experiment that simulates fields: wasm and reference on the same trials differ by less than the declared budget. */
import { expect, it } from 'vitest';
import { sampleWithChanges, type SampledBlock } from '../../src/lab/changes.js';
import { trialContext } from '../../src/lab/context.js';
import { completePoint } from '../../src/lab/points.js';
import { Observed } from '../../src/stats/observed.js';
import type { EngineName } from '../../src/sim/engine/engine.js';
import { theorems } from '../../src/theorems/registry.js';
import type { Experiment, Point, Theorem } from '../../src/theorems/theorem.js';

const TRIALS = { first: 0, count: 16 };

async function block(engine: EngineName, experiment: Experiment, point: Point): Promise<SampledBlock> {
  const context = await trialContext(engine, { key0: 21, key1: 4 }, undefined);
  return sampleWithChanges(experiment, context, point, TRIALS);
}

/** Half-widths of the budgets of both engines together: either may be off. */
function budget(blocks: readonly SampledBlock[], name: string) {
  return blocks
    .map(({ columns, changes }) => {
      const observed = Observed.empty();
      observed.addBlock(columns[name]!, 0);
      changes?.[name]?.forEach((change) => observed.addRounding(change));
      return observed.arithmetic ?? { ofMean: 0, ofObservation: 0 };
    })
    .reduce((a, b) => ({
      ofMean: a.ofMean + b.ofMean,
      ofObservation: a.ofObservation + b.ofObservation,
    }));
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Names of the experiments that used the engine at their first quick point; the others draw from laws. */
const simulated: string[] = [];

async function compare(theorem: Theorem, name: string, experiment: Experiment): Promise<void> {
  for (const own of (experiment.grid ?? theorem.grid).quick) {
    const point = completePoint(theorem, own);
    const fast = await block('wasm', experiment, point);
    if (fast.changes === undefined) return;
    if (simulated.at(-1) !== `${theorem.id}.${name}`) simulated.push(`${theorem.id}.${name}`);
    const exact = await block('reference', experiment, point);
    for (const [observable, values] of Object.entries(exact.columns)) {
      const { ofMean, ofObservation } = budget([fast, exact], observable);
      const found = fast.columns[observable]!;
      expect(Math.abs(mean(found) - mean(values)), `${observable} at ${JSON.stringify(point)}`).toBeLessThanOrEqual(
        ofMean,
      );
      values.forEach((value, t) => expect(Math.abs(found[t]! - value)).toBeLessThanOrEqual(ofObservation));
    }
  }
}

it('differ by less than the budget', async () => {
  for (const theorem of theorems) {
    for (const [name, experiment] of Object.entries(theorem.experiments)) {
      // Real data do not go through fields: an experiment on them costs seconds and uses no primitive.
      if (experiment.data !== true) await compare(theorem, name, experiment);
    }
  }
  expect(simulated).toEqual(expect.arrayContaining(['median-eta.main', 'median-eta.twoPoint', 'median-eta.majority']));
});

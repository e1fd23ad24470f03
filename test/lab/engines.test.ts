/** The quick study on every engine: equal verdicts, and numbers that agree within the budgets of both. */
import { beforeAll, describe, expect, it } from 'vitest';
import { trialContext } from '../../src/lab/context.js';
import { loadDataset } from '../../src/lab/data.js';
import { completePoint } from '../../src/lab/points.js';
import type { CellResult, StudyResult } from '../../src/lab/result.js';
import { verify } from '../../src/lab/verify.js';
import type { Engine, EngineName } from '../../src/sim/engine/engine.js';
import { Recorder } from '../../src/sim/engine/recorder.js';
import type { Dataset } from '../../src/sim/training/dataset.js';
import { theorems } from '../../src/theorems/registry.js';
import type { Experiment, Theorem } from '../../src/theorems/theorem.js';
import { gpuOrSkip } from '../support/gpu.js';

const onGpu = await gpuOrSkip();
const key = { key0: 31, key1: 41 };
const few = { first: 0, count: 2 };

/** Whether an experiment asks an engine for anything, at any of its quick points. */
async function simulates(theorem: Theorem, experiment: Experiment): Promise<boolean> {
  // Real data do not go through fields; that they use no engine is seen below.
  if (experiment.data === true) return false;
  const context = await trialContext('wasm', key, undefined);
  for (const point of (experiment.grid ?? theorem.grid).quick) {
    const recorder = new Recorder(context.engine);
    await experiment.sample({ ...context, engine: recorder }, completePoint(theorem, point), few);
    if (recorder.used) return true;
  }
  return false;
}

const experiments = theorems.flatMap((theorem) =>
  Object.entries(theorem.experiments).map(([name, experiment]) => ({ theorem, name, experiment })),
);
const known = await Promise.all(
  experiments.map(async (one) => ({ ...one, simulates: await simulates(one.theorem, one.experiment) })),
);
const simulated = theorems.filter(({ id }) => known.some((one) => one.theorem.id === id && one.simulates));

describe('experiments that simulate no field', () => {
  let data: Dataset;
  beforeAll(async () => {
    data = await loadDataset(undefined);
  });
  const untouchable = new Proxy({} as Engine, {
    get: (_, asked) => {
      throw new Error(`the engine was asked for ${String(asked)}`);
    },
  });

  it.each(known.filter((one) => !one.simulates).map((one) => [`${one.theorem.id}.${one.name}`, one] as const))(
    '%s: the same on every engine, for it has no part in them',
    async (_, { theorem, experiment }) => {
      const context = await trialContext('reference', key, experiment.data === true ? data : undefined);
      const point = completePoint(theorem, (experiment.grid ?? theorem.grid).quick[0]!);
      const columns = await experiment.sample({ ...context, engine: untouchable }, point, { first: 0, count: 1 });
      expect(Object.keys(columns).sort()).toEqual(Object.keys(experiment.observables).sort());
    },
  );
});

const verdictsOf = ({ theorems: results }: StudyResult) =>
  results.map(({ id, verdict, claims, controls }) => ({
    id,
    verdict,
    claims: claims.map((claim) => [claim.id, claim.verdict, claim.cells.map((cell) => cell.verdict)]),
    controls: controls.map((control) => [control.id, control.refuted]),
  }));

const cellsOf = ({ theorems: results }: StudyResult): readonly CellResult[] => results.flatMap(({ cells }) => cells);

/** Means of cells with the same trials: an engine with a larger budget may have needed more of them. */
function expectAgreement(study: StudyResult, reference: StudyResult): void {
  const others = new Map(cellsOf(reference).map((cell) => [cell.address, cell]));
  let compared = 0;
  for (const cell of cellsOf(study)) {
    const other = others.get(cell.address)!;
    if (cell.trials !== other.trials) continue;
    for (const [name, { mean, arithmetic = 0 }] of Object.entries(cell.estimates)) {
      const exact = other.estimates[name]!;
      const allowed = arithmetic + (exact.arithmetic ?? 0);
      expect(Math.abs(mean - exact.mean), `${cell.address}, ${name}`).toBeLessThanOrEqual(allowed);
    }
    compared++;
  }
  expect(compared).toBeGreaterThan(0.8 * others.size);
}

describe('theorems that simulate fields, with all trials of the quick study', () => {
  const study = (engine: EngineName) =>
    verify({ theorems: simulated.map(({ id }) => id), effort: 'quick', seed: 1, threads: 2, engine });
  let reference: StudyResult;
  beforeAll(async () => {
    reference = await study('reference');
  }, 240_000);

  it('are some, and come out as expected in float64', () => {
    expect(simulated.map(({ id }) => id)).toContain('median-eta');
    expect(reference.theorems.every(({ asExpected }) => asExpected)).toBe(true);
    expect(new Set(cellsOf(reference).flatMap(({ engines }) => engines))).toEqual(new Set(['reference']));
  });

  const equal = (engine: EngineName) => async () => {
    const found = await study(engine);
    expect(verdictsOf(found)).toEqual(verdictsOf(reference));
    expectAgreement(found, reference);
    expect(cellsOf(found).flatMap(({ engines }) => engines)).toContain(engine);
  };
  it('have equal verdicts on wasm', equal('wasm'), 240_000);
  it('have equal verdicts on tfjs', equal('tfjs'), 240_000);
  onGpu('on a GPU', () => {
    it('have equal verdicts on webgpu', equal('webgpu'), 240_000);
  });
});

/** The theorems of this package, as the lab meets them. */
import { beforeAll, describe, expect, it } from 'vitest';
import { trialContext } from '../../src/lab/context.js';
import { loadDataset } from '../../src/lab/data.js';
import { plan } from '../../src/lab/plan.js';
import { completePoint } from '../../src/lab/points.js';
import { replay } from '../../src/lab/replay.js';
import { verify } from '../../src/lab/verify.js';
import type { Dataset } from '../../src/sim/training/dataset.js';
import { theorems } from '../../src/theorems/registry.js';
import { EFFORTS, type Columns, type Experiment } from '../../src/theorems/theorem.js';
import { exported } from './support.js';

it.each(EFFORTS)('can all be planned at effort %s', (effort) => {
  const located = theorems.map((theorem) => ({ theorem, origin: { kind: 'registry' as const } }));
  const planned = plan({ theorems: located, effort, seed: 1, alpha: 1e-3 });
  for (const { theorem, statements } of planned.theorems) {
    for (const control of theorem.controls)
      expect(statements.some((statement) => statement.control === control)).toBe(true);
    for (const claim of theorem.claims)
      expect(
        statements.some((statement) => statement.claim === claim),
        claim.id,
      ).toBe(true);
    expect(theorem.controls.length, `${theorem.id} has a control`).toBeGreaterThan(0);
  }
});

describe('a block of trials is a function of its address: however trials are cut, each gives the same numbers', () => {
  let data: Dataset;
  beforeAll(async () => {
    data = await loadDataset(undefined);
  });
  const experiments = theorems.flatMap((theorem) =>
    Object.entries(theorem.experiments).map(
      ([name, experiment]) => [`${theorem.id}.${name}`, theorem, experiment] as const,
    ),
  );
  it.each(experiments)('%s', async (_name, theorem, experiment: Experiment) => {
    const point = completePoint(theorem, (experiment.grid ?? theorem.grid).quick[0]!);
    const sample = async (first: number, count: number): Promise<Columns> =>
      experiment.sample(
        await trialContext('reference', { key0: 1, key1: 2 }, experiment.data === true ? data : undefined),
        point,
        { first, count },
      );
    const whole = await sample(0, 3);
    const parts = [await sample(2, 1), await sample(0, 2)] as const;
    for (const name of Object.keys(experiment.observables)) {
      expect([...parts[1][name]!, ...parts[0][name]!], name).toEqual([...whole[name]!]);
    }
  });
});

it('gives the same bytes on one thread and on two', async () => {
  const ids = ['kappa-cwtm-exact', 'krum-eta-improved'];
  const request = { theorems: ids, effort: 'quick', seed: 3, budget: 1024 } as const;
  const [one, two] = [await verify({ ...request, threads: 1, block: 100 }), await verify({ ...request, threads: 2 })];
  expect(await exported(two)).toEqual(await exported(one));
});

it('refutes the published constant of MDA, with a trial that can be replayed', async () => {
  const { theorems: results } = await verify({ theorems: ['mda-eta'], effort: 'quick', threads: 2, budget: 4096 });
  const published = results[0]!.claims.find(({ role, expected }) => role === 'published' && expected === 'refuted')!;
  expect(published.verdict).toBe('refuted');
  expect(await replay(published.witness!.address!)).toEqual(published.witness!.scene);
});

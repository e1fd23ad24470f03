import { beforeAll, describe, expect, it } from 'vitest';
import type { StudyResult } from '../../src/lab/result.js';
import { readStudy, verify, type VerifyRequest } from '../../src/lab/verify.js';
import type { Experiment, Theorem } from '../../src/theorems/theorem.js';
import { exported, fixture, fixturePath, temporaryFolder } from './support.js';

const names = ['coin', 'power', 'suite', 'steady'];
const request: VerifyRequest = { theorems: names.map(fixturePath), effort: 'quick', seed: 7, budget: 2048, threads: 1 };

/** The findings without what may differ: times and threads. */
function findings({ theorems }: StudyResult): unknown {
  return JSON.parse(JSON.stringify(theorems, (key, value: unknown) => (key === 'seconds' ? undefined : value)));
}

/** The theorem with `onStage` called whenever trials of a stage are sampled; those of witnesses come one at a time. */
function counting(theorem: Theorem, onStage: () => void): Theorem {
  const counted = (experiment: Experiment): Experiment => ({
    ...experiment,
    sample: (context, point, range) => {
      if (range.count > 1) onStage();
      return experiment.sample(context, point, range);
    },
  });
  const experiments = Object.entries(theorem.experiments).map(([name, experiment]) => [name, counted(experiment)]);
  return { ...theorem, experiments: Object.fromEntries(experiments) as Theorem['experiments'] };
}

describe('the same study gives the same bytes', () => {
  let once: StudyResult;
  let bytes: Record<string, string>;
  beforeAll(async () => {
    once = await verify(request);
    bytes = await exported(once);
    expect(bytes['estimates']!.split('\n').length).toBeGreaterThan(20);
  });

  it.each([{ threads: 2 }, { threads: 4, block: 100 }, { threads: 2, block: 1 }, { threads: 1, block: 100_000 }])(
    'with %j',
    async (options) => {
      const again = await verify({ ...request, ...options });
      expect(await exported(again)).toEqual(bytes);
      expect(findings(again)).toEqual(findings(once));
    },
  );

  it('for a theorem alone, at the level it had', async () => {
    const alone = await verify({ ...request, theorems: [fixturePath('steady')], threads: 2 });
    const estimates = (result: StudyResult) =>
      result.theorems
        .find(({ id }) => id === 'test-steady')!
        .cells.map((cell) => [cell.address, cell.trials, cell.estimates]);
    expect(estimates(alone)).toEqual(estimates(once));
  });

  it('but another seed gives others', async () => {
    expect((await exported(await verify({ ...request, seed: 8 })))['estimates']).not.toBe(bytes['estimates']);
  });

  it('after interruptions by a signal, each stored and told', async () => {
    const out = temporaryFolder();
    let done = 0;
    let interruptions = 0;
    let stop = 1;
    for (;;) {
      const controller = new AbortController();
      const part = await verify({
        ...request,
        out,
        threads: 2,
        block: 50 + 13 * interruptions,
        signal: controller.signal,
        onProgress: (progress) => {
          expect(progress.done).toBeGreaterThanOrEqual(done);
          expect(progress.total).toBeGreaterThanOrEqual(progress.done);
          done = progress.done;
          if (done >= stop) controller.abort();
        },
      });
      if (part.study.complete) {
        expect(await exported(part)).toEqual(bytes);
        break;
      }
      interruptions++;
      stop = done + 1;
      expect(await readStudy(out)).toEqual(part);
    }
    // Two threads make three lanes: the fourth theorem begins when another has ended, whose trials are stored and told by then.
    expect(interruptions).toBeGreaterThanOrEqual(1);
  }, 60_000);

  it.each([5, 9])(
    'after an interruption at every %ith stage, counted exactly',
    async (every) => {
      const theorems = await Promise.all(names.map(fixture));
      // A block longer than any stage: each cell is sampled once between two looks, whatever the machine's speed.
      const whole = { ...request, block: 100_000 };
      let calls = 0;
      await verify({ ...whole, theorems: theorems.map((theorem) => counting(theorem, () => calls++)) });
      const out = temporaryFolder();
      for (let left = calls; ; left -= every) {
        const controller = new AbortController();
        let here = 0;
        const count = (): void => {
          if (++here % every === 0) controller.abort();
        };
        const counted = theorems.map((theorem) => counting(theorem, count));
        const part = await verify({ ...whole, theorems: counted, out, signal: controller.signal });
        expect(here).toBe(Math.min(left, every));
        expect(part.study.complete).toBe(left <= every);
        expect(await readStudy(out)).toEqual(part);
        if (!part.study.complete) continue;
        expect(await exported(part)).toEqual(bytes);
        break;
      }
    },
    60_000,
  );

  it('and a finished study is read and re-run without a trial', async () => {
    const out = temporaryFolder();
    const first = await verify({ ...request, out });
    expect(await exported(first)).toEqual(bytes);
    expect(await readStudy(out)).toEqual(first);
    const done: number[] = [];
    const again = await verify({ ...request, out, onProgress: (progress) => done.push(progress.done) });
    expect(findings(again)).toEqual(findings(first));
    expect(new Set(done).size).toBe(1);
    expect(await exported(await readStudy(out), 'parquet')).toEqual(await exported(once, 'parquet'));
  });
});

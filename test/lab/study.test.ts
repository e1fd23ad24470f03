import { beforeAll, describe, expect, it } from 'vitest';
import type { StudyResult } from '../../src/lab/result.js';
import { readStudy, verify, type VerifyRequest } from '../../src/lab/verify.js';
import { exported, fixturePath, temporaryFolder } from './support.js';

const names = ['coin', 'power', 'suite', 'steady'];
const request: VerifyRequest = { theorems: names.map(fixturePath), effort: 'quick', seed: 7, budget: 2048, threads: 1 };

/** The findings without what may differ: times and threads. */
function findings({ theorems }: StudyResult): unknown {
  return JSON.parse(JSON.stringify(theorems, (key, value: unknown) => (key === 'seconds' ? undefined : value)));
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
    expect(interruptions).toBeGreaterThanOrEqual(3);
  }, 60_000);

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

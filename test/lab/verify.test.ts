import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { exitCode } from '../../src/lab/exitCode.js';
import type { StudyResult, TheoremResult } from '../../src/lab/result.js';
import { verify, type VerifyRequest } from '../../src/lab/verify.js';
import type { Progress } from '../../src/lab/run.js';
import type { Stream } from '../../src/sim/random/stream.js';
import { each, same, theorem } from './fixtures/base.mjs';
import { fixture, fixturePath } from './support.js';

const quick: VerifyRequest = { effort: 'quick', threads: 1 };

async function verifyOne(
  name: string,
  more: VerifyRequest = {},
): Promise<{ study: StudyResult; theorem: TheoremResult }> {
  const study = await verify({ ...quick, theorems: [await fixture(name)], ...more });
  return { study, theorem: study.theorems[0]! };
}

describe('verdicts on claims whose truth is known', () => {
  let coin: TheoremResult;
  let study: StudyResult;
  beforeAll(async () => {
    ({ study, theorem: coin } = await verifyOne('coin'));
  });

  it('means of known value', () => {
    const verdicts = Object.fromEntries(coin.claims.map((claim) => [claim.id, claim.verdict]));
    expect(verdicts).toEqual({
      'few-heads': 'confirmed',
      'some-heads': 'confirmed',
      half: 'confirmed',
      'false-constant': 'refuted',
      quotient: 'confirmed',
    });
    expect(coin.verdict).toBe('refuted');
    expect(coin.asExpected).toBe(true);
    expect(exitCode(study)).toBe(0);
    expect(exitCode(study, { strict: true })).toBe(1);
  });

  it('show the cell that presses hardest', () => {
    const shown = (id: string) => {
      const claim = coin.claims.find((one) => one.id === id)!;
      return claim.cells[claim.shown]!.address;
    };
    expect(shown('few-heads')).toBe('test-coin:p=0.5,k=1');
    expect(shown('some-heads')).toBe('test-coin:p=0.25,k=1');
    expect(shown('false-constant')).toBe('test-coin:p=0.5,k=1');
  });

  it('hold their means in their intervals', () => {
    for (const cell of coin.cells.filter(({ experiment }) => experiment === 'main')) {
      for (const [lower, upper] of Object.values(cell.intervals)) {
        expect(lower).toBeLessThanOrEqual(cell.point['p']!);
        expect(upper).toBeGreaterThanOrEqual(cell.point['p']!);
      }
    }
  });

  it('keep the most extreme trial of a refuted mean as a witness', () => {
    const { witness } = coin.claims.find(({ id }) => id === 'false-constant')!;
    const cell = coin.cells.find(({ address }) => address === 'test-coin:p=0.5,k=1')!;
    expect(witness!.address).toBe(`test-coin:p=0.5,k=1#${cell.estimates['normal']!.maxTrial}@1`);
    expect(witness!.scene.title).toBe(`toss ${cell.estimates['normal']!.maxTrial}`);
    expect(coin.claims.filter((claim) => claim.witness !== undefined)).toHaveLength(1);
  });

  it('refute controls, each somewhere', () => {
    expect(coin.controls.map(({ id, refuted }) => [id, refuted])).toEqual([
      ['tightened', true],
      ['biased', true],
    ]);
  });

  it('slopes', async () => {
    const { theorem: power } = await verifyOne('power');
    expect(power.verdict).toBe('confirmed');
    expect(power.claims[0]!.cells.map(({ address, point }) => [address, point])).toEqual([
      ['test-power:c=1', { c: 1 }],
      ['test-power:c=2', { c: 2 }],
    ]);
    expect(power.controls[0]!.refuted).toBe(true);
    expect(power.claims[0]!.cells[0]!.estimate).toBeCloseTo(0.5, 1);
  });

  it('every trial, searches and suites', async () => {
    const { theorem: suite } = await verifyOne('suite');
    const [belowOne, never, risk] = suite.claims;
    expect([belowOne!.verdict, never!.verdict, risk!.verdict]).toEqual(['confirmed', 'refuted', 'confirmed']);
    expect(belowOne!.cells[0]!.note).toMatch(/no counterexample among 200 searched candidates/);
    expect(never!.witness!.address).toBe('test-suite:limit=1000#432@1');
    expect(never!.witness!.scene.entries.find(({ label }) => label.startsWith('rare'))!.value).toBe(1);
    const ratios = risk!.cells[0]!.ratios!;
    expect(ratios['good']).toBeGreaterThanOrEqual(1);
    expect(ratios['good']).toBeLessThan(1.2);
    expect(ratios['bad']).toBeGreaterThan(2.5);
    // fast-check shrinks to the least candidate above 700.
    const control = suite.controls[0]!;
    expect(control.refuted).toBe(true);
    expect(control.result.cells[0]!.note).toMatch(/found a counterexample, 1\.00 above the bound/);
  });
});

describe('what stops a study from passing', () => {
  it('a control that nothing refutes', async () => {
    const { study, theorem: powerless } = await verifyOne('powerless');
    expect(powerless.verdict).toBe('confirmed');
    expect(powerless.controls[0]!.refuted).toBe(false);
    expect(powerless.asExpected).toBe(false);
    expect(exitCode(study)).toBe(1);
  });

  it('a claim left undecided says how much is missing', async () => {
    const { study, theorem: steady } = await verifyOne('steady', { budget: 512 });
    expect(steady.verdict).toBe('undecided');
    expect(steady.claims[0]!.cells[0]!.missing).toBeGreaterThan(0);
    expect(steady.controls[0]!.refuted).toBe(true);
    expect(exitCode(study)).toBe(3);
  });

  it('an interruption', async () => {
    const { study, theorem: coin } = await verifyOne('coin', { signal: AbortSignal.abort() });
    expect(study.study.complete).toBe(false);
    expect(coin.cells.map(({ trials }) => trials)).toEqual([0, 0, 0]);
    expect(coin.claims.map(({ verdict }) => verdict)).toEqual(Array(5).fill('undecided'));
    expect(exitCode(study)).toBe(3);
  });
});

it('stops as soon as every claim is decided, at a look', async () => {
  const { theorem: coin } = await verifyOne('coin');
  for (const { trials } of coin.cells.slice(0, 2)) {
    expect([256, 512, 1024, 2048, 4096]).toContain(trials);
  }
});

it('tells progress and provenance', async () => {
  const seen: Progress[] = [];
  const { study } = await verifyOne('coin', { onProgress: (progress) => seen.push(progress), seed: 5, alpha: 0.01 });
  const last = seen.at(-1)!;
  expect(last.done).toBe(study.theorems[0]!.cells.reduce((sum, { trials }) => sum + trials, 0));
  expect(last.total).toBe(last.done);
  expect(last.secondsLeft).toBe(0);
  expect(last.verdictsSoFar).toEqual({ 'test-coin': 'refuted' });
  expect(seen.some(({ cell }) => cell === 'test-coin:p=0.25,k=1')).toBe(true);
  expect(study.study).toMatchObject({
    seed: 5,
    alpha: 0.01,
    engine: 'wasm',
    calibration: null,
    device: 'CPU',
    threads: 1,
    effort: 'quick',
    budget: null,
    data: null,
    grid: null,
    complete: true,
  });
  expect(study.study.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(study.study.machine.node).toBe(process.versions.node);
});

describe('a bad request is refused before any work, in one sentence', () => {
  const trap = () => {
    throw new Error('work was done');
  };
  const idle = theorem({
    id: 'test-idle',
    parameters: [],
    grid: same([{}]),
    experiments: {
      main: {
        description: '',
        observables: { x: { description: '', support: { kind: 'real' } } },
        trials: same(1),
        sample: trap,
      },
    },
    claims: [{ id: 'a', text: '', kind: 'at-most', quantity: 'x', bound: 1, tolerance: 0 }],
  });
  it.each<[VerifyRequest, string]>([
    [{ engine: 'webgpu@0' }, 'is written like webgpu@40000, with webgpu or tfjs; got "webgpu@0"'],
    [{ engine: 'toString' as never }, 'unknown engine "toString"'],
    [{ seed: -1 }, 'seed must be an integer from 0 to 9007199254740991; got -1 (nearest: 0)'],
    [{ seed: 1.5 }, 'seed must be an integer'],
    [{ alpha: 0 }, 'alpha must lie strictly between 0 and 1; got 0'],
    [{ alpha: NaN }, 'alpha must lie strictly between 0 and 1; got NaN'],
    [{ budget: -5 }, 'budget must be an integer from 1 to 4294967296; got -5 (nearest: 1)'],
    [{ threads: 0 }, 'threads must be an integer from 1 to 1024; got 0 (nearest: 1)'],
    [{ block: 0 }, 'block must be an integer'],
    [{ effort: 'lazy' as never }, "effort must be one of quick, standard, thorough; got 'lazy'"],
    [{ theorems: [] }, 'a study needs at least one theorem; got none'],
    [{ theorems: ['no-such-theorem'] }, 'unknown theorem "no-such-theorem"'],
    [{ theorems: ['/no/such/file.mjs'] }, 'cannot be loaded'],
    [{ theorems: [fixturePath('base')] }, 'does not export a theorem by default'],
  ])('%j', async (request, sentence) => {
    const attempt = verify({ theorems: [idle], ...quick, ...request });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(sentence);
  });
});

describe('an experiment that fails names its trials', () => {
  const failing = (sample: unknown) =>
    theorem({
      id: 'test-failing',
      parameters: [],
      grid: same([{}]),
      experiments: {
        main: {
          description: '',
          observables: { x: { description: '', support: { kind: 'bounded', min: 0, max: 2 } } },
          trials: same(512),
          sample,
        },
      },
      claims: [{ id: 'a', text: '', kind: 'at-most', quantity: 'x', bound: 1, tolerance: 0 }],
    });
  it.each([
    [
      'with NaN',
      each((stream: Stream, _point: unknown, trial: number) => ({ x: trial === 300 ? NaN : 2 * stream.uniform() })),
      /test-failing, trials 256 to 511: trial 300: .*NaN/,
    ],
    ['with a missing column', () => ({}), /test-failing, trials 0 to 255: .* gave no column of 'x' for 256 trials/],
    [
      'outside its declared range',
      each((stream: Stream) => ({ x: -stream.uniform() })),
      /test-failing, claim a: an observable declared in \[0, 2\] gave -0\.\d+ in trial \d+/,
    ],
    ['with a short column', () => ({ x: new Float64Array(3) }), /gave 3 values of 'x' for 256 trials/],
  ])('%s', async (_how, sample, sentence) => {
    const attempt = verify({ ...quick, theorems: [failing(sample)] });
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(sentence);
  });
});

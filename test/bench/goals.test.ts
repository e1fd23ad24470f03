import { describe, expect, it } from 'vitest';

interface Line {
  readonly label: string;
  readonly goal: string;
  readonly measured: string;
  readonly value?: number;
  readonly verdict: 'reached' | 'not reached' | 'missing';
  readonly detail: string;
}

const { judge } = (await import(new URL('../../bench/goals.mjs', import.meta.url).href)) as {
  judge: (results: unknown) => readonly Line[];
};

const timedRow = (work: string, seconds: number, more: object = {}) => ({
  work,
  repetitions: 5,
  cpuSeconds: { median: seconds, low: seconds, high: seconds, best: seconds },
  ...more,
});
const peer = (work: string, library: string, how: string, seconds: number, threads = 1) =>
  timedRow(work, seconds, { library, how, threads });
const lineOf = (results: unknown, label: string) => judge(results).find((line) => line.label.startsWith(label))!;

describe('goals of the bench', () => {
  it('are all missing where nothing was measured', () => {
    expect(new Set(judge({}).map(({ verdict }) => verdict))).toEqual(new Set(['missing']));
  });

  it('are missing without peers, whatever our own speed', () => {
    expect(lineOf({ ours: [timedRow('median', 1e-6)] }, 'draw + median').verdict).toBe('missing');
  });

  it('compare with the fastest form of a peer on one thread', () => {
    const peers = [
      peer('median', 'byzfl', 'torch tensor', 0.024),
      peer('median', 'byzfl', 'numpy array', 0.011),
      peer('median', 'byzfl', 'numpy array', 0.001, 2),
    ];
    const line = lineOf({ ours: [timedRow('median', 0.001)], peers }, 'draw + median');
    expect(line).toMatchObject({ measured: '11 x', verdict: 'not reached' });
    expect(lineOf({ ours: [timedRow('median', 0.0009)], peers }, 'draw + median').verdict).toBe('reached');
  });

  it('show the best form of any library beside the one that the goal names', () => {
    const peers = [peer('median', 'byzfl', 'torch tensor', 0.024), peer('median', 'torch', 'network', 0.0015)];
    const { verdict, detail } = lineOf({ ours: [timedRow('median', 0.001)], peers }, 'draw + median');
    expect(verdict).toBe('reached');
    expect(detail).toContain('1.5 x torch, network');
  });

  it('compare normals by their number, not by the call', () => {
    const ours = [timedRow('normals', 0.002, { normals: 1000 })];
    const peers = [{ ...peer('normals', 'torch', 'normal_', 0.004), normals: 1000 }];
    expect(lineOf({ ours, peers }, 'standard normals')).toMatchObject({ measured: '2 x', verdict: 'reached' });
  });

  it('are not reached by a smaller dimension than they name', () => {
    const row = { work: 'median', small: 1e4, smallBytes: 100e6, largeBytes: 101e6 };
    const at = (large: number) => lineOf({ memory: [{ ...row, large }] }, 'peak memory of a brute-force median');
    expect(at(1e7).verdict).toBe('missing');
    expect(at(1e7).detail).toContain('d=1e7 only');
    expect(at(1e8).verdict).toBe('reached');
  });

  it('are not judged by wall-clock time while other programs hold the processors', () => {
    const run = (seconds: number, others: number) => ({ seconds, others, cpuSeconds: 60 });
    const studies = (effort: string, one: number, two: number, others: number) => ({
      studies: { effort, one: [run(one, 0.01)], two: [run(two, others)] },
    });
    const scaling = (others: number) => lineOf(studies('quick', 40, 30, others), 'verify, all theorems');
    expect(scaling(0.4).verdict).toBe('missing');
    expect(scaling(0.4).detail).toContain('took 40 % of the processors');
    expect(scaling(0.02)).toMatchObject({ verdict: 'not reached', measured: '1.33 x' });
    const standard = (seconds: number, others: number) =>
      lineOf(studies('standard', 200, seconds, others), 'verify --effort standard').verdict;
    expect(standard(120, 0.4)).toBe('missing');
    expect(standard(120, 0.01)).toBe('not reached');
    expect(standard(80, 0.4)).toBe('reached');
  });

  it('do not take the quick study for the standard one', () => {
    const run = { seconds: 20, others: 0, cpuSeconds: 40 };
    const quick = { studies: { effort: 'quick', one: [run], two: [run] } };
    expect(lineOf(quick, 'verify --effort standard').verdict).toBe('missing');
  });

  it('take ratios within rounds where two of our own timings are compared', () => {
    const rounds = (work: string, d: number, cpuRounds: readonly number[]) => timedRow(work, 1, { d, cpuRounds });
    // Every other round is three times as slow: the medians of both alone would be far apart.
    const laws = [
      rounds('leeway-law', 1e9, [1.05, 3.15, 1.05]),
      rounds('leeway-law', 1e3, [1, 3, 1]),
      rounds('leeway-law-again', 1e3, [1, 3, 1]),
    ];
    expect(lineOf({ laws }, 'Krum leeway').value).toBeCloseTo(1.05, 12);
  });
});

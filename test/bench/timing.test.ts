import { describe, expect, it } from 'vitest';

type Call = (round: number) => unknown;
interface Item {
  readonly work: string;
  readonly repeat?: number;
  readonly call: Call;
}
interface Row {
  readonly work: string;
  readonly repetitions: number;
  readonly cpuRounds: readonly number[];
}

const { interleaved, timed } = (await import(new URL('../../bench/timing.mjs', import.meta.url).href)) as {
  interleaved: (items: readonly Item[], options: object) => Promise<readonly Row[]>;
  timed: (call: Call, repeat?: number) => Promise<{ wall: number; cpu: number }>;
};

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the clock of the bench', () => {
  it('begins a call only when the answer of the one before is there', async () => {
    const events: string[] = [];
    await timed(async (k) => {
      events.push(`begin ${k}`);
      await later();
      events.push(`end ${k}`);
    }, 2);
    expect(events).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1']);
  });

  it('leaves no turn to others between calls that answer at once', async () => {
    const events: string[] = [];
    await timed((k) => {
      events.push(`call ${k}`);
      queueMicrotask(() => events.push('another'));
    }, 3);
    expect(events.slice(0, 3)).toEqual(['call 0', 'call 1', 'call 2']);
  });

  it('counts the time of an answer by both clocks', async () => {
    const busy = async () => {
      await later();
      const until = performance.now() + 20;
      while (performance.now() < until);
    };
    const { wall, cpu } = await timed(busy);
    expect(wall).toBeGreaterThanOrEqual(0.02);
    expect(cpu).toBeGreaterThan(0);
  });

  it('goes through all items in every round, warm-up included, with rounds numbered over repetitions', async () => {
    const calls: string[] = [];
    const item = (work: string, repeat: number) => ({
      work,
      repeat,
      call: async (round: number) => {
        calls.push(`${work}${round}`);
        await later();
      },
    });
    const rows = await interleaved([item('a', 2), item('b', 1)], { rounds: 2, warmUp: 1 });
    expect(calls).toEqual(['a-2', 'a-1', 'b-1', 'a0', 'a1', 'b0', 'a2', 'a3', 'b1']);
    expect(rows.map(({ work, repetitions }) => [work, repetitions])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    expect(rows[0]!.cpuRounds).toHaveLength(2);
  });

  it('passes a failure of a call on', async () => {
    const failing = { work: 'a', call: () => Promise.reject(new Error('device lost')) };
    await expect(interleaved([failing], { rounds: 1 })).rejects.toThrow('device lost');
  });
});

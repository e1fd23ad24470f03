import { describe, expect, it } from 'vitest';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';
import type { Engine } from '../../../src/sim/engine/engine.js';

interface Size {
  readonly d: number;
  readonly trials: number;
}

const load = (path: string): Promise<unknown> => import(new URL(`../../../bench/gpu/${path}`, import.meta.url).href);
const { runWork, WORKS } = (await load('works.mjs')) as {
  runWork: (engine: Engine, id: string, size: Size, first: number) => Promise<Float64Array>;
  WORKS: Readonly<Record<string, { readonly sizes: readonly Size[]; readonly engines?: readonly string[] }>>;
};
const { sharesOf, startThreads } = (await load('threads.mjs')) as {
  sharesOf: (size: Size, first: number, count: number) => readonly { size: Size; first: number }[];
  startThreads: (
    engine: string,
    count: number,
  ) => {
    run: (id: string, size: Size, first: number) => Promise<readonly Float64Array[]>;
    stop: () => Promise<void>;
  };
};
const { largestSize } = (await load('sizes.mjs')) as {
  largestSize: (
    sizes: readonly Size[],
    limit: number,
    call: (size: Size) => Promise<void>,
    clock?: (call: () => Promise<void>) => Promise<{ wall: number }>,
  ) => Promise<Size>;
};

const everywhere = Object.keys(WORKS).filter((id) => WORKS[id]!.engines === undefined);

describe('works of the bench for devices', () => {
  it.each(everywhere)('%s is the same on the wasm and the reference engine', async (id) => {
    const size = { d: 400, trials: 2 };
    const [ours, oracle] = await Promise.all([wasmEngine, referenceEngine].map((each) => runWork(each, id, size, 7)));
    const largest = Math.max(...oracle!.map(Math.abs));
    oracle!.forEach((value, index) => expect(Math.abs(ours![index]! - value)).toBeLessThan(1e-5 * largest));
    expect(largest).toBeGreaterThan(0);
  });

  it.each(everywhere)('%s has ascending sizes', (id) => {
    const columns = WORKS[id]!.sizes.map(({ d, trials }) => d * trials);
    expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
  });

  it('give the trials of one thread to several, each once', async () => {
    const threads = startThreads('wasm', 2);
    try {
      const size = { d: 300, trials: 5 };
      const shares = await threads.run('median', size, 10);
      expect(shares).toHaveLength(2);
      expect(shares.flatMap((share) => [...share])).toEqual([...(await runWork(wasmEngine, 'median', size, 10))]);
    } finally {
      await threads.stop();
    }
  });

  it('leave a thread without trials out', () => {
    expect(sharesOf({ d: 10, trials: 1 }, 3, 2)).toEqual([{ size: { d: 10, trials: 1 }, first: 3 }]);
  });
});

describe('how much a call may do', () => {
  const sizes = [10, 100, 1000, 10_000].map((d) => ({ d, trials: 1 }));
  /** A device of 1 second per 100 columns and a fixed cost, slower by a factor at its odd calls. */
  const search = async (limit: number, fixed = 0, hiccup = 1) => {
    let current = 0;
    let calls = 0;
    const call = (size: Size) => Promise.resolve(void (current = size.d));
    const clock = async (timed: () => Promise<void>) => {
      await timed();
      return { wall: (fixed + current / 100) * (++calls % 2 === 1 ? hiccup : 1) };
    };
    return (await largestSize(sizes, limit, call, clock)).d;
  };

  it('is the largest size within the limit', async () => {
    expect(await search(0.5)).toBe(10);
    expect(await search(1)).toBe(100);
    expect(await search(99)).toBe(1000);
    expect(await search(1000)).toBe(10_000);
  });

  it('does not hang on one slow call', async () => expect(await search(10, 0, 50)).toBe(1000));

  it('stays below the limit where a fixed cost is taken for a proportional one', async () => {
    expect(await search(10, 0.5)).toBe(100);
  });
});

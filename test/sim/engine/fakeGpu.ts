/** A stand-in for a GPU engine: wasm under another name, with a device, that counts its starts, stops and passes. */
import type { Engine, EngineName, Field } from '../../../src/sim/engine/engine.js';
import { planField } from '../../../src/sim/engine/plan.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';

export interface FakeGpu extends Engine {
  readonly counts: { starts: number; stops: number; passes: number };
}

/** @param failure - what `start` rejects with */
export function fakeGpu(
  name: EngineName,
  { device = 'Fake 1000', failure }: { device?: string; failure?: Error } = {},
): FakeGpu {
  const counts = { starts: 0, stops: 0, passes: 0 };
  const counted = <T>(answer: Promise<T>): Promise<T> => {
    counts.passes++;
    return answer;
  };
  return {
    ...wasmEngine,
    counts,
    name,
    start: async () => {
      counts.starts++;
      if (failure) throw failure;
      await wasmEngine.start();
    },
    stop: async () => void counts.stops++,
    device: () => device,
    runs: (field: Field) => (planField(field) ? name : 'reference'),
    pairwise: (...asked) => counted(wasmEngine.pairwise(...asked)),
    reduce: (...asked) => counted(wasmEngine.reduce(...asked)),
  };
}

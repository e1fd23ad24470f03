/** The contract of an engine as a test-suite: call `engineContract(engine, declared)` from a test file. */
import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/sim/engine/engine.js';
import { conductContract } from './conductContract.js';
import { drawContract } from './drawContract.js';
import { pairwiseContract } from './pairwiseContract.js';
import { reduceContract } from './reduceContract.js';

/** What an engine says of itself, beside its `precision`. */
export interface Declared {
  /** Largest distance of its draws from the reference's, in units in the last place; 0: the same bits. */
  readonly ulps: number;
  /** Relative error of distances and statistics that it keeps besides its declared bounds. */
  readonly relative?: number;
}

/** Every case on one engine, which is started for them and stopped after them. */
export function engineContract(engine: Engine, { ulps, relative }: Declared): void {
  beforeAll(() => engine.start());
  afterAll(() => engine.stop());
  conductContract(engine);
  drawContract(engine, ulps);
  pairwiseContract(engine, relative);
  reduceContract(engine, relative);
}

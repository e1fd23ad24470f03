/** The contract of an engine as a test-suite: call `engineContract(engine, declared)` from a test file. */
import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/sim/engine/engine.js';
import type { Model } from '../../src/sim/models/model.js';
import { conductContract } from './conductContract.js';
import { drawContract } from './drawContract.js';
import { pairwiseContract } from './pairwiseContract.js';
import { reduceContract } from './reduceContract.js';

/** What an engine says of itself, beside its `precision`. */
export interface Declared {
  /** Largest distance of a draw from the reference's; absent or 0: the same bits. */
  readonly drawDistance?: (model: Model) => number;
  /** Relative error of distances and statistics that it keeps besides its declared bounds. */
  readonly relative?: number;
  /** Runs every so-manieth case of fields and reductions; default 1, all of them. */
  readonly every?: number;
}

/** Every case on one engine, which is started for them and stopped after them. */
export function engineContract(engine: Engine, { drawDistance = () => 0, relative, every = 1 }: Declared = {}): void {
  beforeAll(() => engine.start());
  afterAll(() => engine.stop());
  conductContract(engine);
  drawContract(engine, drawDistance);
  pairwiseContract(engine, relative, every);
  reduceContract(engine, relative, every);
}

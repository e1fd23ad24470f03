import type { EngineName } from '../sim/engine/engine.js';
import type { Observed } from '../stats/observed.js';

/** What is known of a cell at a look: all that a judgement may depend on. */
export interface CellData {
  readonly trials: number;
  /** Thread seconds. */
  readonly seconds: number;
  /** The engines that simulated its fields, in alphabetical order; none where its trials use exact laws only. */
  readonly engines: readonly EngineName[];
  /** By observable; empty before the first look. */
  readonly estimates: ReadonlyMap<string, Observed>;
}

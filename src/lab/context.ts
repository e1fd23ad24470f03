import { engineByName } from '../sim/engine/choose.js';
import type { EngineName } from '../sim/engine/engine.js';
import type { StreamKey } from '../sim/random/key.js';
import { PhiloxStream } from '../sim/random/philoxStream.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { TrialContext } from '../theorems/theorem.js';

/** What the trials of one cell may use, with the engine started. UserError for an engine that cannot run here. */
export async function trialContext(name: EngineName, key: StreamKey, data: Dataset | undefined): Promise<TrialContext> {
  const engine = engineByName(name);
  await engine.start();
  const context = { engine, key, stream: (trial: number) => new PhiloxStream(key, trial) };
  return data === undefined ? context : { ...context, data };
}

import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { StreamKey } from '../sim/random/key.js';
import { PhiloxStream } from '../sim/random/philoxStream.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { TrialContext } from '../theorems/theorem.js';
import { startedEngine } from './engines.js';

/** What the trials of one cell may use, with the engine started. UserError for an engine that cannot run here. */
export async function trialContext(
  name: StudyEngine,
  key: StreamKey,
  data: Dataset | undefined,
): Promise<TrialContext> {
  const engine = await startedEngine(name);
  const context = { engine, key, stream: (trial: number) => new PhiloxStream(key, trial) };
  return data === undefined ? context : { ...context, data };
}

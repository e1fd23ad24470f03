import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { StreamKey } from '../sim/random/key.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { Experiment, Point, Scene } from '../theorems/theorem.js';
import { trialContext } from './context.js';

/** The cell a trial belongs to, as far as a scene needs it. */
export interface Place {
  readonly engine: StudyEngine;
  readonly key: StreamKey;
  readonly point: Point;
}

/** What happened in one trial: the experiment's own account, or its observables under `title`. */
export async function sceneOf(
  experiment: Experiment,
  title: string,
  { engine, key, point }: Place,
  trial: number,
  data: Dataset | undefined,
): Promise<Scene> {
  const context = await trialContext(engine, key, experiment.data === true ? data : undefined);
  if (experiment.replay !== undefined) return experiment.replay(context, point, trial);
  const columns = await experiment.sample(context, point, { first: trial, count: 1 });
  const entries = Object.entries(experiment.observables).map(([name, { description, unit }]) => ({
    label: unit === undefined ? `${name} (${description})` : `${name} (${description}), ${unit}`,
    value: columns[name]?.[0] ?? NaN,
  }));
  return { title, entries };
}

/** Runs one trial alone and says what happened in it. */
import { UserError } from '../errors.js';
import { cellKey } from '../sim/random/key.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Scene } from '../theorems/theorem.js';
import { formatCell, formatTrial, parseTrial } from './address.js';
import { loadDataset } from './data.js';
import { checkDomain } from './domain.js';
import { withEngine } from './engines.js';
import { locate, type TheoremReference } from './locate.js';
import { completePoint } from './points.js';
import { sceneOf } from './scene.js';

export interface ReplayOptions {
  /** Default `wasm`. A trial of a study that was made with `auto`: the engine that its report names. */
  readonly engine?: StudyEngine;
  /** Data file, for experiments on real data. */
  readonly data?: string;
  /** Where the theorem is, when it is not one of this package. */
  readonly theorem?: TheoremReference;
}

/**
 * What happened in the trial at an address such as `mda-eta:n=15,f=3#42@1`. Parameters left out take their defaults.
 *
 * @throws UserError for a malformed address, an unknown theorem, experiment or engine; DomainError for a point outside the
 * theorem's domain.
 */
export async function replay(address: string, options: ReplayOptions = {}): Promise<Scene> {
  const { engine = DEFAULT_ENGINE } = options;
  return withEngine(engine, () => replayOn(engine, address, options));
}

async function replayOn(
  engine: StudyEngine,
  address: string,
  { data, theorem: reference }: ReplayOptions,
): Promise<Scene> {
  const { theorem: id, experiment: name, point: given, trial, seed } = parseTrial(address);
  const { theorem } = await locate(reference ?? id);
  if (theorem.id !== id)
    throw new UserError(`the address '${address}' is about ${id}; the theorem given is ${theorem.id}`);
  const experiment = Object.hasOwn(theorem.experiments, name) ? theorem.experiments[name] : undefined;
  if (experiment === undefined) {
    throw new UserError(
      `${id} has no experiment '${name}'; its experiments are ${Object.keys(theorem.experiments).join(', ')}`,
    );
  }
  const point = completePoint(theorem, given);
  checkDomain(theorem, point);
  const cell = formatCell({ theorem: id, experiment: name, point });
  const dataset = experiment.data === true ? await loadDataset(data) : undefined;
  const work = { engine, key: cellKey(seed, cell), point };
  return sceneOf(experiment, `trial ${formatTrial(cell, trial, seed)}`, work, trial, dataset);
}

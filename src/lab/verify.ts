/** One call from a request to a result: plan, run, store, judge, assemble. */
import { UserError } from '../errors.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { Scene } from '../theorems/theorem.js';
import { formatTrial } from './address.js';
import { loadDataset, shareDataset } from './data.js';
import { decideEngine, type Decision } from './decide.js';
import { withEngine } from './engines.js';
import { createExecutor, type Executor } from './executor.js';
import { inlineTheorems, locate, locateAll } from './locate.js';
import { plan as makePlan, needsData, type Plan, type PlannedCell, type PlannedTheorem } from './plan.js';
import { provenance, type Provenance } from './provenance.js';
import { checkedOptions, type Options, type VerifyRequest } from './request.js';
import type { StudyInfo, StudyResult } from './result.js';
import { runStudy } from './run.js';
import { checkSameStudy, dataDigest, planDigest, type Settings } from './settings.js';
import { SCHEMA_VERSION } from './store/schema.js';
import { StudyStore } from './store/store.js';
import { sceneOf } from './scene.js';

export type { VerifyRequest };

/** What the store keeps of a study besides its settings. */
interface StudyRecord {
  readonly provenance: Provenance;
  /** ISO 8601. */
  readonly started: string;
  /** Wall-clock seconds of all runs together. */
  readonly seconds: number;
  readonly threads: number;
  /** What the engine computed on, in words. */
  readonly device: string;
}

/**
 * Verifies theorems. With `out`, a study found in that folder is resumed; without, nothing is kept.
 *
 * @throws UserError for anything wrong with the request, the data or the store; before any work where it can be.
 */
export async function verify(request: VerifyRequest = {}): Promise<StudyResult> {
  const begun = performance.now();
  const options = checkedOptions(request);
  const decision = await decisionOn(request, options);
  return withEngine(decision.engine, (engine) =>
    verifyOn({ request, options, decision, device: engine.device(), begun }),
  );
}

/** A study that goes on keeps what was decided when it began. */
async function decisionOn({ out }: VerifyRequest, { engine, threads }: Options): Promise<Decision> {
  if (engine !== 'auto' || out === undefined || !StudyStore.exists(out)) return decideEngine(engine, threads);
  const stored = await storedSettings(out);
  if (stored.calibration === null) {
    throw new UserError(
      `the study in ${out} has engine ${stored.engine}, not auto; use the same options or another folder`,
    );
  }
  return { engine: stored.engine, calibration: stored.calibration };
}

async function verifyOn(asked: Asked): Promise<StudyResult> {
  const { request, options } = asked;
  const located = await locateAll(request.theorems);
  const plan = makePlan({
    theorems: located,
    ...options,
    ...(request.grid === undefined ? {} : { grid: request.grid }),
    ...(request.budget === undefined ? {} : { budget: request.budget }),
  });
  const { threads } = options;
  const inline = inlineTheorems(located);
  // A study that goes on may have nothing left to do.
  const eager = located.length > inline.size && !(request.out !== undefined && StudyStore.exists(request.out));
  const executor = createExecutor({ threads, inline, eager });
  try {
    return await runWithThreads(plan, executor, asked);
  } finally {
    await executor.close();
  }
}

async function runWithThreads(plan: Plan, executor: Executor, asked: Asked): Promise<StudyResult> {
  const { request, options, device } = asked;
  const data = needsData(plan) ? shareDataset(await loadDataset(request.data)) : undefined;
  const provided = provenance();
  const settings = settingsOf(asked, plan, data, provided.version);
  const record: StudyRecord = {
    provenance: provided,
    started: new Date().toISOString(),
    seconds: 0,
    threads: options.threads,
    device,
  };
  const store = await openStore(request.out, settings, record);
  try {
    return await runInStore(store, settings, plan, { ...asked, executor, data });
  } finally {
    await store.close();
  }
}

/**
 * The result of the study in a folder, from its store alone. Where the last run was killed before it could judge, the
 * stored trials are judged now.
 *
 * @throws UserError when there is no study, or it cannot be read.
 */
export async function readStudy(folder: string): Promise<StudyResult> {
  const store = await StudyStore.open(folder);
  try {
    const settings = (await store.meta('settings')) as Settings;
    if ((await store.meta('judged')) === true) return await storedResult(store, settings);
    const plan = await storedPlan(folder, settings);
    const executor: Executor = { trials: refuse, search: refuse, close: async () => undefined };
    const { theorems } = await runStudy(plan, store, {
      executor,
      threads: 1,
      engine: settings.engine,
      signal: AbortSignal.abort(),
      scene: (planned, cell, trial) => witnessScene(planned, cell, trial, plan.seed, settings.engine, undefined),
    });
    await store.putResults(theorems, { judged: true, complete: false });
    return await storedResult(store, settings);
  } finally {
    await store.close();
  }
}

/**
 * File URLs of the theorems of a study that came from files of the user.
 *
 * @throws UserError when there is no study, or it cannot be read.
 */
export async function theoremFilesOf(folder: string): Promise<readonly string[]> {
  const { theorems } = await storedSettings(folder);
  return theorems.flatMap(({ origin }) => (origin.kind === 'module' ? [origin.url] : []));
}

async function storedSettings(folder: string): Promise<Settings> {
  const store = await StudyStore.open(folder);
  try {
    return (await store.meta('settings')) as Settings;
  } finally {
    await store.close();
  }
}

interface Asked {
  readonly request: VerifyRequest;
  readonly options: Options;
  readonly decision: Decision;
  /** What its engine computes on. */
  readonly device: string;
  /** When the request came, in ms of the performance clock. */
  readonly begun: number;
}

interface Session extends Asked {
  readonly executor: Executor;
  readonly data: Dataset | undefined;
}

async function runInStore(store: StudyStore, settings: Settings, plan: Plan, session: Session): Promise<StudyResult> {
  const { request, options, decision, device, executor, data, begun } = session;
  const record = (await store.meta('record')) as StudyRecord;
  await store.setMeta({ judged: false });
  const { theorems, complete } = await runStudy(plan, store, {
    executor,
    threads: options.threads,
    engine: decision.engine,
    ...(data === undefined ? {} : { data }),
    ...(request.block === undefined ? {} : { block: request.block }),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
    ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
    scene: (planned, cell, trial) => witnessScene(planned, cell, trial, plan.seed, decision.engine, data),
  });
  const seconds = record.seconds + (performance.now() - begun) / 1000;
  await store.putResults(theorems, {
    judged: true,
    complete,
    record: { ...record, seconds, threads: options.threads, device: oneAfterAnother(record.device, device) },
  });
  return storedResult(store, settings);
}

/** The devices of a study, the latest last. */
function oneAfterAnother(before: string, now: string): string {
  return before === now || before.endsWith(`, then ${now}`) ? before : `${before}, then ${now}`;
}

/** Everything comes from the store, so that a result and a report made of it later are the same. */
async function storedResult(store: StudyStore, settings: Settings): Promise<StudyResult> {
  const record = (await store.meta('record')) as StudyRecord;
  const { seed, alpha, engine, calibration, effort, budget, data, grid } = settings;
  const study: StudyInfo = {
    schema: SCHEMA_VERSION,
    seed,
    alpha,
    engine,
    calibration,
    device: record.device,
    threads: record.threads,
    effort,
    budget,
    ...record.provenance,
    data: data?.name ?? null,
    grid,
    started: record.started,
    seconds: record.seconds,
    complete: (await store.meta('complete')) === true,
  };
  return { study, theorems: await store.results() };
}

async function storedPlan(folder: string, settings: Settings): Promise<Plan> {
  const inline = settings.theorems.find(({ origin }) => origin.kind === 'inline');
  if (inline !== undefined) {
    throw new UserError(
      `the study in ${folder} was interrupted and ${inline.id} is known to its script only; run that script again`,
    );
  }
  const theorems = await Promise.all(
    settings.theorems.map(({ id, origin }) => locate(origin.kind === 'module' ? origin.url : id)),
  );
  const { effort, seed, alpha, grid, budget } = settings;
  const plan = makePlan({
    theorems,
    effort,
    seed,
    alpha,
    ...(grid === null ? {} : { grid }),
    ...(budget === null ? {} : { budget }),
  });
  checkSameStudy(folder, settings, { ...settings, planDigest: planDigest(plan) });
  return plan;
}

async function openStore(out: string | undefined, settings: Settings, record: StudyRecord): Promise<StudyStore> {
  const meta = { settings, record, judged: false, complete: false };
  if (out === undefined) return StudyStore.inMemory(meta);
  if (!StudyStore.exists(out)) return StudyStore.create(out, meta);
  const store = await StudyStore.open(out);
  try {
    checkSameStudy(out, (await store.meta('settings')) as Settings, settings);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

function settingsOf(
  { request, options, decision }: Asked,
  plan: Plan,
  data: Dataset | undefined,
  version: string,
): Settings {
  const { seed, alpha, effort } = options;
  return {
    seed,
    alpha,
    effort,
    ...decision,
    budget: request.budget ?? null,
    theorems: plan.theorems.map(({ theorem, origin }) => ({ id: theorem.id, origin })),
    grid: request.grid ?? null,
    data: data === undefined ? null : { name: data.name, digest: dataDigest(data) },
    version,
    planDigest: planDigest(plan),
  };
}

/** The scene of a witness; where it cannot be made, the reason stands in its place: the verdict does not depend on it. */
async function witnessScene(
  { theorem }: PlannedTheorem,
  cell: PlannedCell,
  trial: number,
  seed: number,
  engine: StudyEngine,
  data: Dataset | undefined,
): Promise<Scene | undefined> {
  const experiment = theorem.experiments[cell.experiment]!;
  if (experiment.data === true && data === undefined) return undefined;
  const title = `trial ${formatTrial(cell.address, trial, seed)}`;
  try {
    return await sceneOf(experiment, title, { engine, ...cell }, trial, data);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { title, entries: [{ label: 'this trial could not be replayed', value: reason }] };
  }
}

function refuse(): never {
  throw new Error('a study that is only read runs no trials');
}

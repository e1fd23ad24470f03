/** Runs the mutants of theorems: one call from a request to a power score. */
import type { StudyEngine } from '../../sim/engine/engineChoice.js';
import { loadDataset, shareDataset } from '../data.js';
import { decideEngine } from '../decide.js';
import { withEngine } from '../engines.js';
import { createExecutor } from '../executor.js';
import { inlineTheorems, locateAll } from '../locate.js';
import { needsData } from '../plan.js';
import { checkedOptions, type Options, type VerifyRequest } from '../request.js';
import { runStudy } from '../run.js';
import { StudyStore } from '../store/store.js';
import { planPower, powerOf } from './measure.js';
import type { TheoremPower } from './result.js';

/** The parts of a request that mutation testing uses. */
export type PowerRequest = Pick<
  VerifyRequest,
  'theorems' | 'effort' | 'seed' | 'alpha' | 'budget' | 'threads' | 'engine' | 'data' | 'signal' | 'onProgress'
>;

/** Power of every theorem, and whether the run came to its end. */
export interface PowerResult {
  readonly complete: boolean;
  /** What the fields were simulated on. */
  readonly engine: StudyEngine;
  readonly theorems: readonly TheoremPower[];
}

/**
 * Mutation testing: which changes of their formulas and assumptions the checks of theorems notice. Nothing is stored.
 *
 * @throws UserError as `verify`
 */
export async function measurePower(request: PowerRequest = {}): Promise<PowerResult> {
  const options = checkedOptions(request);
  const { engine } = await decideEngine(options.engine, options.threads);
  return withEngine(engine, () => measureOn(engine, request, options));
}

async function measureOn(engine: StudyEngine, request: PowerRequest, options: Options): Promise<PowerResult> {
  const located = await locateAll(request.theorems);
  const { plan, theorems } = planPower({
    theorems: located,
    ...options,
    ...(request.budget === undefined ? {} : { budget: request.budget }),
  });
  const data = needsData(plan) ? shareDataset(await loadDataset(request.data)) : undefined;
  const inline = inlineTheorems(located);
  const executor = createExecutor({ threads: options.threads, inline, eager: inline.size < located.length });
  const store = await StudyStore.inMemory();
  try {
    const { theorems: results, complete } = await runStudy(plan, store, {
      executor,
      threads: options.threads,
      engine,
      ...(data === undefined ? {} : { data }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      ...(request.onProgress === undefined ? {} : { onProgress: request.onProgress }),
      scene: () => Promise.resolve(undefined),
    });
    return { complete, engine, theorems: theorems.map((theorem, index) => powerOf(theorem, results[index]!)) };
  } finally {
    await executor.close();
    await store.close();
  }
}

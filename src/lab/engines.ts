/** Engines in use on this thread: started for the first of their users, stopped after the last. */
import { engineByName } from '../sim/engine/choose.js';
import type { Engine } from '../sim/engine/engine.js';
import { parseEngine } from '../sim/engine/engineChoice.js';

const users = new Map<string, number>();
const started = new Set<string>();

/**
 * The engine of that name, started. What is started outside `withEngine` runs until `stopEngines`.
 *
 * @throws UserError for an engine that cannot run here
 */
export async function startedEngine(name: string): Promise<Engine> {
  const engine = await engineByName(name);
  await engine.start();
  started.add(name);
  return engine;
}

/** Runs `work` with the engine started on this thread and stops it afterwards, unless other work still uses it. */
export async function withEngine<T>(name: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const names = namesIn(name);
  for (const one of names) users.set(one, (users.get(one) ?? 0) + 1);
  try {
    return await work(await startedEngine(name));
  } finally {
    for (const one of names) {
      const left = users.get(one)! - 1;
      users.set(one, left);
      if (left === 0) await (await engineByName(one)).stop();
    }
  }
}

/** Stops every engine that was started on this thread. */
export async function stopEngines(): Promise<void> {
  const names = [...new Set([...started].flatMap(namesIn))];
  started.clear();
  for (const name of names) await (await engineByName(name)).stop();
}

/** The engines behind a name. */
function namesIn(name: string): readonly string[] {
  const split = parseEngine(name);
  return split === null ? [name] : [split.gpu, 'wasm'];
}

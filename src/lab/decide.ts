/** From the engine that is asked for to the one that a study runs on. */
import { createRequire } from 'node:module';
import { UserError } from '../errors.js';
import { calibrateEngines, type Calibration } from '../sim/engine/calibrate.js';
import type { Engine } from '../sim/engine/engine.js';
import { splitName, type EngineChoice, type StudyEngine } from '../sim/engine/engineChoice.js';
import { withEngine } from './engines.js';
import { DEFAULT_BLOCK_SIZE } from './stage.js';

/** The engine of a study and, where it was not named, what decided on it. */
export interface Decision {
  readonly engine: StudyEngine;
  readonly calibration: Calibration | null;
}

/** Most time that the calls of a calibration take together; starting a device comes on top. */
const MOST_SECONDS = 1;

/** Decides on the engine of a new study. */
export async function decideEngine(choice: EngineChoice, threads: number): Promise<Decision> {
  if (choice !== 'auto') return { engine: choice, calibration: null };
  const calibration = await calibrate(threads);
  return { engine: decidedBy(calibration), calibration };
}

/** The engine that a calibration speaks for. */
export function decidedBy(calibration: Calibration): StudyEngine {
  if (calibration.kind === 'no-gpu' || calibration.from === null) return 'wasm';
  return splitName({ gpu: calibration.gpu.engine, from: calibration.from });
}

/**
 * What `auto` measures: where a GPU can be used, through WebGPU or else through TensorFlow, its passes and those of wasm are
 * timed for at most a second in all. A machine without one is no error: the reason is part of the answer.
 *
 * @param threads - threads that a study would have, >= 1
 */
export async function calibrate(threads: number): Promise<Calibration> {
  const reasons: string[] = [];
  for (const work of [onWebgpu, onCuda]) {
    try {
      const calibration = await work(threads);
      if (calibration !== null) return calibration;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      reasons.push(error.message);
    }
  }
  return { kind: 'no-gpu', reason: reasons.join('; ') };
}

function onWebgpu(threads: number): Promise<Calibration> {
  return withEngine('webgpu', (gpu) => compared(gpu, threads));
}

/** Null where the package is not installed, which is no advice for everyone: its install downloads CUDA's libraries. */
async function onCuda(threads: number): Promise<Calibration | null> {
  if (!isInstalled('@tensorflow/tfjs-node-gpu')) return null;
  const { createTfjsEngine } = await import('../sim/engine/tfjs/tfjs.js');
  const gpu = createTfjsEngine('tensorflow-gpu');
  await gpu.start();
  try {
    return await compared(gpu, threads);
  } finally {
    await gpu.stop();
  }
}

function compared(gpu: Engine, threads: number): Promise<Calibration> {
  return withEngine('wasm', (cpu) => calibrateEngines(cpu, gpu, options(threads)));
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function options(threads: number) {
  const clock = (): number => performance.now() * 1e6;
  return { threads, trials: DEFAULT_BLOCK_SIZE, limit: MOST_SECONDS * 1e9, clock };
}

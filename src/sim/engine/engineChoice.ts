/** The words by which engines are asked for and recorded. */
import { UserError } from '../../errors.js';
import { nearestName } from '../../nearestName.js';
import type { EngineName } from './engine.js';

/** Every engine name that the project knows. */
export const engineNames: readonly EngineName[] = ['reference', 'wasm', 'webgpu', 'tfjs'];

/** The engines that can run on a GPU. */
export type GpuEngineName = 'webgpu' | 'tfjs';

/**
 * What a study runs on: one engine; or, as `webgpu@40000`, a GPU for the fields of at least so many numbers (n x d) and wasm
 * for those below. A trial's result is a function of this word and its address, wherever and whenever it is run.
 */
export type StudyEngine = EngineName | `${GpuEngineName}@${number}`;

/** What may be asked for: `auto` is decided, by a calibration, before a study begins. */
export type EngineChoice = StudyEngine | 'auto';

/** The two parts of a word such as `webgpu@40000`. */
export interface Split {
  readonly gpu: GpuEngineName;
  /** Least n x d of a field that the GPU takes, >= 1. */
  readonly from: number;
}

/** The parts of a split; null for one engine alone. UserError for what is neither, and for `auto`, which is to be decided. */
export function parseEngine(name: string): Split | null {
  if (name === 'auto') {
    throw new UserError(
      'auto is decided when a study begins; name what ran there, e.g. wasm, webgpu, or webgpu@40000 for both',
    );
  }
  if ((engineNames as readonly string[]).includes(name)) return null;
  const match = /^(webgpu|tfjs)@([1-9]\d*)$/.exec(name);
  if (match && Number.isSafeInteger(Number(match[2]))) {
    return { gpu: match[1] as GpuEngineName, from: Number(match[2]) };
  }
  if (name.includes('@')) {
    throw new UserError(
      `an engine for fields of at least so many numbers is written like webgpu@40000, with webgpu or tfjs; got "${name}"`,
    );
  }
  const words = [...engineNames, 'auto'];
  throw new UserError(
    `unknown engine "${name}"; did you mean "${nearestName(name, words)}"? engines: ${words.join(', ')}`,
  );
}

/** The word of a split. */
export function splitName({ gpu, from }: Split): StudyEngine {
  return `${gpu}@${from}`;
}

/** What a user asks of a study, and the checks it must pass before any work. */
import { availableParallelism } from 'node:os';
import { UserError } from '../errors.js';
import { nearestName } from '../nearestName.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import { parseEngine, type EngineChoice } from '../sim/engine/engineChoice.js';
import { EFFORTS, type Effort } from '../theorems/theorem.js';
import type { TheoremReference } from './locate.js';
import type { UserGrid } from './points.js';
import type { Progress } from './progress.js';

export interface VerifyRequest {
  /** Ids, paths of theorem files, or theorem objects; default: all theorems of this package. */
  readonly theorems?: readonly TheoremReference[];
  /** Default `standard`. */
  readonly effort?: Effort;
  /** Safe integer >= 0; default 1. */
  readonly seed?: number;
  /** Error level of the whole study, in (0, 1); default 1e-3. */
  readonly alpha?: number;
  /** Values that replace the theorems' own of these parameters. */
  readonly grid?: UserGrid;
  /** Most trials per cell, >= 1. */
  readonly budget?: number;
  /** Worker threads; default: as many as the machine runs at once. */
  readonly threads?: number;
  /** Default `wasm`; `auto` measures whether a GPU would be faster, for a second at most, and for which fields. */
  readonly engine?: EngineChoice;
  /** Folder of the store; a study found there is resumed. Default: none, nothing is kept. */
  readonly out?: string;
  /** Path of a data file for the experiments on real data; default: the digits of the package `mnist`. */
  readonly data?: string;
  /** Trials handed to an experiment at once; does not change any number. */
  readonly block?: number;
  /** Stops the study after the tasks under way. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** The options with their defaults. */
export type Options = Required<Pick<VerifyRequest, 'effort' | 'seed' | 'alpha' | 'threads' | 'engine'>>;

/** Level of a study that names none. */
export const DEFAULT_ALPHA = 1e-3;
export const DEFAULT_SEED = 1;
const MOST_THREADS = 1024;

const KEYS = [
  'theorems',
  'effort',
  'seed',
  'alpha',
  'grid',
  'budget',
  'threads',
  'engine',
  'out',
  'data',
  'block',
  'signal',
  'onProgress',
] as const satisfies readonly (keyof VerifyRequest)[];

/** UserError naming the option, its value and the nearest valid one. */
export function checkedOptions(request: VerifyRequest): Options {
  for (const key of Object.keys(request)) {
    if (!(KEYS as readonly string[]).includes(key))
      throw new UserError(`verify has no option '${key}'; did you mean '${nearestName(key, KEYS)}'?`);
  }
  const { effort = 'standard', seed = DEFAULT_SEED, alpha = DEFAULT_ALPHA, engine = DEFAULT_ENGINE } = request;
  const { threads = availableParallelism() } = request;
  if (engine !== 'auto') parseEngine(engine);
  if (!EFFORTS.includes(effort))
    throw new UserError(`effort must be one of ${EFFORTS.join(', ')}; got '${String(effort)}'`);
  if (!(alpha > 0 && alpha < 1)) throw new UserError(`alpha must lie strictly between 0 and 1; got ${alpha}`);
  checkInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkInteger('threads', threads, 1, MOST_THREADS);
  if (request.budget !== undefined) checkInteger('budget', request.budget, 1, 2 ** 32);
  if (request.block !== undefined) checkInteger('block', request.block, 1, 2 ** 32);
  return { effort, seed, alpha, engine, threads };
}

function checkInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const hint = Number.isNaN(value) ? '' : ` (nearest: ${Math.min(most, Math.max(least, Math.round(value)))})`;
  throw new UserError(`${name} must be an integer from ${least} to ${most}; got ${value}${hint}`);
}

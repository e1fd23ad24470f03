/** What a store remembers of the request, so that a resumed study is the same study. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import type { Calibration } from '../sim/engine/calibrate.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Dataset } from '../sim/training/dataset.js';
import type { Effort } from '../theorems/theorem.js';
import type { Origin } from './origin.js';
import type { Plan } from './plan.js';
import type { UserGrid } from './points.js';

export interface Settings {
  readonly seed: number;
  readonly alpha: number;
  readonly effort: Effort;
  readonly engine: StudyEngine;
  /** What `auto` measured when it decided on that engine; null where the engine was named. */
  readonly calibration: Calibration | null;
  readonly budget: number | null;
  readonly theorems: readonly { readonly id: string; readonly origin: Origin }[];
  readonly grid: UserGrid | null;
  /** Name and digest of the data, or null when no experiment uses any. */
  readonly data: { readonly name: string; readonly digest: string } | null;
  /** Version of this package. */
  readonly version: string;
  /** Digest of the cells, looks and statements: changes when a theorem does. */
  readonly planDigest: string;
}

/** Digest of everything the plan decides. */
export function planDigest(plan: Plan): string {
  const theorems = plan.theorems.map(({ theorem, origin, cells, statements }) => ({
    id: theorem.id,
    // A theorem file of the user changes without a change of version.
    ...(origin.kind === 'module' ? { source: digest(readFileSync(fileURLToPath(origin.url))) } : {}),
    cells: cells.map(({ address, looks }) => [address, looks]),
    statements: statements.map(({ claim, control, address }) => [claim.id, claim.kind, control?.id ?? null, address]),
  }));
  return digest(JSON.stringify({ level: plan.level, theorems }));
}

export function dataDigest({ features, labels }: Dataset): string {
  return digest(features, labels);
}

function digest(...parts: readonly (string | ArrayBufferView)[]): string {
  const hash = createHash('sha256');
  for (const part of parts)
    hash.update(typeof part === 'string' ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  return hash.digest('hex');
}

const NAMES = {
  seed: 'seed',
  alpha: 'alpha',
  effort: 'effort',
  engine: 'engine',
  budget: 'budget',
  theorems: 'theorems',
  grid: 'grid',
  data: 'data',
} as const;

/** UserError naming the first option in which a request differs from the study it would resume. */
export function checkSameStudy(folder: string, stored: Settings, asked: Settings): void {
  const elsewhere = 'use the same options or another folder';
  if (stored.version !== asked.version) {
    throw new UserError(
      `the study in ${folder} was begun by leeway ${stored.version}, this is ${asked.version}; use another folder`,
    );
  }
  for (const [key, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][]) {
    if (JSON.stringify(stored[key]) === JSON.stringify(asked[key])) continue;
    const [was, is] = [describe(stored, key), describe(asked, key)];
    throw new UserError(`the study in ${folder} has ${name} ${was}, not ${is}; ${elsewhere}`);
  }
  if (stored.planDigest !== asked.planDigest) {
    throw new UserError(`the theorems have changed since the study in ${folder} was begun; use another folder`);
  }
}

function describe(settings: Settings, key: keyof typeof NAMES): string {
  if (key === 'theorems') return settings.theorems.map(({ id }) => id).join(', ');
  if (key === 'data')
    return settings.data === null ? 'none' : `${settings.data.name} (${settings.data.digest.slice(0, 8)})`;
  const value = settings[key];
  return value === null ? 'none' : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Power scores beside a study: `power.json` in its folder. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { makeFolder } from '../folder.js';
import type { SubjectPower, TheoremPower } from './result.js';

const FILE = 'power.json';

/** How and by what the scores were measured. */
export interface PowerFile {
  readonly schema: 1;
  readonly version: string;
  readonly effort: string;
  readonly seed: number;
  readonly alpha: number;
  readonly engine: string;
  readonly complete: boolean;
  readonly theorems: readonly TheoremPower[];
}

/** Writes the file. UserError when the folder cannot be written. */
export function writePower(folder: string, power: PowerFile): string {
  const path = join(folder, FILE);
  try {
    makeFolder(folder);
    writeFileSync(path, `${JSON.stringify(power, null, 1)}\n`);
  } catch (error) {
    throw new UserError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  return path;
}

/** The scores beside a study, if there are any. UserError when the file is damaged. */
export function readPower(folder: string): PowerFile | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  try {
    const power = JSON.parse(readFileSync(path, 'utf8')) as PowerFile;
    if (power.schema !== 1) throw new Error('not written by this version');
    return { ...power, theorems: power.theorems.map(revived) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${path} cannot be read: ${reason}; remove it or run leeway power again`);
  }
}

/** JSON has neither infinity nor NaN: null stands for both, and where it stands tells which. */
function revived(power: TheoremPower): TheoremPower {
  const score = (value: number | null): number => value ?? NaN;
  const change = (value: number | null): number => value ?? Infinity;
  const subjects = power.subjects.map((subject): SubjectPower => {
    const { smallest } = subject;
    const revivedSmallest = smallest && { down: change(smallest.down), up: change(smallest.up) };
    return {
      ...subject,
      score: score(subject.score),
      ...(revivedSmallest === undefined ? {} : { smallest: revivedSmallest }),
    };
  });
  return { ...power, score: score(power.score), subjects };
}

/** Shared by the tests of this room. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { exportStudy } from '../../src/lab/store/export.js';
import type { StudyResult } from '../../src/lab/result.js';
import type { Theorem } from '../../src/theorems/theorem.js';

const folders: string[] = [];

/** A folder that goes away with the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-lab-'));
  folders.push(folder);
  return folder;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Path of a theorem file of the tests: worker threads load it from there. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}.mjs`, import.meta.url));
}

/** The theorem itself: its trials run in the calling thread. */
export async function fixture(name: string): Promise<Theorem> {
  const module = (await import(fixturePath(name))) as { readonly default: Theorem };
  return module.default;
}

/** The bytes of the exported tables. */
export async function exported(
  result: StudyResult,
  format: 'parquet' | 'csv' | 'json' = 'csv',
): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  await exportStudy(result, format, folder);
  const bytes = (table: string): string => readFileSync(join(folder, `${table}.${format}`), 'latin1');
  return { estimates: bytes('estimates'), cells: bytes('cells'), judgements: bytes('judgements') };
}

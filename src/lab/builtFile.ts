import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';

/**
 * Path of a built module of this room, which a thread or a process starts from: beside this file in `dist/`, or in `dist/` when
 * this file runs from its source. UserError when there is none.
 */
export function builtFile(name: string): string {
  const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));
  if (existsSync(beside)) return beside;
  const built = fileURLToPath(new URL(`../../dist/lab/${name}`, import.meta.url));
  if (existsSync(built)) return built;
  throw new UserError('worker threads and processes need the built package; run npm run build first');
}

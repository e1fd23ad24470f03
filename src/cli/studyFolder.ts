/** Where a study lives when the user does not say. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/**
 * A folder name that depends on what the study computes alone, so that the same command finds, and continues, the same
 * study; thread count and block size do not enter because results do not depend on them.
 * @param ids theorems named by the user; empty for all
 * @param options everything else that changes the numbers, as plain data
 */
export function studyFolder(ids: readonly string[], effort: string, seed: number, options: unknown): string {
  const what = ids.length === 0 ? 'all' : ids.length === 1 ? ids[0]! : `${ids.length}-theorems`;
  const digest = createHash('sha256')
    .update(JSON.stringify([ids, options]))
    .digest('hex')
    .slice(0, 6);
  return join('leeway-out', `${what}-${effort}-seed${seed}-${digest}`);
}

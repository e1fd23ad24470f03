/** Whole studies through the command line: what a user waits for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wallSeconds } from './timing.mjs';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** Wall-clock seconds of `leeway verify` over all theorems. */
function secondsOfStudy(engineName, effort, threads) {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-bench-'));
  const options = ['--effort', effort, '--threads', String(threads), '--engine', engineName, '--no-report'];
  try {
    const start = wallSeconds();
    const child = spawnSync(process.execPath, [MAIN, 'verify', ...options, '--out', join(folder, 'study')], {
      encoding: 'utf8',
    });
    // 1 and 3 are verdicts, not failures of the run.
    if (![0, 1, 3].includes(child.status)) throw new Error(`leeway verify failed: ${child.stderr}`);
    return wallSeconds() - start;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same quick study with one thread and with two, in turn. */
export function measureThreads(engineName, rounds) {
  const seconds = { one: [], two: [] };
  for (let round = 0; round < rounds; round++) {
    seconds.one.push(secondsOfStudy(engineName, 'quick', 1));
    seconds.two.push(secondsOfStudy(engineName, 'quick', 2));
  }
  return seconds;
}

export const measureStandard = (engineName) => secondsOfStudy(engineName, 'standard', 2);

/** Whole studies through the command line: what a user waits for. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wallSeconds } from './timing.mjs';

const MAIN = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const HOOK = fileURLToPath(new URL('reportCpu.mjs', import.meta.url));

/** Seconds that all processors together were not idle, since the machine started. */
const busySeconds = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1e3;

/**
 * `leeway verify` over all theorems: wall-clock `seconds`, and the share of all processors that other programs took
 * meanwhile, `others`. Wall-clock time is what a user waits for, but it says something about Leeway only while that is small.
 */
function timeStudy(engineName, effort, threads) {
  const folder = mkdtempSync(join(tmpdir(), 'leeway-bench-'));
  const cpuFile = join(folder, 'cpu.json');
  const options = ['--effort', effort, '--threads', String(threads), '--engine', engineName, '--no-report'];
  const command = ['--import', HOOK, MAIN, 'verify', ...options, '--out', join(folder, 'study')];
  const env = { ...process.env, LEEWAY_BENCH_CPU: cpuFile };
  try {
    const busy = busySeconds();
    const start = wallSeconds();
    const child = spawnSync(process.execPath, command, { encoding: 'utf8', env, maxBuffer: 1 << 28 });
    const seconds = wallSeconds() - start;
    const everyone = busySeconds() - busy;
    // 1 and 3 are verdicts, not failures of the run.
    if (![0, 1, 3].includes(child.status)) throw new Error(`leeway verify failed: ${child.stderr || child.error}`);
    const own = Number(readFileSync(cpuFile, 'utf8'));
    return { seconds, cpuSeconds: own, others: Math.max(0, everyone - own) / (seconds * cpus().length) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same study with one thread and with two, in turn. */
export function measureStudies(engineName, effort, rounds) {
  const runs = { effort, one: [], two: [] };
  for (let round = 0; round < rounds; round++) {
    runs.one.push(timeStudy(engineName, effort, 1));
    runs.two.push(timeStudy(engineName, effort, 2));
  }
  return runs;
}

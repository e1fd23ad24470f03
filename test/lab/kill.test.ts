import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readStudy, verify } from '../../src/lab/verify.js';
import { cellKey } from '../../src/sim/random/key.js';
import { PhiloxStream } from '../../src/sim/random/philoxStream.js';
import { exported, fixturePath, temporaryFolder } from './support.js';

const SCRIPT = fileURLToPath(new URL('./fixtures/run-study.mjs', import.meta.url));
const LENGTHS = [100, 200];
const KILLS_PER_LANE = 10;

interface Ended {
  /** Trials that the process found in the store, or -1 when it was killed before it could look. */
  readonly found: number;
  /** Trials that it last said were stored. */
  readonly told: number;
  readonly finished: boolean;
}

/** Runs the study in a process of its own and kills it `patience` milliseconds after its first sign of life. */
function runAndKill(out: string, patience: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, out, ...LENGTHS.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let text = '';
    let timer: NodeJS.Timeout | undefined;
    const kill = (): void => void (timer ??= setTimeout(() => child.kill('SIGKILL'), patience));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      kill();
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL' && code !== 0) reject(new Error(`the study ended with code ${code}`));
      // The last line may be cut short.
      const counts = text
        .split('\n')
        .slice(0, -1)
        .filter((line) => line !== 'finished')
        .map(Number);
      resolve({ found: counts[0] ?? -1, told: counts.at(-1) ?? -1, finished: text.includes('finished\n') });
    });
  });
}

it('a study killed twenty times at random moments loses nothing it told and ends with the same bytes', async () => {
  const whole = await verify({
    theorems: [fixturePath('steady')],
    grid: { d: LENGTHS },
    effort: 'quick',
    seed: 11,
    threads: 2,
  });
  const bytes = await exported(whole);

  /** Studies in their own stores, one after another, until there were enough kills; the last one is left to finish. */
  const lane = async (number: number): Promise<void> => {
    const random = new PhiloxStream(cellKey(20, 'kill'), number);
    for (let kills = 0; kills < KILLS_PER_LANE;) {
      const out = temporaryFolder();
      let told = 0;
      for (let finished = false; !finished;) {
        const ended = await runAndKill(out, kills < KILLS_PER_LANE ? 400 * random.uniform() : 600_000);
        if (ended.found >= 0) expect(ended.found).toBeGreaterThanOrEqual(told);
        told = Math.max(told, ended.told);
        finished = ended.finished;
        if (!finished) kills++;
      }
      expect(await exported(await readStudy(out))).toEqual(bytes);
    }
  };
  await Promise.all([lane(0), lane(1)]);
}, 300_000);

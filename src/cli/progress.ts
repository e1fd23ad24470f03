/** Progress of a study on standard error: a live line on a terminal, plain lines when piped. */
import { Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { Progress } from '../lab/progress.js';

const PLAIN_INTERVAL_MS = 5_000;

function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/** One line: share done, trials, rate, time left, current theorem. */
export function progressLine(progress: Progress): string {
  const share = progress.total > 0 ? Math.min(100, Math.floor((100 * progress.done) / progress.total)) : 100;
  const parts = [`${String(share).padStart(3)} %`, `${progress.done.toLocaleString('en')} trials`];
  if (progress.trialsPerSecond > 0) parts.push(`${Math.round(progress.trialsPerSecond).toLocaleString('en')}/s`);
  // The first rates count the start of the threads: before a twentieth is done an extrapolation misleads.
  if (Number.isFinite(progress.secondsLeft) && share >= 5) parts.push(`at most ${duration(progress.secondsLeft)} left`);
  return [...parts, progress.theorem].filter((part) => part !== '').join('  ');
}

/** Says the title once work has begun, then at most every few seconds how far it is: for logs and pipes. */
export function plainProgress(
  title: string,
  say: (line: string) => void,
  clock: () => number,
): (progress: Progress) => void {
  let last: number | undefined;
  return (progress) => {
    const now = clock();
    if (last === undefined) say(title);
    else if (now - last < PLAIN_INTERVAL_MS) return;
    last = now;
    say(progressLine(progress));
  };
}

/**
 * Runs `work` with progress on standard error.
 * @param title what is being done, e.g. `19 theorems, effort standard`
 */
export async function withProgress<T>(
  title: string,
  work: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (process.stderr.isTTY !== true) {
    const say = (line: string): boolean => process.stderr.write(`${line}\n`);
    return work(plainProgress(title, say, () => performance.now()));
  }
  let result: { readonly value: T } | undefined;
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const tasks = new Listr(
    [
      {
        title,
        task: async (_context: object, live): Promise<void> => {
          const value = await work((progress) => {
            live.output = progressLine(progress);
          });
          result = { value };
        },
      },
    ],
    { registerSignalListeners: false, rendererOptions: { logger } },
  );
  await tasks.run();
  return result!.value;
}

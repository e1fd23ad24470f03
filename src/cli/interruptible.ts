/**
 * Ctrl-C stops after the blocks under way; a second one ends at once, by the signal itself (finished blocks are stored all the
 * same): `process.exit` would wait for threads to clean up, and a thread in the middle of a pass on a GPU aborts instead.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) {
      release();
      process.kill(process.pid, signal);
      return;
    }
    process.stderr.write('\nstopping after the trials under way; press Ctrl-C again to stop at once\n');
    controller.abort();
  };
  const release = (): void => void process.off('SIGINT', stop).off('SIGTERM', stop);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(controller.signal);
  } finally {
    release();
  }
}

/** Clocks and summaries. */

/**
 * Processor seconds of this process. On a shared machine wall-clock seconds count the neighbours' turns as well, so that a
 * ratio of them says little; the peers' script takes its processor seconds in the same way.
 */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export const wallSeconds = () => performance.now() / 1e3;

/** Median with quartiles (inclusive, as Python's statistics.quantiles) and the best. */
export function spread(seconds) {
  const sorted = [...seconds].sort((a, b) => a - b);
  const at = (share) => {
    const position = share * (sorted.length - 1);
    const low = Math.floor(position);
    return sorted[low] + (position - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
  };
  return { median: at(0.5), low: at(0.25), high: at(0.75), best: sorted[0] };
}

/** Median seconds of a row by the clock that counts for it, `cpu` unless it says `wall`; or by another row's clock. */
export const secondsOf = (row, { clock } = row) => (clock === 'wall' ? row.wallSeconds : row.cpuSeconds).median;

/** Median over rounds of a's seconds by b's in the same round: what slows a whole round down cancels. */
export function pairedRatio(a, b) {
  return spread(a.cpuRounds.map((seconds, round) => seconds / b.cpuRounds[round]));
}

/**
 * Runs `call(0) .. call(repeat - 1)`, each after the one before: seconds of all by both clocks. Waits for a promise alone,
 * so that work which answers at once pays for no turn of the event loop.
 */
export async function timed(call, repeat = 1) {
  const wall = wallSeconds();
  const cpu = cpuSeconds();
  for (let k = 0; k < repeat; k++) {
    const answer = call(k);
    if (answer instanceof Promise) await answer;
  }
  return { wall: wallSeconds() - wall, cpu: cpuSeconds() - cpu };
}

/**
 * Times several items, `{ call, repeat, ... }`, in rounds that go through all of them, so that a noisy moment falls on all
 * alike. `repeat` repetitions of a call are one measurement and are divided out; calls may answer with a promise.
 *
 * @param budget - wall-clock seconds after which no further round begins (never fewer than 3 rounds)
 */
export async function interleaved(items, { rounds = 7, budget = 60, warmUp = 2 } = {}) {
  const seconds = items.map(() => ({ wall: [], cpu: [] }));
  const start = wallSeconds();
  for (let round = -warmUp; round < rounds; round++) {
    if (round >= 3 && wallSeconds() - start > budget) break;
    for (const [index, { call, repeat = 1 }] of items.entries()) {
      const { wall, cpu } = await timed((k) => call(round * repeat + k), repeat);
      if (round < 0) continue;
      seconds[index].wall.push(wall / repeat);
      seconds[index].cpu.push(cpu / repeat);
    }
  }
  return items.map((item, index) => ({
    ...Object.fromEntries(Object.entries(item).filter(([, value]) => typeof value !== 'function')),
    repetitions: seconds[index].cpu.length,
    wallSeconds: spread(seconds[index].wall),
    cpuSeconds: spread(seconds[index].cpu),
    /** In the order of the rounds, for ratios of two items within a round. */
    cpuRounds: seconds[index].cpu,
  }));
}

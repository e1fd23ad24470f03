/** Timing by repetition: the median of several runs, each long enough for the clock. */
const LEAST_SECONDS = 0.02;
const RUNS = 15;

/** Median seconds of one call of `work`, after a warm-up that lets the machine's compilers finish. */
export function seconds(work, runs = RUNS) {
  let calls = 1;
  for (;;) {
    const time = timed(work, calls);
    if (time >= LEAST_SECONDS) break;
    calls *= 2;
  }
  const times = Array.from({ length: runs }, () => timed(work, calls) / calls).sort((a, b) => a - b);
  return times[times.length >> 1];
}

function timed(work, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call++) work(call);
  return (performance.now() - start) / 1000;
}

/** How much one call may do: found by trying, so that a slow device is timed on less and a fast one is filled. */
import { timed } from '../timing.mjs';

const ATTEMPTS = 3;

/**
 * The largest size whose call is expected to end within `limit` seconds. Each is predicted from the one before, whose fixed
 * costs the prediction multiplies as well: it errs towards smaller sizes.
 *
 * @param sizes - `{ d, trials }` in ascending order; the first is taken in any case
 * @param call - from a size to a promise, where the work ends
 * @param clock - times a call, as `timed` does
 */
export async function largestSize(sizes, limit, call, clock = timed) {
  let [chosen] = sizes;
  // Code is compiled at its first use, for seconds on some devices.
  await call(chosen);
  for (const next of sizes.slice(1)) {
    const growth = columnsOf(next) / columnsOf(chosen);
    if ((await bestSeconds(() => call(chosen), limit / growth, clock)) * growth > limit) break;
    chosen = next;
  }
  return chosen;
}

/** The best of a few calls: one alone may have met a neighbour, or code that was still being compiled. */
async function bestSeconds(call, enough, clock) {
  let best = Infinity;
  for (let k = 0; k < ATTEMPTS && best > enough; k++) best = Math.min(best, (await clock(call)).wall);
  return best;
}

const columnsOf = ({ d, trials }) => d * trials;

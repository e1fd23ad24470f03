/** Runs the peers of bench/peers where their virtual environment is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(`peers/${path}`, import.meta.url));
const python = here('.venv/bin/python');

export const NO_PEERS = 'no peers here; make them with: sh bench/peers/setup.sh';

export const peersAreThere = () => existsSync(python);

/**
 * What a script of bench/peers prints, parsed.
 *
 * @throws Error with the last line of its complaint when it fails
 */
export function runPython(script, options, input = '') {
  const child = spawnSync(python, [here(script), ...options], { encoding: 'utf8', input, maxBuffer: 1 << 26 });
  if (child.status === 0) return JSON.parse(child.stdout);
  throw new Error(`${script} failed: ${(child.stderr || String(child.error)).trim().split('\n').at(-1)}`);
}

/** The peers' JSON document (see peers.py). */
export const runPeers = ({ rounds, dimensions }) =>
  runPython('peers.py', ['--rounds', String(rounds), '--dimensions', ...dimensions.map(String)]);

/** The row of smallest median among those that match. */
export function fastest(rows, matches) {
  const candidates = rows.filter(matches);
  return candidates.reduce(
    (best, row) => (best === undefined || row.cpuSeconds.median < best.cpuSeconds.median ? row : best),
    undefined,
  );
}

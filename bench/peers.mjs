/** Runs bench/peers/peers.py where its virtual environment is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const python = fileURLToPath(new URL('peers/.venv/bin/python', import.meta.url));
const script = fileURLToPath(new URL('peers/peers.py', import.meta.url));

/** @returns the peers' JSON document, or `{ missing: reason }` */
export function runPeers({ rounds, dimensions }) {
  if (!existsSync(python)) return { missing: 'no peers here; make them with: sh bench/peers/setup.sh' };
  const options = ['--rounds', String(rounds), '--dimensions', ...dimensions.map(String)];
  const child = spawnSync(python, [script, ...options], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (child.status !== 0)
    return { missing: `the peers failed: ${(child.stderr || String(child.error)).trim().split('\n').at(-1)}` };
  return JSON.parse(child.stdout);
}

/** The row of smallest median among those that match. */
export function fastest(rows, matches) {
  const candidates = rows.filter(matches);
  return candidates.reduce(
    (best, row) => (best === undefined || row.cpuSeconds.median < best.cpuSeconds.median ? row : best),
    undefined,
  );
}

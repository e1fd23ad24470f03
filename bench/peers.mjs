/** The peers' timings, from the virtual environment that bench/peers/setup.sh makes. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('peers/', import.meta.url));

/** `{ versions, seconds }`, or `null` where there is no environment. LEEWAY_PEERS_PYTHON names another interpreter. */
export function peers({ slow = false } = {}) {
  const python = process.env.LEEWAY_PEERS_PYTHON ?? `${folder}.venv/bin/python`;
  if (!existsSync(python)) return null;
  const output = execFileSync(python, [`${folder}peers.py`, ...(slow ? ['--slow'] : [])], { encoding: 'utf8' });
  return JSON.parse(output);
}

/** Peak memory of brute-force trials at a small and a large dimension, each in a process of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { aggregateField, engineByName, ruleById } from '../dist/index.js';
import { gaussian, key, F, N } from './work.mjs';

const SMALL = 1e4;
/** Largest first; the first that fits the patience is used, and the table says which it was. */
const LARGE = [1e8, 1e7, 1e6];

/**
 * @param secondsAt1e5 - wall-clock seconds of one trial at d = 1e5, by work
 * @param patience - wall-clock seconds that one child may take
 */
export function measureMemory(engineName, secondsAt1e5, patience) {
  return ['median', 'krum'].map((work) => {
    const large = LARGE.find((d) => (secondsAt1e5[work] * d) / 1e5 <= patience) ?? LARGE.at(-1);
    const [small, peak] = [SMALL, large].map((d) => peakOf(engineName, work, d));
    return { work, small: SMALL, large, smallBytes: small, largeBytes: peak };
  });
}

function peakOf(engineName, work, d) {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [self, engineName, work, String(d)], { encoding: 'utf8' });
  if (child.status !== 0) throw new Error(`the memory of ${work} at d=${d} could not be measured: ${child.stderr}`);
  return Number(child.stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [engineName, work, d] = process.argv.slice(2);
  const engine = await engineByName(engineName);
  await engine.start();
  const rule = ruleById(work === 'median' ? 'cwmed' : 'krum');
  const field = { n: N, f: 0, d: Number(d), model: gaussian, attack: { kind: 'none' }, key };
  await aggregateField(engine, rule, field, F, { first: 0, count: 1 }, [{ kind: 'squared-norm' }]);
  await engine.stop();
  // maxRSS is in KiB.
  console.log(process.resourceUsage().maxRSS * 1024);
}

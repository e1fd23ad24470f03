/**
 * npm run bench: Leeway against NumPy, torch and byzfl on the same work, on this machine, in one run. Prints a table of
 * goals. A whole run, or one with --out, also writes latest.json and pictures of speed against dimension; --readme puts the
 * table into README.md as well.
 *
 *   npm run bench -- [--engine wasm] [--only speed,laws,memory,kernels,cost,studies] [--rounds 7] [--patience 60]
 *                    [--effort standard] [--study-rounds 1] [--out bench/results] [--readme]
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineByName } from '../dist/index.js';
import { version } from '../dist/cli/version.js';
import { judge } from './goals.mjs';
import { measure, PARTS } from './measure.mjs';
import { writeReadme } from './readme.mjs';
import { fullTable } from './table.mjs';
import { writeResults } from './write.mjs';

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'wasm' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    patience: { type: 'string', default: '60' },
    effort: { type: 'string', default: 'standard' },
    'study-rounds': { type: 'string', default: '1' },
    out: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});

function requireParts(text) {
  const parts = text?.split(',') ?? PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new RangeError(`--only knows ${PARTS.join(', ')}; got ${unknown}`);
  return new Set(parts);
}

const parts = requireParts(options.only);
const engine = engineByName(options.engine);
await engine.start();
const loadBefore = loadavg()[0];
const { peersDocument, ...results } = await measure(engine, parts, {
  rounds: Number(options.rounds),
  patience: Number(options.patience),
  effort: options.effort,
  studyRounds: Number(options['study-rounds']),
});
await engine.stop();
const goals = judge({ ...results, peers: peersDocument?.rows });
const document = {
  date: new Date().toISOString().slice(0, 10),
  leeway: version(),
  engine: engine.name,
  node: process.versions.node,
  machine: { processor: cpus()[0]?.model, cpus: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
  load: { before: loadBefore, after: loadavg()[0] },
  goals,
  ...results,
  ...(peersDocument === undefined ? {} : { peers: peersDocument }),
};

console.log(fullTable(document, options.only === undefined));
// A part of the bench says nothing about the rest: it leaves the results of the last whole run alone.
if (options.only === undefined || options.out !== undefined) {
  const out = options.out ?? fileURLToPath(new URL('results', import.meta.url));
  writeResults(out, document);
  console.log(`\nWritten to ${out}`);
  if (options.readme) writeReadme(document);
}

/**
 * npm run bench: Leeway against NumPy, torch and byzfl on the same work, on this machine, in one run. Prints a table of
 * goals. A whole run, or one with --out, also writes latest.json and pictures of speed against dimension; --readme puts the
 * table into README.md as well.
 *
 *   npm run bench -- [--engine wasm] [--only speed,laws,memory,kernels,cost,studies] [--rounds 7] [--patience 60]
 *                    [--effort standard] [--study-rounds 1] [--out bench/results] [--readme]
 *
 * npm run bench -- --only gpu: all engines side by side, on this machine's GPU where there is one, with goals of their own.
 * Always writes its numbers, to a file that is named after the device.
 *
 *   npm run bench -- --only gpu [--rounds 7] [--patience 60] [--out bench/results]
 */
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineByName } from '../dist/index.js';
import { judge } from './goals.mjs';
import { measureGpu } from './gpu/measure.mjs';
import { gpuTable } from './gpu/table.mjs';
import { circumstances } from './machine.mjs';
import { measure, PARTS } from './measure.mjs';
import { writeReadme } from './readme.mjs';
import { fullTable } from './table.mjs';
import { writeGpuResults, writeResults } from './write.mjs';

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
  const known = [...PARTS, 'gpu'];
  const unknown = parts.find((part) => !known.includes(part));
  if (unknown !== undefined) throw new RangeError(`--only knows ${known.join(', ')}; got ${unknown}`);
  return new Set(parts);
}

const parts = requireParts(options.only);
const out = options.out ?? fileURLToPath(new URL('results', import.meta.url));
const [rounds, patience] = [Number(options.rounds), Number(options.patience)];
if (parts.delete('gpu')) await benchDevices();
if (parts.size > 0) await benchProcessor();

/** All engines, on the devices that this machine has. */
async function benchDevices() {
  const before = loadavg()[0];
  const results = await measureGpu({ rounds, patience });
  const document = { ...circumstances(before), ...results };
  console.log(gpuTable(document));
  console.log(`\nWritten to ${writeGpuResults(out, document)}`);
}

/** One engine against the peers, by processor time. */
async function benchProcessor() {
  const before = loadavg()[0];
  const engine = await engineByName(options.engine);
  await engine.start();
  const { peersDocument, ...results } = await measure(engine, parts, {
    rounds,
    patience,
    effort: options.effort,
    studyRounds: Number(options['study-rounds']),
  });
  await engine.stop();
  const document = {
    ...circumstances(before),
    engine: engine.name,
    goals: judge({ ...results, peers: peersDocument?.rows }),
    ...results,
    ...(peersDocument === undefined ? {} : { peers: peersDocument }),
  };
  console.log(fullTable(document, options.only === undefined));
  // A part of the bench says nothing about the rest: it leaves the results of the last whole run alone.
  if (options.only !== undefined && options.out === undefined) return;
  writeResults(out, document);
  console.log(`\nWritten to ${out}`);
  if (options.readme) writeReadme(document);
}

#!/usr/bin/env node
/**
 * npm run bench [-- --slow] [-- --json file]: speed against the peers, one thread each, medians of one run.
 *
 * Without bench/peers/.venv the peers' rows are missing and the table says so. `--slow` adds byzfl's MDA (minutes).
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { peers } from './peers.mjs';
import { seconds } from './timing.mjs';
import { aggregation, engines, normals } from './work.mjs';

const slow = process.argv.includes('--slow');
const jsonAt = process.argv.indexOf('--json');
const D = 1e5;

/** Rows of the table: which work, whose time it is held against, and the ratio to reach. */
const ROWS = [
  { work: 'normals', peer: 'normals torch', goal: 1.3 },
  { work: 'normals', peer: 'normals numpy', goal: 3 },
  { work: 'cwmed', peer: 'cwmed byzfl', goal: 12 },
  { work: 'cwmed', peer: 'cwmed torch.median', goal: null },
  { work: 'cwtm', peer: 'cwtm byzfl', goal: 12 },
  { work: 'meamed', peer: 'meamed byzfl', goal: 12 },
  { work: 'krum', peer: 'krum byzfl', goal: 4 },
  { work: 'multi-krum', peer: 'multi-krum byzfl', goal: 4 },
  { work: 'gm', peer: 'gm torch', goal: 4 },
  { work: 'mda', peer: 'mda byzfl', goal: 100 },
];
/** Rows of the goal that nothing here measures yet. */
const NOT_MEASURED = [
  'Phocas (byzfl has none)',
  'Bulyan against torch code in the style of LPD-EPFL',
  'Krum leeway by law, d = 1e9 against 1e3',
  'law against brute force at d = 1e6',
  'peak memory',
  '2 threads against 1',
  'share of time in kernels',
  'cost of verify --effort standard',
];

function ours() {
  const draw = normals();
  const times = {
    reference: { normals: seconds(draw.reference) / draw.count },
    wasm: { normals: seconds(draw.wasm) / draw.count },
  };
  for (const rule of ['cwmed', 'cwtm', 'meamed', 'phocas', 'krum', 'multi-krum', 'gm', 'bulyan', 'mda']) {
    const d = rule === 'mda' ? 1e3 : D;
    times.wasm[rule] = seconds(aggregation(engines.wasm, rule, d));
    times.reference[rule] = seconds(aggregation(engines.reference, rule, d), 3);
  }
  return times;
}

function line(cells) {
  return `| ${cells.join(' | ')} |`;
}

const times = ours();
const others = peers({ slow });
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, one thread, Node ${process.versions.node}\n`);
console.log(line(['n = 25, f = 5, d = 1e5 (MDA: 1e3)', 'reference, ms', 'wasm, ms', 'ratio']));
console.log(line(['---', '---', '---', '---']));
for (const [work, time] of Object.entries(times.wasm)) {
  const reference = times.reference[work];
  const unit = work === 'normals' ? 1e9 : 1e3;
  const label = work === 'normals' ? 'one standard normal (ns)' : `draw + ${work}`;
  console.log(
    line([label, (reference * unit).toFixed(2), (time * unit).toFixed(2), `${(reference / time).toFixed(1)}x`]),
  );
}
console.log();
const missing = [...NOT_MEASURED];
console.log(line(['work', 'peer', 'wasm against peer', 'goal']));
console.log(line(['---', '---', '---', '---']));
for (const { work, peer, goal } of ROWS) {
  const theirs = others?.seconds[peer];
  if (theirs === undefined) missing.unshift(`${work} against ${peer}`);
  else
    console.log(line([work, peer, `${(theirs / times.wasm[work]).toFixed(1)}x`, goal === null ? '' : `>= ${goal}x`]));
}
if (!others) console.log('\nNo peers here: sh bench/peers/setup.sh makes their environment.');
else if (!slow) console.log('\nMDA of byzfl takes minutes: add --slow.');
console.log(`\nMissing rows:\n${missing.map((row) => `- ${row}`).join('\n')}`);
if (jsonAt > 0) writeFileSync(process.argv[jsonAt + 1], `${JSON.stringify({ ours: times, peers: others }, null, 2)}\n`);

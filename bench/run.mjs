/**
 * npm run bench: Leeway against NumPy, torch and byzfl on the same work, on this machine, in one run. Prints a table of
 * goals, and writes bench/results/<date>.json, latest.json and pictures of speed against dimension.
 *
 *   npm run bench -- [--engine reference] [--only speed,laws,memory,kernels,threads,standard] [--rounds 7]
 *                    [--patience 40] [--study-rounds 1] [--out bench/results]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { engineByName } from '../dist/index.js';
import { version } from '../dist/cli/version.js';
import { speedFigure } from './figure.mjs';
import { judge } from './goals.mjs';
import { kernelShare } from './kernelShare.mjs';
import { krumLawItem, measureLaws } from './laws.mjs';
import { measureMemory } from './memory.mjs';
import { runPeers } from './peers.mjs';
import { measureStandard, measureThreads } from './studies.mjs';
import { markdownTable } from './table.mjs';
import { interleaved, timed } from './timing.mjs';
import { allWork, D, ruleItem } from './work.mjs';

const PARTS = ['speed', 'laws', 'memory', 'kernels', 'threads', 'standard'];
const DIMENSIONS = [1e2, 1e3, 1e4, 1e5, 1e6];
const SWEPT = ['median', 'krum'];

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'reference' },
    only: { type: 'string', default: PARTS.join(',') },
    rounds: { type: 'string', default: '7' },
    patience: { type: 'string', default: '40' },
    'study-rounds': { type: 'string', default: '1' },
    out: { type: 'string', default: fileURLToPath(new URL('results', import.meta.url)) },
  },
});

const say = (text) => process.stderr.write(`${text}\n`);

function requireParts(text) {
  const parts = text.split(',');
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new RangeError(`--only knows ${PARTS.join(', ')}; got ${unknown}`);
  return new Set(parts);
}

/** The reference engine takes seconds at the largest dimension, which shows nothing new. */
const dimensionsOf = ({ name }) => (name === 'reference' ? DIMENSIONS.slice(0, -1) : DIMENSIONS);

/** Our timings, then the peers'; both in rounds. */
async function measureSpeed(engine, rounds) {
  say(`speed: ${engine.name} engine`);
  const ours = interleaved(allWork(engine), { rounds });
  say('speed against dimension');
  const engines = engine.name === 'reference' ? [engine] : [engine, await engineByName('reference')];
  const swept = engines.flatMap((each) =>
    SWEPT.flatMap((work) => dimensionsOf(each).map((d) => ruleItem(each, work, d))),
  );
  const sweep = interleaved([...swept, ...DIMENSIONS.map(krumLawItem)], { rounds: 3, budget: 30 });
  say('speed: peers');
  return { ours, sweep, peers: runPeers({ rounds, dimensions: DIMENSIONS }) };
}

/** Processor seconds at d = 1e5, from the timings or, without them, from one call. */
function secondsAt1e5(engine, ours) {
  const secondsOf = (work) =>
    ours?.find((row) => row.work === work)?.cpuSeconds.median ?? timed(() => ruleItem(engine, work, D).call(0)).cpu;
  return { median: secondsOf('median'), krum: secondsOf('krum') };
}

async function measure(engine, parts, { rounds, patience, studyRounds }) {
  const results = {};
  const { ours, sweep, peers } = parts.has('speed') ? await measureSpeed(engine, rounds) : {};
  Object.assign(results, { ours, sweep, peersMissing: peers?.missing, peers: peers?.rows, peersDocument: peers });
  if (parts.has('laws')) {
    say('laws');
    results.laws = measureLaws(engine);
  }
  if (parts.has('kernels')) {
    say('share of kernels');
    results.kernelShare = await kernelShare(engine, [ruleItem(engine, 'median', D), ruleItem(engine, 'krum', D)]);
  }
  if (parts.has('memory')) {
    say('memory');
    results.memory = measureMemory(engine.name, secondsAt1e5(engine, ours), patience);
  }
  if (parts.has('threads') && cpus().length >= 2) {
    say('the quick study on 1 and 2 threads');
    results.threads = measureThreads(engine.name, studyRounds);
  }
  if (parts.has('standard')) {
    say('the standard study');
    results.standard = measureStandard(engine.name);
  }
  return results;
}

function figures({ sweep, peers }) {
  if (!sweep) return {};
  const theirs = (work, library) =>
    (peers ?? []).filter((row) => row.d && row.work === work && row.library === library);
  const mine = (work, engineName) => sweep.filter((row) => row.work === work && row.engine === engineName);
  const engineNames = [...new Set(sweep.flatMap((row) => row.engine ?? []))];
  return Object.fromEntries(
    SWEPT.map((work) => [
      `speed-${work}.svg`,
      speedFigure(work, [
        ...engineNames.map((name) => ({ label: `Leeway, ${name} engine`, rows: mine(work, name) })),
        { label: 'Leeway, by law', rows: work === 'krum' ? sweep.filter((row) => row.work === 'krum-law') : [] },
        { label: 'byzfl', rows: theirs(work, 'byzfl') },
        { label: 'torch, fastest form', rows: theirs(work, 'torch') },
      ]),
    ]),
  );
}

const parts = requireParts(options.only);
const engine = await engineByName(options.engine);
const loadBefore = loadavg()[0];
const results = await measure(engine, parts, {
  rounds: Number(options.rounds),
  patience: Number(options.patience),
  studyRounds: Number(options['study-rounds']),
});
const lines = judge(results);
const { peersDocument, peers, ...own } = results;
const document = {
  date: new Date().toISOString(),
  leeway: version(),
  engine: engine.name,
  node: process.versions.node,
  machine: { processor: cpus()[0]?.model, cpus: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
  load: { before: loadBefore, after: loadavg()[0] },
  goals: lines,
  ...own,
  peers: peersDocument,
};
mkdirSync(options.out, { recursive: true });
const text = `${JSON.stringify(document, null, 1)}\n`;
for (const name of [document.date.slice(0, 10), 'latest']) writeFileSync(join(options.out, `${name}.json`), text);
for (const [name, svg] of Object.entries(figures(results))) writeFileSync(join(options.out, name), `${svg}\n`);

const versions = peers ? Object.entries(peersDocument.versions).map((pair) => pair.join(' ')) : [];
console.log(
  `Leeway ${document.leeway}, ${engine.name} engine, Node ${document.node}; ${versions.join(', ') || 'no peers'}`,
);
console.log(`${document.machine.processor}, ${document.machine.cpus} processors, load ${loadBefore.toFixed(1)}\n`);
console.log(markdownTable(lines));
const missing = lines.filter(({ verdict }) => verdict === 'missing');
if (missing.length > 0) {
  console.log(`\nMissing: ${missing.map(({ label }) => label).join('; ')}.`);
  if (results.peersMissing) console.log(results.peersMissing);
}
console.log(`\nWritten to ${options.out}`);

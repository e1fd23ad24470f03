/** Runs the parts of the bench and collects what they measure. */
import { cpus } from 'node:os';
import { engineByName } from '../dist/index.js';
import { disagreements } from './agreement.mjs';
import { measureCost } from './cost.mjs';
import { kernelShare } from './kernelShare.mjs';
import { krumLawItem, measureLaws } from './laws.mjs';
import { measureMemory } from './memory.mjs';
import { NO_PEERS, peersAreThere, runPeers } from './peers.mjs';
import { measureStudies } from './studies.mjs';
import { interleaved, timed } from './timing.mjs';
import { allWork, D, ruleItem } from './work.mjs';

export const PARTS = ['speed', 'laws', 'memory', 'kernels', 'cost', 'studies'];
export const SWEPT = ['median', 'krum'];
const DIMENSIONS = [1e2, 1e3, 1e4, 1e5, 1e6];

const say = (text) => process.stderr.write(`${text}\n`);

/**
 * @param parts - the names of those to run
 * @returns what `judge` reads, with the peers' document whole as `peersDocument`
 */
export async function measure(engine, parts, { rounds, patience, effort, studyRounds }) {
  const results = parts.has('speed') ? { ...(await measureOurs(engine, rounds)), ...measurePeers(rounds) } : {};
  if (parts.has('laws')) {
    say('laws');
    results.laws = await measureLaws(engine);
  }
  if (parts.has('kernels')) {
    say('share of kernels');
    results.kernelShare = await kernelShare(engine, [ruleItem(engine, 'median', D), ruleItem(engine, 'krum', D)]);
  }
  if (parts.has('cost')) {
    say('cost against dimension');
    results.cost = await measureCost(engine);
  }
  if (parts.has('memory')) {
    say('memory');
    results.memory = measureMemory(engine.name, await secondsAt1e5(engine, results.ours), patience);
  }
  if (parts.has('studies') && cpus().length >= 2) {
    say(`the ${effort} study on 1 and 2 threads`);
    results.studies = measureStudies(engine.name, effort, studyRounds);
  }
  return results;
}

/** All work at its own dimension, then speed against dimension on both engines. */
async function measureOurs(engine, rounds) {
  say(`speed: ${engine.name} engine`);
  const ours = await interleaved(allWork(engine), { rounds });
  say('speed against dimension');
  const engines = engine.name === 'reference' ? [engine] : [engine, await engineByName('reference')];
  const swept = engines.flatMap((each) =>
    SWEPT.flatMap((work) => dimensionsOf(each).map((d) => ruleItem(each, work, d))),
  );
  const sweep = await interleaved([...swept, ...DIMENSIONS.map(krumLawItem)], { rounds: 3, warmUp: 1 });
  return { ours, sweep };
}

/** The reference engine takes seconds at the largest dimension, which shows nothing new. */
const dimensionsOf = ({ name }) => (name === 'reference' ? DIMENSIONS.slice(0, -1) : DIMENSIONS);

/** Without the peers, with broken ones, or with ones that compute something else, the reason stands in their place. */
function measurePeers(rounds) {
  if (!peersAreThere()) return { peersMissing: NO_PEERS };
  try {
    say('peers: the same functions?');
    const different = disagreements();
    if (different.length > 0) return { peersMissing: `the peers compute something else: ${different.join('; ')}` };
    say('speed: peers');
    return { peersDocument: runPeers({ rounds, dimensions: DIMENSIONS }) };
  } catch (error) {
    return { peersMissing: `no peers: ${error.message}` };
  }
}

/** Seconds at d = 1e5, from the timings or, without them, from one call. */
async function secondsAt1e5(engine, ours) {
  const secondsOf = async (work) =>
    ours?.find((row) => row.work === work)?.wallSeconds.median ?? (await timed(ruleItem(engine, work, D).call)).wall;
  return { median: await secondsOf('median'), krum: await secondsOf('krum') };
}

/** Times every work on every engine that starts here, and torch beside them. */
import { NO_PEERS, peersAreThere, runPython } from '../peers.mjs';
import { interleaved } from '../timing.mjs';
import { startColumns } from './columns.mjs';
import { judgeGpu } from './goals.mjs';
import { largestSize } from './sizes.mjs';
import { WORKS } from './works.mjs';

/** Calls of a run that may each take their limit before the patience is at its end: works, engines and a few rounds. */
const CALLS = 120;
const NO_CUDA = 'torch sees no CUDA device, and there is no cuBLAS to compare with';

const say = (text) => process.stderr.write(`${text}\n`);

/**
 * @param patience - wall-clock seconds that choose how much a call does, and after which no further round begins
 * @returns `columns`, `rows`, the peers' document as `peers` or the reason why not as `peersMissing`, and `goals`
 */
export async function measureGpu({ rounds, patience }) {
  const limit = patience / CALLS;
  const columns = await startColumns();
  try {
    const rows = await measureColumns(columns, { rounds, limit, patience });
    const results = { columns: columns.map(described), rows, ...measurePeers({ rounds, limit }) };
    return { ...results, goals: judgeGpu(results) };
  } finally {
    for (const column of columns) await column.stop?.();
  }
}

/** What of a column is data. */
const described = (column) =>
  Object.fromEntries(Object.entries(column).filter(([, value]) => typeof value !== 'function'));

async function measureColumns(columns, { rounds, limit, patience }) {
  const items = [];
  for (const column of columns.filter(({ missing }) => missing === undefined)) {
    say(`${column.name}: how much a call may do`);
    for (const id of Object.keys(WORKS)) if (does(column, id)) items.push(await itemOf(column, id, limit));
  }
  say('all engines in turn');
  const rows = await interleaved(items, { rounds, budget: patience, warmUp: 1 });
  return rows.map((row, index) => {
    const failed = items[index].failure();
    return failed === undefined ? row : { work: row.work, column: row.column, failed };
  });
}

function does({ engine, threads }, id) {
  const { engines } = WORKS[id];
  return engines === undefined || (engines.includes(engine) && threads === 1);
}

/** A work that failed once, for want of memory or of its device, has its reason in place of times and is not tried again. */
async function itemOf(column, id, limit) {
  let failure;
  const attempt = async (size, first) => {
    if (failure !== undefined) return;
    try {
      await column.run(id, size, first);
    } catch (error) {
      failure = error.message;
    }
  };
  const size = await largestSize(WORKS[id].sizes, limit, (tried) => attempt(tried, 0));
  return {
    work: id,
    column: column.name,
    n: WORKS[id].n,
    ...size,
    call: (round) => attempt(size, FRESH + round * size.trials),
    failure: () => failure,
  };
}

/** Trial numbers are not negative; warm-up rounds are. */
const FRESH = 1_000_000;

function measurePeers({ rounds, limit }) {
  if (!peersAreThere()) return { peersMissing: NO_PEERS };
  say('torch');
  const works = Object.fromEntries(Object.entries(WORKS).map(([id, { n, sizes }]) => [id, { n, sizes }]));
  try {
    const peers = runPython('gpu.py', [], JSON.stringify({ works, limit, rounds }));
    return peers.kind === 'cuda' ? { peers } : { peers, peersMissing: NO_CUDA };
  } catch (error) {
    return { peersMissing: `no peers: ${error.message}` };
  }
}

/**
 * The goals for a machine that has a GPU, judged for each engine that ran on one. Ratios of wall-clock seconds of an entry of
 * a field, which batches of different lengths share; the dimension is the one that the goal names, or nothing is judged.
 */
import { format } from '../format.mjs';

const DEVICE_ENGINES = ['webgpu', 'tfjs'];
const D = 1e6;

const perEntry = ({ n, d, trials, wallSeconds }) => wallSeconds.median / (n * d * trials);
const perTrial = ({ trials, wallSeconds }) => `${format((wallSeconds.median / trials) * 1e3)} ms`;
const nano = (row) => `${format(perEntry(row) * 1e9)} ns`;

const rowOf = (rows, work, column) => rows.find((row) => row.work === work && row.column === column);

/** Of the forms that draw, or that do not. */
const fastestPeer = (peers, work, draws) =>
  (peers?.kind === 'cuda' ? peers.rows : [])
    .filter((row) => row.work === work && row.d === D && row.draws === draws)
    .sort((a, b) => a.wallSeconds.median - b.wallSeconds.median)[0];

const normals = {
  label: 'normals, against one thread of wasm',
  goal: '>= 50 x',
  work: 'normals',
  compare(mine, { rows }) {
    // Our row averages what it draws; the thread's need not: the ratio is, if anything, too low.
    const alone = rowOf(rows, 'drawing', 'wasm');
    const same = rowOf(rows, 'normals', 'wasm');
    if (!alone || !same) return undefined;
    const ratio = perEntry(alone) / perEntry(mine);
    const detail = `${nano(mine)} a normal, drawn and averaged, against ${nano(alone)}, drawn alone, and ${nano(same)} averaged`;
    return { value: ratio, reached: ratio >= 50, text: `${format(ratio)} x`, detail };
  },
};

const median = {
  label: 'draw + median, n=25, d=1e6, against 2 threads of wasm',
  goal: '>= 30 x',
  work: 'median',
  compare(mine, { rows, peers }) {
    const threads = rowOf(rows, 'median', 'wasm, 2 threads');
    if (threads?.d !== D) return undefined;
    const ratio = perEntry(threads) / perEntry(mine);
    const torch = fastestPeer(peers, 'median', true);
    const beside = torch ? `; ${format(perEntry(torch) / perEntry(mine))} x torch, ${torch.how}` : '';
    const detail = `${perTrial(mine)} against ${perTrial(threads)} a trial${beside}`;
    return { value: ratio, reached: ratio >= 30, text: `${format(ratio)} x`, detail };
  },
};

const gram = {
  label: 'draw + distances, n=100, d=1e6, against torch with cuBLAS',
  goal: '<= 3 x the time',
  work: 'distances',
  compare(mine, { peers }) {
    const [torch, product] = [true, false].map((draws) => fastestPeer(peers, 'distances', draws));
    if (!torch || !product) return undefined;
    const ratio = perEntry(mine) / perEntry(torch);
    const detail =
      `${perTrial(mine)} against ${perTrial(torch)} a trial (${torch.how}; ${peers.device}); ` +
      `its product without the draw takes ${perTrial(product)}, which is ${format(perEntry(mine) / perEntry(product))} x`;
    return { value: ratio, reached: ratio <= 3, text: `${format(ratio)} x`, detail };
  },
};

const GOALS = [normals, median, gram];

/**
 * One line per goal and engine for devices: label, goal, what was measured, a verdict and how it was reached. The verdicts:
 * `reached`, `not reached`, `missing` without a measurement, `not judged` without a GPU.
 */
export function judgeGpu(results) {
  return results.columns
    .filter(({ engine }) => DEVICE_ENGINES.includes(engine))
    .flatMap((column) => GOALS.map((goal) => judgeOne(goal, column, results)));
}

function judgeOne({ label, goal, work, compare }, column, results) {
  const line = { label: `${column.name}: ${label}`, goal };
  const missing = (detail, verdict = 'missing') => ({ ...line, measured: '', verdict, detail });
  if (column.missing) return missing(column.missing, 'not judged');
  if (column.kind !== 'gpu') return missing(`${column.device} is no GPU`, 'not judged');
  const mine = rowOf(results.rows, work, column.name);
  if (!mine?.wallSeconds) return missing(mine?.failed ?? 'not measured');
  if (mine.d !== D) return missing(`measured at d=${mine.d} only: d=1e6 takes too long here`);
  const found = compare(mine, results);
  if (!found) return missing(results.peersMissing ?? 'what it is compared with was not measured');
  const { value, reached, text, detail } = found;
  return { ...line, measured: text, value, verdict: reached ? 'reached' : 'not reached', detail };
}

/** What a run on this machine's devices measured, for a terminal. */
import { format } from '../format.mjs';
import { goalTable, markdownTable } from '../table.mjs';
import { WORKS } from './works.mjs';

/** Columns of engines, what each ran on or why it did not, and the goals. */
export function gpuTable(document) {
  const { leeway, node, machine, load, columns, goals } = document;
  return [
    `Leeway ${leeway}, Node ${node}; ${machine.processor}, ${machine.cpus} processors, load ${load.before.toFixed(1)}`,
    ...columns.map(describe),
    peersLine(document),
    '',
    'Wall-clock nanoseconds per entry of the field, n x d of them a trial; the median of the rounds.',
    '',
    timesTable(document),
    '',
    ...goalLines(goals),
  ].join('\n');
}

function goalLines(goals) {
  const judged = goals.filter(({ verdict }) => verdict !== 'not judged');
  if (judged.length === 0) return ['No engine ran on a GPU here: nothing is compared with the goals.'];
  return [goalTable(judged), '', ...judged.map(({ label, detail }) => `- ${label}: ${detail}`)];
}

function describe({ name, device, kind, missing }) {
  if (missing !== undefined) return `${name}: not here, ${missing}`;
  return kind === 'software'
    ? `${name}: ${device} (software: a processor does the work of a GPU)`
    : `${name}: ${device}`;
}

function peersLine({ peers, peersMissing }) {
  if (peers === undefined) return `torch: ${peersMissing}`;
  return `torch: ${peers.device}, torch ${peers.versions.torch}${peersMissing ? ` (${peersMissing})` : ''}`;
}

function timesTable({ columns, rows, peers }) {
  const shown = columns.filter(({ missing }) => missing === undefined);
  const headings = { work: 'work', ...Object.fromEntries(shown.map(({ name }) => [name, name])) };
  if (peers) headings.torch = `torch, ${peers.kind}`;
  return markdownTable(
    headings,
    Object.entries(WORKS).map(([id, { label, n, sizes }]) => ({
      work: `${label}, n=${n}, d=${power(sizes.at(-1).d)}`,
      ...Object.fromEntries(
        shown.map(({ name }) => [name, cell(sizes, rows, (row) => row.work === id && row.column === name)]),
      ),
      torch: cell(sizes, peers?.rows ?? [], (row) => row.work === id && row.draws),
    })),
  );
}

/** The fastest row that matches, with its dimension where that is not the one of the work. */
function cell(sizes, rows, matches) {
  const found = rows.filter(matches);
  if (found.length === 0) return '';
  if (found[0].failed) return 'failed';
  const nanoseconds = ({ n, d, trials, wallSeconds }) => (wallSeconds.median / (n * d * trials)) * 1e9;
  const best = found.reduce((a, b) => (nanoseconds(b) < nanoseconds(a) ? b : a));
  return `${format(nanoseconds(best))}${best.d === sizes.at(-1).d ? '' : ` (d=${power(best.d)})`}`;
}

const power = (d) => `1e${Math.log10(d)}`;

/** The files of a run: its numbers, and speed and cost against dimension as pictures. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pngOf } from '../dist/report/png.js';
import { costFigure, speedFigure } from './figure.mjs';
import { fileWord } from './gpu/device.mjs';
import { SWEPT } from './measure.mjs';
import { fastest } from './peers.mjs';

export function writeResults(folder, document) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(document, compact, 1)}\n`);
  if (document.cost) writePicture(folder, 'local-cost', costFigure(document.cost, costSeries(document.cost)));
  if (!document.sweep) return;
  for (const work of SWEPT) writePicture(folder, `speed-${work}`, speedFigure(work, seriesOf(work, document)));
}

/** @returns the path of the file, named after the device that counts */
export function writeGpuResults(folder, document) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `gpu-${fileWord(namedDevice(document.columns))}.json`);
  writeFileSync(path, `${JSON.stringify(document, compact, 1)}\n`);
  return path;
}

/** The GPU, else what stands for one, else none. */
function namedDevice(columns) {
  const found = columns.find(({ kind }) => kind === 'gpu') ?? columns.find(({ kind }) => kind === 'software');
  return found?.device ?? 'none';
}

function writePicture(folder, name, svg) {
  writeFileSync(join(folder, `${name}.svg`), `${svg}\n`);
  writeFileSync(join(folder, `${name}.png`), pngOf(svg));
}

const NAMES = { krum: 'Krum', 'multi-krum': 'multi-Krum', bulyan: 'Bulyan', 'trimmed-mean': 'trimmed mean' };

const costSeries = ({ rows, slopes }) =>
  slopes.map(({ work, slope }, colour) => ({
    colour,
    label: `${NAMES[work] ?? work}, slope ${slope.toFixed(3)}`,
    rows: rows.filter((row) => row.work === work),
  }));

/** Four digits are more than a timing has; single rounds served the ratios and are not kept. */
function compact(key, value) {
  if (key === 'cpuRounds') return undefined;
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

/** Colours by what is drawn, so that both pictures agree. */
const COLOURS = { law: 3, wasm: 0, reference: 5, torch: 1, byzfl: 2 };

/** One series for each engine, the law where there is one, and the fastest form of each library at each dimension. */
function seriesOf(work, { sweep, peers }) {
  const named = (colour, label, rows) => ({ colour: COLOURS[colour], label, rows });
  const ofEngine = (name) => sweep.filter((row) => row.work === work && row.engine === name);
  return [
    named(
      'law',
      'Leeway by law',
      sweep.filter((row) => row.work === `${work}-law`),
    ),
    named('wasm', 'Leeway, wasm', ofEngine('wasm')),
    named('reference', 'Leeway, reference', ofEngine('reference')),
    named('torch', 'torch', fastestRows(peers, work, 'torch')),
    named('byzfl', 'byzfl', fastestRows(peers, work, 'byzfl')),
  ].filter(({ rows }) => rows.length > 0);
}

function fastestRows(peers, work, library) {
  const rows = (peers?.rows ?? []).filter((row) => row.d && row.work === work && row.library === library);
  return [...new Set(rows.map(({ d }) => d))].map((d) => fastest(rows, (row) => row.d === d));
}

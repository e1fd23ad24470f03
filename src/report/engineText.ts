/** Engines in words: what a study was run on, why, and what simulated its fields. */
import type { StudyInfo, TheoremResult } from '../lab/result.js';
import type { Calibration, MeasuredEngine } from '../sim/engine/calibrate.js';
import type { EngineName } from '../sim/engine/engine.js';
import { parseEngine } from '../sim/engine/engineChoice.js';
import { PASSES } from '../sim/engine/engineCost.js';
import { formatCount, formatNumber } from './number.js';
import { plural } from './text.js';

/** What simulated the fields of some cells: `wasm`, `reference and wasm`, or `exact laws` where there were none. */
export function enginesText(engines: readonly EngineName[]): string {
  return engines.length === 0 ? 'exact laws' : engines.join(' and ');
}

/** The engine of a study in words, with what `auto` decided and why. */
export function engineText({ engine, calibration }: StudyInfo): string {
  const split = parseEngine(engine);
  const words =
    split === null ? engine : `${split.gpu} for fields of at least ${formatCount(split.from)} numbers, wasm for others`;
  if (calibration === null) return words;
  if (calibration.kind === 'no-gpu') return `auto: ${words} (no GPU: ${calibration.reason})`;
  const { gpu } = calibration;
  return split === null ? `auto: ${words} (faster here than ${gpu.engine} on ${gpu.device})` : `auto: ${words}`;
}

/** What `auto` measured: `wasm on one thread: pairwise 12 ns, selection 9.1 ns per number; ...`. */
export function calibrationText(calibration: Calibration | null): string | undefined {
  if (calibration?.kind !== 'measured') return undefined;
  const { cpu, gpu, threads, trials } = calibration;
  const costs = ({ costs: measured }: MeasuredEngine): string =>
    PASSES.map((pass) => {
      const { fixed, perNumber } = measured[pass];
      return `${pass} ${formatNumber(perNumber, 2)} ns per number and ${formatNumber(fixed / 1e6, 2)} ms per call`;
    }).join(', ');
  const parts = [`${cpu.engine} on one thread of ${threads}: ${costs(cpu)}`, `${gpu.engine}: ${costs(gpu)}`];
  return `${parts.join('; ')}; ${plural(trials, 'trial')} per call`;
}

/** The engines that the trial of a witness ran on, in a study that has more than one. */
export function trialEngines({ engine }: StudyInfo, { cells }: TheoremResult, address: string): string | undefined {
  if (parseEngine(engine) === null) return undefined;
  const cell = cells.find((candidate) => address.startsWith(`${candidate.address}#`));
  return cell === undefined ? undefined : enginesText(cell.engines);
}

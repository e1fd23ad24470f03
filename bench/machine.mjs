/** What a run's numbers were measured with. */
import { cpus, loadavg, totalmem } from 'node:os';
import { version } from '../dist/cli/version.js';

/** @param loadBefore - the machine's load before the run, which is a load itself */
export const circumstances = (loadBefore) => ({
  date: new Date().toISOString().slice(0, 10),
  leeway: version(),
  node: process.versions.node,
  machine: { processor: cpus()[0]?.model, cpus: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
  load: { before: loadBefore, after: loadavg()[0] },
});

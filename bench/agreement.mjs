/** Leeway and the peers compute the same functions: compared on the same rows before any of them is timed. */
import { aggregate, PhiloxStream, ruleById } from '../dist/index.js';
import { runPython } from './peers.mjs';
import { F, key, N, RULES } from './work.mjs';

const D = 200;
/** The peers answer in float32, relative to entries of size one. */
const TOLERANCE = 2e-5;

/** Normal float32 rows; the first F, Byzantine, share a shift that distance rules must notice and not all refuse. */
function sampleRows(trial) {
  const stream = new PhiloxStream(key, 3_000_000 + trial);
  return Array.from({ length: N }, (_, row) =>
    Array.from({ length: D }, () => Math.fround(stream.normal() + (row < F ? 0.5 : 0))),
  );
}

/** @returns a sentence for each form of a peer that differs from our rule; none where all agree */
export function disagreements() {
  const rows = sampleRows(0);
  const answers = runPython('answers.py', [], JSON.stringify({ rows }));
  return Object.entries(answers).flatMap(([work, forms]) => {
    const ours = aggregate(ruleById(RULES[work].rule), Float64Array.from(rows.flat()), N, D, F);
    return Object.entries(forms).flatMap(([form, theirs]) => {
      const error = Math.max(...theirs.map((value, index) => Math.abs(value - ours[index])));
      return theirs.length === D && error <= TOLERANCE ? [] : [`${work} by ${form} differs by ${error.toPrecision(3)}`];
    });
  });
}

/** Local cost: how the time of each rule grows with the dimension, at the smallest n for which Bulyan is defined at f = 2. */
import { LinearRegression } from '../dist/stats/linearRegression.js';
import { interleaved, secondsOf } from './timing.mjs';
import { ruleItem } from './work.mjs';

export const SHAPE = { n: 11, f: 2 };
const RULES = ['krum', 'multi-krum', 'bulyan', 'median', 'trimmed-mean'];
const DIMENSIONS = [1e4, 1e5, 1e6, 1e7];
/** Columns per measurement: at small dimensions a single call would show the caches that the large ones leave cold. */
const COLUMNS = 1e6;

/** Timings of every rule at every dimension, and per rule the slope of log time in log d through the medians. */
export async function measureCost(engine) {
  const items = DIMENSIONS.flatMap((d) =>
    RULES.map((work) => ({ ...ruleItem(engine, work, d, SHAPE), repeat: Math.max(1, COLUMNS / d) })),
  );
  // A round takes seconds, nearly all of them at the largest dimension: it needs no second warm-up.
  const rows = await interleaved(items, { rounds: 5, budget: 20, warmUp: 1 });
  return { ...SHAPE, rows, slopes: RULES.map((work) => ({ work, slope: slopeOf(rows, work) })) };
}

function slopeOf(rows, work) {
  const line = LinearRegression.empty();
  for (const row of rows) if (row.work === work) line.add(Math.log(row.d), Math.log(secondsOf(row)));
  return line.summary().slope;
}

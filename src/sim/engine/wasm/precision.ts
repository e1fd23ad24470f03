import { precisionOf } from '../precision.js';
import { FINE, UNIT_32 } from '../rounding.js';
import { planField } from '../plan.js';

/** Squares that a lane of `addDistances` sums in float32 before it changes to float64. */
const SUMMED_SQUARES = 16;

/**
 * Honest rows are exact; Byzantine rows, and mixed rows that go into an order statistic, are rounded once to float32. A squared
 * distance adds up squares in float32: a difference is rounded once, so its square carries two roundings and one of its own, and the
 * sum of 16 adds 15. A field without a plan runs in float64.
 */
export const wasmPrecision = precisionOf((field) =>
  planField(field) ? { ...FINE, rows: UNIT_32, mixed: UNIT_32, squares: (SUMMED_SQUARES + 2) * UNIT_32 } : FINE,
);

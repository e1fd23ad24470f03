import { precisionOf } from '../precision.js';

/** Everything is float64: the bounds are its unit rounding times the length of the sums. */
export const referencePrecision = precisionOf(() => ({ rows: 0, mixed: 0, squares: 0 }));

import { precisionOf } from '../precision.js';
import { FINE } from '../rounding.js';

/** Everything is float64: the bounds are its unit rounding times the length of the sums. */
export const referencePrecision = precisionOf(() => FINE);

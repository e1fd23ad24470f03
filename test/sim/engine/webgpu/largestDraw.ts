import type { Model } from '../../../../src/sim/models/model.js';

/** Largest size of a draw, from the 32 bits of its word. */
export function largestDraw(model: Model): number {
  switch (model.kind) {
    case 'gaussian':
      return Math.sqrt(66 * Math.LN2);
    case 'laplace':
      return 32 * Math.LN2;
    case 'student-t':
      return Math.sqrt(model.nu * Math.expm1((66 * Math.LN2) / model.nu));
    default:
      return 1;
  }
}

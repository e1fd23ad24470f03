/**
 * Displacements to try against multi-Bulyan with pruned or exact scores (attack A7): 22 over the whole range of honest
 * scores, and 46 around each of the two thresholds, where ranks change within a relative 1 / sqrt(d): the one at which the
 * colluders stop to be Krum's choice and the one at which they leave the honest diameter.
 *
 * @param krumLeeway - limit of gamma* / sqrt(d) for the scores in use (Krum's constant c)
 * @returns 114 displacements in units of sigma, not sorted
 */
export function midRankShifts(h: number, d: number, krumLeeway: number): Float64Array {
  const root = Math.sqrt(d);
  const diameter = Math.sqrt(1 + 1 / h);
  const shifts = [
    ...linspace(0.05, 1.1, 22),
    ...linspace(-6, 3, 46).map((x) => krumLeeway * (1 + x / root)),
    ...linspace(-6, 6, 46).map((x) => diameter * (1 + x / root)),
  ];
  return Float64Array.from(shifts, (shift) => shift * root);
}

function linspace(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

const STEPS = 48;

/**
 * The largest accepted displacement gamma*, by 48 bisections of [0, 20 sqrt(d)] in units of sigma: the end of an accepted
 * interval that starts at 0. Attacks are then evaluated at gamma* (1 - 1e-9).
 *
 * @param accepts - whether the rule still accepts the Byzantine rows at that displacement
 * @returns a displacement that was accepted, within 20 sqrt(d) 2^-48 of one that was not; 0 when nothing was accepted,
 *   20 sqrt(d) when everything was
 */
export function acceptedShift(accepts: (gamma: number) => boolean, d: number): number {
  let low = 0;
  let high = 20 * Math.sqrt(d);
  if (accepts(high)) return high;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (accepts(middle)) low = middle;
    else high = middle;
  }
  return low;
}

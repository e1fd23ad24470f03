import type { Attack } from './attack.js';

/** B = honestMean * (mean of the honest rows) + first * e_1 + ones * (1, .., 1): an attack that the Gram matrix can see. */
export interface LinearAttack {
  readonly honestMean: number;
  readonly first: number;
  readonly ones: number;
}

/**
 * One Byzantine row as a linear combination, or `null` when the attack is not linear in the honest rows (`none`, `alie`,
 * `diameter`, `mirror`).
 *
 * @param row - Byzantine row, 0 .. f - 1; only `staggered` tells rows apart
 */
export function linearAttack(attack: Attack, row = 0): LinearAttack | null {
  switch (attack.kind) {
    case 'mean-shift':
      return { honestMean: 1, ...along(attack.direction, attack.gamma) };
    case 'far-point':
      return { honestMean: 0, ...along(attack.direction, attack.magnitude) };
    case 'staggered':
      return {
        honestMean: 0,
        ...along(attack.direction, row === 0 ? attack.magnitude : attack.magnitude + attack.step),
      };
    case 'sign-flip':
      return { honestMean: -1, first: 0, ones: 0 };
    case 'ipm':
      return { honestMean: -attack.tau, first: 0, ones: 0 };
    case 'alie-population':
      return { honestMean: 0, first: 0, ones: attack.mean + attack.z * attack.sigma };
    case 'constant':
      return { honestMean: 0, first: 0, ones: attack.value };
    case 'none':
    case 'alie':
    case 'diameter':
    case 'mirror':
      return null;
  }
}

function along(direction: 'first' | 'ones', value: number): { first: number; ones: number } {
  return direction === 'first' ? { first: value, ones: 0 } : { first: 0, ones: value };
}

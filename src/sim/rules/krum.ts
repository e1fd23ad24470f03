import { orderedDistances } from './distances.js';
import { krumScores, type KrumConvention } from './krumScores.js';
import { oneRow } from './mix.js';
import type { Rule } from './rule.js';
import { indexOfSmallest } from './sorting.js';

/** Neighbours and power of the four variants K1..K4, for n rows and f declared Byzantine ones. */
export const krumConventions = {
  krum: (n: number, f: number): KrumConvention => ({ power: 2, neighbours: n - f - 2 }),
  'krum-k2': (n: number, f: number): KrumConvention => ({ power: 2, neighbours: n - f - 1 }),
  'krum-k3': (n: number, f: number): KrumConvention => ({ power: 1, neighbours: n - f - 1 }),
  'krum-k4': (n: number, f: number): KrumConvention => ({ power: 1, neighbours: n - f - 2 }),
} as const;

/**
 * The row that Krum outputs, the lowest index on ties.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function krumSelects(
  squaredDistances: Float64Array,
  n: number,
  f: number,
  variant: keyof typeof krumConventions = 'krum',
): number {
  const distances = orderedDistances(squaredDistances, n);
  return indexOfSmallest(krumScores(distances, n, krumConventions[variant](n, f)), n);
}

function variant(id: keyof typeof krumConventions, label: string, text: string, source: string, margin: 1 | 3): Rule {
  return {
    id,
    name: `Krum (${label})`,
    convention: `Outputs the row of smallest score; the score sums the ${text}. Ties go to the lower row index.`,
    source,
    requires: { text: `n >= 2f + ${margin}`, minimumN: (f) => 2 * f + margin },
    mix: (squaredDistances, n, f) => oneRow(n, krumSelects(squaredDistances, n, f, id)),
    reducer: () => ({ kind: 'identity' }),
  };
}

/** Krum as published (K1). */
export const krum = variant(
  'krum',
  'K1',
  'squared distances to the n - f - 2 nearest other rows',
  'Blanchard, El Mhamdi, Guerraoui, Stainer 2017 (arXiv 1703.02757)',
  3,
);

/** Krum over n - f - 1 neighbours (K2). */
export const krumK2 = variant(
  'krum-k2',
  'K2',
  'squared distances to the n - f - 1 nearest other rows',
  'Allouah et al. 2023 (arXiv 2302.01772); byzfl',
  1,
);

/** Krum over unsquared distances to n - f - 1 neighbours (K3). */
export const krumK3 = variant(
  'krum-k3',
  'K3',
  'distances, not squared, to the n - f - 1 nearest other rows',
  'LPD-EPFL/ByzantineMomentum krum.py',
  1,
);

/** Krum over unsquared distances to n - f - 2 neighbours (K4). */
export const krumK4 = variant(
  'krum-k4',
  'K4',
  'distances, not squared, to the n - f - 2 nearest other rows',
  'LPD-EPFL/ByzantineMomentum bulyan.py',
  3,
);

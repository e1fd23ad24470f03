/** The explicit instances behind the attained constants. Suprema at ties are approached by a nudge that wins the tie. */
import type { Witness } from './experiments.js';
import type { Level } from './levels.js';

/** Far enough to be no value among others. */
const FAR = 1e7;

/** A level, empty ones left out by {@link levels}. */
const at = (count: number, position: number, radius = 0): Level => ({ count, position, radius });

const levels = (byzantine: readonly Level[], honest: readonly Level[]) => ({
  byzantine: byzantine.filter(({ count }) => count > 0),
  honest: honest.filter(({ count }) => count > 0),
});

/** The top t honest values that decide the median of n odd, or the midpoint of n even. */
const upperHalf = (n: number, f: number): number => n - f - Math.ceil(n / 2) + 1;

/** Least number of honest vectors that colluders need on their side. */
const bloc = (n: number, f: number): number => Math.ceil((n - 2 * f) / 2);

/** Honest values at 0 and `top(n, f)` of them at 1, Byzantine ones far above. */
export function twoLevels(description: string, top: (n: number, f: number) => number): Witness {
  return {
    description,
    levels: (n, f) => levels([at(f, FAR)], [at(n - f - top(n, f), 0), at(top(n, f), 1)]),
  };
}

/** The trimmed mean: f honest values at 0. */
export const trimmedAway = twoLevels(
  'f honest vectors at 0, the others at 1, Byzantine vectors at 1e7 on a line.',
  (n, f) => n - 2 * f,
);

/** The midpoint median: the upper half of the honest values at 1. */
export const medianCaught = twoLevels(
  'n - f - ceil(n / 2) + 1 honest vectors at 1, the others at 0, Byzantine vectors at 1e7 on a line.',
  upperHalf,
);

/** The lower median: colluders below pull it to the low bloc. */
export const lowerMedianCaught: Witness = {
  description: 'ceil((n - 2f) / 2) honest vectors at 0, the others at 1, Byzantine vectors at -1e7 on a line.',
  levels: (n, f) => levels([at(f, -FAR)], [at(bloc(n, f), 0), at(n - f - bloc(n, f), 1)]),
};

/** MeaMed: colluders mirror the excluded honest values on the other side of the median, a little nearer. */
export const mirrored: Witness = {
  description:
    'f honest vectors at 0, t = n - f - ceil(n / 2) + 1 at 1, the others at t / (f + t), colluders at 2 - 1e-9.',
  levels: (n, f) => {
    const t = upperHalf(n, f);
    return levels([at(f, 2 - 1e-9)], [at(f, 0), at(n - 2 * f - t, t / (f + t)), at(t, 1)]);
  },
};

/** Rules that keep n - f vectors: colluders take the place of f honest ones on the other side, a little nearer. */
export const exchanged: Witness = {
  description: 'n - 2f honest vectors at 0, f at 1, colluders at -1 + 1e-7 on a line.',
  levels: (n, f) => levels([at(f, -1 + 1e-7)], [at(n - 2 * f, 0), at(f, 1)]),
};

/** MDA: one far honest vector makes the honest set wider than the set with the colluders. */
export const stretched: Witness = {
  description:
    'One honest vector at f + 1, f - 1 at 1, n - 2f - 1 at w = -f / (n - 2f - 1), one at -f; colluders at w - (2f + 1) + 1e-7 on a line.',
  levels: (n, f) => {
    const w = -f / (n - 2 * f - 1);
    return levels([at(f, w - (2 * f + 1) + 1e-7)], [at(1, f + 1), at(f - 1, 1), at(n - 2 * f - 1, w), at(1, -f)]);
  },
};

/** The geometric median: the fewest honest vectors that hold it once all colluders stand behind them. */
export const held: Witness = {
  description:
    'a = ceil((n - 2f) / 2) honest vectors at 1, the others on a simplex of radius 1e-3 around 0, Byzantine vectors at 1e7.',
  levels: (n, f) => {
    const a = bloc(n, f);
    return levels([at(f, FAR)], [at(a, 1), at(n - f - a, 0, 1e-3)]);
  },
};

/** Where p = q has no limit (n < 3f) the mirror is this long. */
const LONG = 1e3;

/** Krum (K2): a simplex, its mirror images on both sides, the colluders on one of them. */
export const mirrorSimplexK2: Witness = {
  description:
    'n - 2f honest vectors on a regular simplex of radius 1, f at -p on the axis, colluders at p (1 - 1e-6), p^2 = h / (h - 2f) (p = 1000 from n = 3f down).',
  levels: (n, f) => {
    const h = n - f;
    const p = n > 3 * f ? Math.sqrt(h / (h - 2 * f)) : LONG;
    return levels([at(f, p * (1 - 1e-6))], [at(n - 2 * f, 0, 1), at(f, -p)]);
  },
};

/** Krum (K1): the same with n - f - 2 neighbours. */
export const mirrorSimplexK1: Witness = {
  description:
    'a = n - 2f - 1 honest vectors on a regular simplex of radius 1, f + 1 at -q on the axis, colluders at p (1 - 1e-6), p^2 = 2a / (a - f) - 1, q^2 = 2a^2 / ((a - 1) (a - f)) - 1.',
  levels: (n, f) => {
    const a = n - 2 * f - 1;
    const p = Math.sqrt((2 * a) / (a - f) - 1);
    const q = Math.sqrt(((a / (a - 1)) * 2 * a) / (a - f) - 1);
    return levels([at(f, p * (1 - 1e-6))], [at(a, 0, 1), at(f + 1, -q)]);
  },
};

/** Multi-Krum (m = n - f - 2): colluders just near enough to the larger bloc to be selected. */
export const besideTheBloc: Witness = {
  description:
    'n - 2f - 2 honest vectors at 0, f + 2 at 1, colluders at -z (1 - 1e-7), z = (sqrt(1 + g (g - 3)) - 1) / g, g = n - 2f - 1, on a line.',
  levels: (n, f) => {
    const g = n - 2 * f - 1;
    const z = (Math.sqrt(1 + g * (g - 3)) - 1) / g;
    return levels([at(f, -z * (1 - 1e-7))], [at(n - 2 * f - 2, 0), at(f + 2, 1)]);
  },
};

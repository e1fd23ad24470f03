/** Coordinate-wise rules: no mix, an order-statistic reducer on each column of the n rows. */
import type { Reducer } from './reducer.js';
import type { Rule } from './rule.js';

const twoFPlusOne = { text: 'n >= 2f + 1', minimumN: (f: number) => 2 * f + 1 } as const;

/** The mean of all n rows: what every other rule is compared with. Tolerates no Byzantine row. */
export const average: Rule = {
  id: 'average',
  name: 'Average',
  convention: 'Mean of the n rows; NaN and infinities pass through.',
  source: 'folklore',
  requires: { text: 'n >= f + 1', minimumN: (f) => f + 1 },
  reducer: () => ({ kind: 'mean' }),
};

function median(id: string, convention: 'midpoint' | 'lower' | 'upper', text: string): Rule {
  return {
    id,
    name: `Coordinate-wise median (${convention})`,
    convention: `${text} NaN sorts as +Infinity.`,
    source: 'Xie, Koyejo, Gupta 2018 (arXiv 1802.10116); Yin et al. 2018',
    requires: twoFPlusOne,
    reducer: () => ({ kind: 'median', convention }),
  };
}

/** Coordinate-wise median, the mean of the two middle values for even n. */
export const cwmed = median(
  'cwmed',
  'midpoint',
  'Per coordinate, the median; for even n the mean of the two middle values.',
);

/** Coordinate-wise lower median, as `torch.median`. */
export const cwmedLower = median(
  'cwmed-lower',
  'lower',
  'Per coordinate, the value of rank floor((n - 1) / 2) from 0, as torch.median.',
);

/** Coordinate-wise upper median, as common native code. */
export const cwmedUpper = median('cwmed-upper', 'upper', 'Per coordinate, the value of rank floor(n / 2) from 0.');

/** Coordinate-wise trimmed mean. */
export const cwtm: Rule = {
  id: 'cwtm',
  name: 'Coordinate-wise trimmed mean',
  convention:
    'Per coordinate, drop the f smallest and the f largest values, average the n - 2f others; NaN sorts as +Infinity.',
  source: 'Yin et al. 2018; Xie, Koyejo, Gupta 2018 (arXiv 1805.09682)',
  requires: twoFPlusOne,
  reducer: (_n, f) => ({ kind: 'trimmed-mean', f }),
};

/** MeaMed, the mean around the median. */
export const meamed: Rule = {
  id: 'meamed',
  name: 'MeaMed',
  convention:
    'Per coordinate, mean of the n - f values closest to the midpoint median; ties go to the lower row index; NaN counts as +Infinity.',
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1802.10116)',
  requires: twoFPlusOne,
  reducer: (n, f): Reducer => ({ kind: 'mean-around-median', keep: n - f, convention: 'midpoint' }),
};

/** Phocas, the mean around the trimmed mean. */
export const phocas: Rule = {
  id: 'phocas',
  name: 'Phocas',
  convention:
    'Per coordinate, mean of the n - f values closest to the f-trimmed mean; ties go to the lower row index; NaN counts as +Infinity.',
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1805.09682)',
  requires: twoFPlusOne,
  reducer: (n, f) => ({ kind: 'mean-around-trimmed-mean', keep: n - f, f }),
};

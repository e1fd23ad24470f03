/** What make_models.py knows about the laws of the honest models, and the fill function of each. */
import { readFileSync } from 'node:fs';
import type { StreamKey } from '../../../src/sim/random/key.js';
import { fillLaplace } from '../../../src/sim/random/laplace.js';
import { fillSparse } from '../../../src/sim/random/sparse.js';
import { fillStudentT } from '../../../src/sim/random/studentT.js';
import { fillUniforms } from '../../../src/sim/random/uniform.js';

export type Law =
  | { readonly kind: 'laplace' | 'uniform'; readonly parameter: null }
  | { readonly kind: 'sparse' | 'student-t'; readonly parameter: number };

export interface Place extends StreamKey {
  readonly count: number;
  readonly trial: number;
  readonly row: number;
  readonly stream: number;
  readonly firstColumn: number;
}

interface Fixture {
  readonly cases: readonly (Law & Place & { readonly hash: string; readonly firstBits: readonly string[] })[];
  readonly laplace: readonly (readonly [word: number, value: number])[];
  readonly radii: readonly (readonly [nu: number, word: number, value: number])[];
  readonly quantiles: readonly (Law & { readonly quantiles: readonly number[]; readonly far: number })[];
}

export const fixture = JSON.parse(
  readFileSync(new URL('../../fixtures/models-float32.json', import.meta.url), 'utf8'),
) as Fixture;

/** `place.count` draws of a law. */
export function draws(law: Law, place: Place): Float32Array {
  const { count, trial, row, firstColumn, stream } = place;
  const out = new Float32Array(count);
  switch (law.kind) {
    case 'laplace':
      fillLaplace(out, 0, count, place, trial, row, firstColumn, stream);
      break;
    case 'uniform':
      fillUniforms(out, 0, count, place, trial, row, firstColumn, stream);
      break;
    case 'sparse':
      fillSparse(out, 0, count, law.parameter, place, trial, row, firstColumn, stream);
      break;
    case 'student-t':
      fillStudentT(out, 0, count, law.parameter, place, trial, row, firstColumn, stream);
      break;
  }
  return out;
}

/** sqrt(N) times the largest difference between the empirical distribution function and the law's at its 19 quantiles. */
export function distanceAtQuantiles(sample: Float32Array, quantiles: readonly number[]): number {
  const sorted = Float64Array.from(sample).sort();
  let below = 0;
  const differences = quantiles.map((x, k) => {
    while (below < sorted.length && sorted[below]! <= x) below++;
    return Math.abs(below / sorted.length - (k + 1) / 20);
  });
  return Math.sqrt(sorted.length) * Math.max(...differences);
}

/** Largest distance of `value(word)` from `exact(word)` relative to it: every `stride`-th word below `end`, and the first and last 10,000. */
export function worstRelative(
  end: number,
  stride: number,
  value: (word: number) => number,
  exact: (word: number) => number,
): number {
  let worst = 0;
  const look = (word: number) => {
    worst = Math.max(worst, Math.abs(value(word) / exact(word) - 1));
  };
  for (let word = 0; word < end; word += stride) look(word);
  for (let k = 0; k < 10_000; k++) {
    look(k);
    look(end - 1 - k);
  }
  return worst;
}

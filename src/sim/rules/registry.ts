import { DomainError, UserError } from '../../errors.js';
import { nearestName } from '../../nearestName.js';
import { bucketing } from './bucketing.js';
import { bulyan } from './bulyan.js';
import { centredClipping, DEFAULT_CLIPPING, type ClippingStart } from './centredClipping.js';
import { cge, cgeSum } from './cge.js';
import { average, cwmed, cwmedLower, cwmedUpper, cwtm, meamed, phocas } from './coordinateWise.js';
import { geometricMedian } from './geometricMedian.js';
import { krum, krumK2, krumK3, krumK4 } from './krum.js';
import { mda } from './mda.js';
import { barycenter, medoid } from './medoid.js';
import { multiBulyan, multiBulyanExact, multiBulyanStatic, multiBulyanWinners } from './multiBulyan.js';
import { multiKrum, multiKrumK2 } from './multiKrum.js';
import { mva } from './mva.js';
import { nnm } from './nnm.js';
import type { Rule } from './rule.js';
import { smea } from './smea.js';

/**
 * Every rule under its own id. Nearest-neighbour mixing in front of any of them is `nnm+<id>`, bucketing `bucketing+<id>`;
 * see {@link ruleById}.
 */
export const rules: readonly Rule[] = [
  average,
  krum,
  krumK2,
  krumK3,
  krumK4,
  multiKrum,
  multiKrumK2,
  medoid,
  barycenter,
  mda,
  mva,
  smea,
  geometricMedian,
  cwmed,
  cwmedLower,
  cwmedUpper,
  cwtm,
  meamed,
  phocas,
  bulyan,
  multiBulyan,
  multiBulyanExact,
  multiBulyanStatic,
  multiBulyanWinners,
  centredClipping(),
  centredClipping({ ...DEFAULT_CLIPPING, start: 'gm' }),
  cge,
  cgeSum,
];

/**
 * The rule of that id. `nnm+<id>` composes nearest-neighbour mixing with the rule `<id>`; `bucketing+<id>` averages random
 * buckets of two rows first, `bucketing:<s>+<id>` of s rows; `centred-clipping:<tau>,<L>` and
 * `centred-clipping:<tau>,<L>,<start>` (start: `origin`, `mean`, `gm`) set the parameters of centred clipping.
 *
 * @throws UserError for an unknown id, with the nearest known one
 * @throws DomainError for a parameter outside its range
 */
export function ruleById(id: string): Rule {
  if (id.startsWith('nnm+')) return nnm(ruleById(id.slice('nnm+'.length)));
  const bucketed = /^bucketing(?::([^+]*))?\+/.exec(id);
  if (bucketed) {
    const inner = ruleById(id.slice(bucketed[0].length));
    return bucketed[1] === undefined ? bucketing(inner) : bucketing(inner, numberOf(bucketed[1]));
  }
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return rule;
  if (id.startsWith('centred-clipping:')) return clippingOf(id);
  const nearest = nearestName(
    id,
    rules.map((candidate) => candidate.id),
  );
  throw new UserError(`unknown rule "${id}"; did you mean "${nearest}"?`);
}

function clippingOf(id: string): Rule {
  const [radius, iterations, start = 'origin', ...rest] = id.slice('centred-clipping:'.length).split(',');
  if (radius === undefined || iterations === undefined || rest.length > 0) {
    throw new UserError(
      `"${id}" is no centred clipping; its id is centred-clipping:<tau>,<L> or with a start after it`,
    );
  }
  if (start !== 'origin' && start !== 'mean' && start !== 'gm') {
    const nearest: ClippingStart[] = ['origin', 'mean', 'gm'];
    throw new UserError(`unknown start "${start}" in "${id}"; did you mean "${nearestName(start, nearest)}"?`);
  }
  return centredClipping({ radius: numberOf(radius), iterations: numberOf(iterations), start });
}

/** An empty text is no number, not zero. */
function numberOf(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

/**
 * Refuses n and f outside a rule's domain.
 *
 * @throws DomainError such as `krum needs n >= 2f + 3; got n=10, f=4 (largest f here: 3)`
 */
export function requireDomain(rule: Rule, n: number, f: number): void {
  requireCount('n', n);
  requireCount('f', f);
  if (n >= rule.requires.minimumN(f)) return;
  const got = `${rule.id} needs ${rule.requires.text}; got n=${n}, f=${f}`;
  let largest = f;
  while (largest >= 0 && n < rule.requires.minimumN(largest)) largest--;
  throw new DomainError(
    largest >= 0 ? `${got} (largest f here: ${largest})` : `${got} (smallest n for f=0: ${rule.requires.minimumN(0)})`,
  );
}

function requireCount(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  const nearest = Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
  throw new DomainError(`${name} must be a whole number >= 0; got ${name}=${value} (nearest: ${nearest})`);
}

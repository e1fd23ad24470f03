import { DomainError, UserError } from '../../errors.js';
import { nearestName } from '../../nearestName.js';
import { bulyan } from './bulyan.js';
import { average, cwmed, cwmedLower, cwmedUpper, cwtm, meamed, phocas } from './coordinateWise.js';
import { geometricMedian } from './geometricMedian.js';
import { krum, krumK2, krumK3, krumK4 } from './krum.js';
import { mda } from './mda.js';
import { barycenter, medoid } from './medoid.js';
import { multiBulyan, multiBulyanExact, multiBulyanStatic } from './multiBulyan.js';
import { multiKrum, multiKrumK2 } from './multiKrum.js';
import { mva } from './mva.js';
import { nnm } from './nnm.js';
import type { Rule } from './rule.js';

/** Every rule under its own id. Nearest-neighbour mixing in front of any of them is `nnm+<id>`; see {@link ruleById}. */
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
];

/**
 * The rule of that id; `nnm+<id>` composes nearest-neighbour mixing with the rule `<id>`.
 *
 * @throws UserError for an unknown id, with the nearest known one
 */
export function ruleById(id: string): Rule {
  if (id.startsWith('nnm+')) return nnm(ruleById(id.slice('nnm+'.length)));
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return rule;
  const nearest = nearestName(
    id,
    rules.map((candidate) => candidate.id),
  );
  throw new UserError(`unknown rule "${id}"; did you mean "${nearest}"?`);
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

import type { Support } from '../stats/estimate.js';
import type { Observable, Point } from './theorem.js';

/** The support of an observable at a point. */
export function supportAt({ support }: Observable, point: Point): Support {
  return typeof support === 'function' ? support(point) : support;
}

/** What an observable declares to be cut off at a point; undefined where it cuts off nothing. */
export function truncationAt({ truncation }: Observable, point: Point): number | undefined {
  return typeof truncation === 'function' ? truncation(point) : truncation;
}

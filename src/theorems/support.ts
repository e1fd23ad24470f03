import type { Support } from '../stats/estimate.js';
import type { Observable, Point } from './theorem.js';

/** The support of an observable at a point. */
export function supportAt({ support }: Observable, point: Point): Support {
  return typeof support === 'function' ? support(point) : support;
}

/**
 * delta(eps) as the hockey-stick divergence E[(1 - e^(eps - L))_+] of the worlds N(mu, 1) and N(0, 1), from its
 * definition: by sampling outcomes and by integrating densities. Independent of the closed form in gaussian.ts.
 */
import type { Stream } from '../sim/random/stream.js';
import { normalPdf } from '../stats/special/normal.js';
import { integrate } from '../stats/special/quadrature.js';

/** One draw of the tilted estimator, for averaging and for showing. */
export interface HockeyStickDraw {
  /** What the mechanism released, drawn from N(centre, 1). */
  readonly outcome: number;
  /** Privacy loss log p(outcome) / q(outcome). */
  readonly loss: number;
  /** Likelihood ratio p / tilted density. */
  readonly weight: number;
  /** weight (1 - e^(eps - loss))_+, whose mean is delta(eps). */
  readonly value: number;
}

/** Privacy loss of an outcome y: log of N(mu, 1) over N(0, 1) at y. */
export function privacyLoss(outcome: number, mu: number): number {
  return mu * outcome - (mu * mu) / 2;
}

/**
 * Centre of the tilted outcomes. Untilted (mu) while losses above eps are common; beyond, the mean loss is put just above
 * eps, by min(mu, mu^2): by mu^2 as usual for small mu, but never further than one deviation of the loss, since a draw that
 * overshoots makes the weights unbounded in effect.
 */
export function tiltedCentre(mu: number, epsilon: number): number {
  if (epsilon <= (mu * mu) / 2) return mu;
  return (epsilon + Math.min(mu, mu * mu)) / mu + mu / 2;
}

/** Value and parts of one tilted draw, given a standard normal number. */
export function hockeyStickDraw(normal: number, mu: number, epsilon: number): HockeyStickDraw {
  const centre = tiltedCentre(mu, epsilon);
  const outcome = centre + normal;
  const loss = privacyLoss(outcome, mu);
  const weight = Math.exp((mu - centre) * (outcome - (mu + centre) / 2));
  return { outcome, loss, weight, value: weight * Math.max(0, -Math.expm1(epsilon - loss)) };
}

/** Mean of `draws` tilted draws: an unbiased estimate of delta(eps), usable when delta is far below 1 / draws. */
export function sampleHockeyStick(stream: Stream, mu: number, epsilon: number, draws: number): number {
  let total = 0;
  for (let draw = 0; draw < draws; draw++) total += hockeyStickDraw(stream.normal(), mu, epsilon).value;
  return total / draws;
}

/**
 * delta(eps) by quadrature: the integral of p - e^eps q over the outcomes where it is positive, y > eps/mu + mu/2.
 * With v = y - mu and x = eps/mu - mu/2 this is the integral of phi(v) (1 - e^(-mu (v - x))) over v > x.
 *
 * @param epsilon >= 0; relative error about 1e-13 while delta is above 1e-300.
 */
export function integrateHockeyStick(mu: number, epsilon: number): number {
  const x = epsilon / mu - mu / 2;
  // Beyond `reach`, phi is below e^-45 of its largest value on the range.
  const reach = -x + Math.sqrt(Math.max(x, 0) ** 2 + 90);
  return integrate((u) => normalPdf(x + u) * -Math.expm1(-mu * u), 0, reach, { relative: 1e-14 }).value;
}

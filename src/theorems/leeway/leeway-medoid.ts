/**
 * leeway-medoid: the medoid accepts c sqrt(d) with c^2 = 2 ((h - 1) / (h - f))^2 - 1 + 1/h.
 *
 * A colluder's sum of distances counts h honest vectors, f - 1 copies at distance 0; an honest one h - 1 honest vectors and
 * the f colluders: selected as long as (h - f) sqrt(1 - 1/h + gamma^2 / d) < (h - 1) sqrt(2). At least as exposed as Krum,
 * equally for f = 1.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { medoidLeeway } from '../../bounds/leeway.js';
import { capturesOutput } from '../../sim/laws/acceptance.js';
import { medoid } from '../../sim/rules/medoid.js';
import { acceptedLeeway } from './acceptedLeeway.js';
import { hiddenVulnerability } from './sources.js';

export default acceptedLeeway({
  id: 'leeway-medoid',
  title: "The medoid's leeway on one coordinate",
  paper: 'leeway',
  sources: [hiddenVulnerability('order sqrt(d), there for "GeoMed"; the constant is derived here')],
  statement:
    'With f colluders at honest mean + gamma e_1, the largest gamma at which the medoid is a colluder satisfies ' +
    'gamma* / (sigma sqrt(d)) -> c = sqrt(2 ((h - 1) / (h - f))^2 - 1 + 1 / h), h = n - f, as d grows.',
  setting:
    'Gaussian honest vectors N(g, sigma^2 I_d); the medoid is the input of smallest sum of distances, not squared.',
  rule: 'the medoid',
  target: { rule: medoid, accepts: capturesOutput },
  limit: medoidLeeway,
  wrong: { id: 'krum', formula: krumLeeway, text: "Krum's constant" },
  beyond: [
    [25, 6],
    [50, 10],
  ],
  notes: ['The deficit sqrt(d) c - E gamma* is 1.3 sigma at (11, 2), 1.5 at (15, 3) and 2.2 at (50, 10).'],
});

/**
 * leeway-krum: the displacement that Krum accepts on one coordinate grows like c sqrt(d), with the exact constant c.
 *
 * In high dimension honest vectors form a regular simplex of squared side 2d. A colluder's score counts f - 1 copies at
 * distance 0 and h - f - 1 honest vectors; an honest score counts h - 2 honest ones: the colluders win as long as
 * (h - f - 1)(1 - 1/h + gamma^2 / d) < 2 (h - 2). The limit is approached from below with a deficit of about 0.7 sigma.
 */
import { krumLeeway, singleColluderLeeway } from '../../bounds/krum.js';
import { capturesOutput } from '../../sim/laws/acceptance.js';
import { krum } from '../../sim/rules/krum.js';
import { acceptedLeeway } from '../leeway/acceptedLeeway.js';
import { hiddenVulnerability } from '../leeway/sources.js';

export default acceptedLeeway({
  id: 'leeway-krum',
  title: "Krum's leeway on one coordinate",
  paper: 'krum',
  sources: [hiddenVulnerability('order sqrt(d), confirmed in the abstract; the constants are derived here')],
  statement:
    'With f colluders at honest mean + gamma e_1, the largest gamma that Krum still selects satisfies ' +
    'gamma* / (sigma sqrt(d)) -> c = sqrt(2 (h - 2) / (h - f - 1) - 1 + 1 / h), h = n - f, as d grows.',
  setting:
    'Gaussian honest vectors N(g, sigma^2 I_d), Krum over squared distances to n - f - 2 others (K1), n and f fixed.',
  rule: 'Krum',
  target: { rule: krum, accepts: capturesOutput },
  limit: krumLeeway,
  slackFactor: 0.5,
  wrong: { id: 'single-colluder', formula: singleColluderLeeway, text: 'limit for a lone attacker, sqrt(1 + 1/h)' },
  beyond: [
    [25, 6],
    [50, 10],
  ],
  notes: [
    'The deficit sqrt(d) c - E gamma* does not depend on d: 0.69 sigma at (11, 2), 0.755 at (15, 3), 1.12 at (50, 10), about 0.28 log(n) sigma.',
    'The other conventions of Krum: leeway-krum-conventions.',
  ],
});

/**
 * leeway-mda: minimum-diameter averaging keeps all colluders up to sqrt(1 + 1/h) sigma sqrt(d), and is displaced by f / h of it.
 *
 * They stay as long as their squared distance d (1 - 1/h) + gamma^2 to the honest vectors does not exceed the largest honest
 * one, 2d. The largest of many honest distances is above 2d at finite d: the limit is approached from above.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { mdaDisplacement, mdaLeeway } from '../../bounds/leeway.js';
import { keepsByzantine } from '../../sim/laws/acceptance.js';
import { mda } from '../../sim/rules/mda.js';
import { acceptedLeeway } from './acceptedLeeway.js';
import { hiddenVulnerability } from './sources.js';

export default acceptedLeeway({
  id: 'leeway-mda',
  title: 'The leeway of minimum-diameter averaging on one coordinate',
  paper: 'leeway',
  sources: [hiddenVulnerability('order sqrt(d), there for "Brute"; the constant is derived here')],
  statement:
    'With f colluders at honest mean + gamma e_1, the largest gamma at which all of them are in the subset of n - f vectors of ' +
    'smallest diameter satisfies gamma* / (sigma sqrt(d)) -> sqrt(1 + 1 / h), h = n - f, as d grows; the output moves by f / h of it.',
  setting: 'Gaussian honest vectors N(g, sigma^2 I_d); exact subset of smallest diameter.',
  rule: 'minimum-diameter averaging',
  target: { rule: mda, accepts: keepsByzantine },
  limit: mdaLeeway,
  output: mdaDisplacement,
  wrong: { id: 'krum', formula: krumLeeway, text: "Krum's constant" },
  beyond: [[25, 6]],
  notes: ['Approached from above: E gamma* - c sqrt(d) is 1.8 sigma at (11, 2), 2.4 at (15, 3) and 2.8 at (25, 6).'],
});

/**
 * leeway-mva: minimum-variance averaging keeps all colluders up to c sigma sqrt(d), c^2 = (2h - f - 1) / (h - f) - 1 + 1/h.
 *
 * The sum of the squared distances of f copies and h - f honest vectors, f (h - f)(1 - 1/h + gamma^2 / d) + (h - f)(h - f - 1)
 * in units of d, must stay below h (h - 1), that of the honest vectors.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { mvaDisplacement, mvaLeeway } from '../../bounds/leeway.js';
import { keepsByzantine } from '../../sim/laws/acceptance.js';
import { mva } from '../../sim/rules/mva.js';
import { acceptedLeeway } from './acceptedLeeway.js';
import { derivedHere } from './sources.js';

export default acceptedLeeway({
  id: 'leeway-mva',
  title: 'The leeway of minimum-variance averaging on one coordinate',
  paper: 'leeway',
  sources: [derivedHere('exponent and constant')],
  statement:
    'With f colluders at honest mean + gamma e_1, the largest gamma at which all of them are in the subset of n - f vectors of ' +
    'smallest variance satisfies gamma* / (sigma sqrt(d)) -> c = sqrt((2 h - f - 1) / (h - f) - 1 + 1 / h), h = n - f, as d grows; ' +
    'the output moves by f / h of it.',
  setting: 'Gaussian honest vectors N(g, sigma^2 I_d); exact subset of smallest variance.',
  rule: 'minimum-variance averaging',
  target: { rule: mva, accepts: keepsByzantine },
  limit: mvaLeeway,
  output: mvaDisplacement,
  slackFactor: 0.5,
  wrong: { id: 'krum', formula: krumLeeway, text: "Krum's constant" },
  beyond: [[25, 6]],
});

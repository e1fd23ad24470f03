/** Closed forms about minimum-diameter averaging (MDA, also called Brute). */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const attackedMajority: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'somebody must attack' },
  { expression: 'n >= 2 * f + 1', reason: 'MDA needs an honest majority' },
];

/** The published bias constant, in units of sigma sqrt(d). False for some laws; see `mdaLineBias`. */
export const mdaEta = formula({
  name: 'eta',
  symbol: '\\eta',
  description: 'Published bound on the bias of MDA, in units of the total spread sigma sqrt(d)',
  expression: 'sqrt(8) * f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'El Mhamdi, Guerraoui, Rouault 2021 (arXiv 2003.00010); the public code uses (n - f) / (sqrt(8) f)',
});

/** Exact bias of MDA in one dimension under the diameter attack, honest values N(0, sigma^2), in units of sigma. */
export const mdaLineBias = formula({
  name: 'lineBias',
  symbol: 'b_{A5}',
  description: 'Bias of MDA at d = 1 under the diameter attack on Gaussian values, in units of sigma',
  where: { h: 'n - f' },
  expression:
    '(sumOver(k, f + 1, h, normalOrder(k, h)) + f * (normalOrder(f + 1, h) + normalOrder(h, h) - normalOrder(1, h))) / h',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'derived: MDA keeps the honest values f + 1 .. h and the f copies of x_(f+1) + x_(h) - x_(1)',
});

/** The exact value with the rank of the anchor shifted down by one: a wrong formula for controls. */
export const mdaLineBiasShifted = formula({
  name: 'lineBiasShifted',
  symbol: "b_{A5}'",
  description: 'The exact attack value with the anchor x_(f) in place of x_(f+1)',
  where: { h: 'n - f' },
  expression:
    '(sumOver(k, f + 1, h, normalOrder(k, h)) + f * (normalOrder(f, h) + normalOrder(h, h) - normalOrder(1, h))) / h',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'derived (deliberately wrong rank)',
});

/** A bias constant that holds for every finite-variance law, in units of sigma sqrt(d). */
export const mdaEtaRepaired = formula({
  name: 'etaRepaired',
  symbol: "\\eta'",
  description: 'Repaired bound on the bias of MDA for every law, in units of the total spread sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: '(f * sqrt(2 / h) + sqrt(f / (h - f))) * sqrt((h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'derived from an upper bound on the robustness coefficient of MDA',
});

/** Displacement of MDA on one coordinate as d grows, in units of sigma sqrt(d): why the claim holds in high dimension. */
export const mdaHighDimensionBias = formula({
  name: 'highDimensionBias',
  symbol: 'b_\\infty',
  description: 'Limit of the bias of MDA under the mean shift that keeps every colluder, in units of sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: 'f / h * sqrt(1 + 1 / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'derived',
});

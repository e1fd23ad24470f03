/** log Gamma at any precision, by Stirling's series after shifting the argument upwards. */
import { bigPi, tenToMinus, widened, narrowed } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';

const bernoulliCache: { numerator: bigint; denominator: bigint }[] = [];

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** B_0, B_1, ..., B_m exactly, from sum over j <= m of C(m+1, j) B_j = 0. */
function bernoulli(m: number): { readonly numerator: bigint; readonly denominator: bigint } {
  for (let k = bernoulliCache.length; k <= m; k++) {
    let numerator = 0n;
    let denominator = 1n;
    let coefficient = 1n;
    for (let j = 0; j < k; j++) {
      const known = bernoulliCache[j]!;
      numerator = numerator * known.denominator + coefficient * known.numerator * denominator;
      denominator *= known.denominator;
      const divisor = greatestCommonDivisor(numerator, denominator);
      numerator /= divisor;
      denominator /= divisor;
      coefficient = (coefficient * BigInt(k + 1 - j)) / BigInt(j + 1);
    }
    if (k === 0) bernoulliCache.push({ numerator: 1n, denominator: 1n });
    else {
      denominator *= BigInt(k + 1);
      const divisor = greatestCommonDivisor(numerator, denominator);
      bernoulliCache.push({ numerator: -numerator / divisor, denominator: denominator / divisor });
    }
  }
  return bernoulliCache[m]!;
}

/** log Gamma(x), x > 0, absolute error about 10^-precision. */
export function bigLogGamma(B: BigClass, x: Big): Big {
  const W = widened(B, 12);
  let z = new W(x);
  let product = new W(1);
  // Stirling's series reaches 10^-precision once z exceeds about half the digits.
  while (z.lt(0.6 * W.precision)) {
    product = product.times(z) as Big;
    z = z.plus(1) as Big;
  }
  let sum = W.ln(z)
    .times(z.minus(0.5))
    .minus(z)
    .plus(W.ln(bigPi(W).times(2) as Big).div(2))
    .minus(W.ln(product));
  const square = z.times(z);
  let power: Big = z;
  const negligible = tenToMinus(W, W.precision);
  for (let k = 2; k < 400; k += 2) {
    const { numerator, denominator } = bernoulli(k);
    const term = new W(numerator.toString()).div(denominator.toString()).div(power.times(k * (k - 1)));
    sum = sum.plus(term);
    if (term.abs().lt(negligible)) break;
    power = power.times(square) as Big;
  }
  return narrowed(B, sum as Big);
}

/** The special functions and comparisons of expressions at any precision, by name. */
import { bigInteger } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';
import { bigBinomialCoefficient, bigBinomialTail, bigRegularisedBeta } from './beta.js';
import { bigNormalCdf, bigNormalPdf, bigNormalQuantile } from './normal.js';
import {
  bigClippedNormalOrder,
  bigExpectedMaxAbsNormal,
  bigExpectedMaxNormal,
  bigNormalOrder,
  bigNormalOrderVariance,
} from './orderStatistics.js';

/** Exact comparisons. */
export function bigComparisons() {
  return {
    equal: (a: Big, b: Big) => a.eq(b),
    unequal: (a: Big, b: Big) => !a.eq(b),
    larger: (a: Big, b: Big) => a.gt(b),
    smaller: (a: Big, b: Big) => a.lt(b),
    largerEq: (a: Big, b: Big) => a.gte(b),
    smallerEq: (a: Big, b: Big) => a.lte(b),
    isInteger: (value: Big) => value.isInteger(),
  };
}

/** The functions of `numberSpecialFunctions` on decimals of class B, each with relative error near 10^-precision. */
export function bigSpecialFunctions(B: BigClass) {
  return {
    comb: (n: Big, k: Big) => bigBinomialCoefficient(B, bigInteger(n), bigInteger(k)),
    Phi: (x: Big) => bigNormalCdf(B, x),
    phi: (x: Big) => bigNormalPdf(B, x),
    PhiInverse: (p: Big) => bigNormalQuantile(B, p),
    normalOrder: (r: Big, h: Big) => bigNormalOrder(B, bigInteger(r), bigInteger(h)),
    normalOrderVariance: (r: Big, h: Big) => bigNormalOrderVariance(B, bigInteger(r), bigInteger(h)),
    clippedNormalOrder: (s: Big, r: Big, h: Big, c: Big) =>
      bigClippedNormalOrder(B, bigInteger(s), bigInteger(r), bigInteger(h), c),
    expectedMaxAbsNormal: (h: Big) => bigExpectedMaxAbsNormal(B, bigInteger(h)),
    expectedMaxNormal: (h: Big) => bigExpectedMaxNormal(B, bigInteger(h)),
    regularisedBeta: (x: Big, a: Big, b: Big) => bigRegularisedBeta(B, x, a, b),
    binomialTail: (h: Big, p: Big, k: Big) => bigBinomialTail(B, bigInteger(h), p, bigInteger(k)),
  };
}

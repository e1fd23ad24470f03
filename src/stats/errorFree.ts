/**
 * Error-free transformations of float64 arithmetic: a product as an unevaluated sum of two numbers. JavaScript has no
 * fused multiply-add, so the error of a product comes from Veltkamp's split (Dekker, Numer. Math. 18, 1971, 224-242).
 */

/** 2^27 + 1: splits a 53-bit significand into halves of 26 bits, whose pairwise products are exact. */
const SPLITTER = 134_217_729;

/** The upper half of `a`: `a = high(a) + (a - high(a))`, both with at most 26 significant bits. Needs |a| < 2^996. */
export function highHalf(a: number): number {
  const scaled = SPLITTER * a;
  return scaled - (scaled - a);
}

/**
 * `a * b - product` exactly, where `product` is the rounded `a * b`. Exact unless the product overflows or its error
 * falls below 2^-1074 (|a b| < 2^-968), in which case it is rounded to a multiple of 2^-1074.
 */
export function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const aLow = a - aHigh;
  const bHigh = highHalf(b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

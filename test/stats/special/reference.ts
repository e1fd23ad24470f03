/** The mpmath reference values of test/fixtures/special-functions.json, and how far a float64 value is from one. */
import { readFileSync } from 'node:fs';

interface Reference {
  readonly normal: readonly {
    readonly x: string;
    readonly cdf: string;
    readonly upper: string;
    readonly logCdf: string;
    readonly pdf: string;
  }[];
  readonly quantile: readonly { readonly tail: string; readonly upperQuantile: string }[];
  readonly beta: readonly {
    readonly x: string;
    readonly a: string;
    readonly b: string;
    readonly lower: string;
    readonly upper: string;
  }[];
  readonly gamma: readonly { readonly a: string; readonly x: string; readonly lower: string; readonly upper: string }[];
  readonly orderStatistics: readonly {
    readonly r: number;
    readonly h: number;
    readonly mean: string;
    readonly variance: string;
  }[];
  readonly maxAbs: readonly { readonly h: number; readonly mean: string }[];
  readonly maxNormal: readonly { readonly d: number; readonly mean: string; readonly absolute: string }[];
  readonly clipped: readonly {
    readonly s: number;
    readonly r: number;
    readonly h: number;
    readonly c: string;
    readonly mean: string;
  }[];
  readonly binomial: readonly { readonly n: number; readonly p: string; readonly k: number; readonly tail: string }[];
  readonly clopperPearson: readonly {
    readonly k: number;
    readonly n: number;
    readonly alpha: string;
    readonly lower: string;
    readonly upper: string;
    readonly oneMinusUpper: string;
  }[];
}

export const reference = JSON.parse(
  readFileSync(new URL('../../fixtures/special-functions.json', import.meta.url), 'utf8'),
) as Reference;

/** |value - expected| / |expected|; 0 when both are below the smallest normal double or equal. */
export function relativeError(value: number, expected: string): number {
  const target = Number(expected);
  if (value === target) return 0;
  if (Math.abs(target) < 2 ** -1022 && Math.abs(value) < 2 ** -1021) return 0;
  return Math.abs(value - target) / Math.abs(target);
}

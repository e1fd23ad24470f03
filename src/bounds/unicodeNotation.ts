/** Formulas in one line of Unicode, for a terminal. */
import { Level, piece } from './notation.js';
import type { Notation, Piece } from './notation.js';
import { superscript, unicodeName, unicodeNumber } from './symbols.js';

const list = (args: readonly Piece[]): string => args.map((arg) => arg.dense).join(', ');

/** Functions with a notation of their own. */
const CALLS: Readonly<Record<string, (...args: Piece[]) => Piece>> = {
  sqrt: (x) => piece(x.level === Level.Atom ? `√${x.text}` : `√(${x.text})`, Level.Atom),
  exp: (x) => piece(`exp(${x.text})`, Level.Atom),
  log: (x) => piece(`ln(${x.text})`, Level.Atom),
  abs: (x) => piece(`|${x.text}|`, Level.Atom),
  floor: (x) => piece(`⌊${x.text}⌋`, Level.Atom),
  ceil: (x) => piece(`⌈${x.text}⌉`, Level.Atom),
  mod: (a, b) => piece(`${a.text} mod ${b.text}`, Level.Comparison),
  comb: (n, k) => piece(`C(${list([n, k])})`, Level.Atom),
  PhiInverse: (p) => piece(`Φ⁻¹(${p.text})`, Level.Atom),
  normalOrder: (r, h) => piece(`e(${r.dense}:${h.dense})`, Level.Atom),
  normalOrderVariance: (r, h) => piece(`v(${r.dense}:${h.dense})`, Level.Atom),
  clippedNormalOrder: (s, r, h, c) =>
    piece(`E[med(Z(${s.dense}:${h.dense}), ${c.dense}, Z(${r.dense}:${h.dense}))]`, Level.Atom),
  expectedMaxAbsNormal: (h) => piece(`E[max |Z_j|, j ≤ ${h.dense}]`, Level.Atom),
  expectedMaxNormal: (h) => piece(`E[max Z_j, j ≤ ${h.dense}]`, Level.Atom),
  regularisedBeta: (x, a, b) => piece(`I(${x.text}; ${list([a, b])})`, Level.Atom),
  binomialTail: (h, p, k) => piece(`Pr[Bin(${list([h, p])}) ≥ ${k.text}]`, Level.Atom),
  sumOver: (k, from, to, term) =>
    piece(
      `Σ(${k.text}=${from.dense}..${to.dense}) ${term.level >= Level.Product ? term.text : `(${term.text})`}`,
      Level.Sum,
    ),
  isInteger: (x) => piece(`${x.text} ∈ ℤ`, Level.Comparison),
};

export const UNICODE: Notation = {
  name: unicodeName,
  number: unicodeNumber,
  minus: '−',
  times: ' · ',
  open: '(',
  close: ')',
  gap: ' ',
  fraction: (numerator, denominator, group) => {
    const above = group(numerator, Level.Product);
    // Whatever is not a single atom or power stands in parentheses below the slash.
    const below = group(denominator, Level.Power);
    return piece(`${above} / ${below}`, Level.Product, { slash: true });
  },
  power: (base, exponent) => {
    const raised = exponent.plain ? superscript(exponent.text) : undefined;
    if (raised !== undefined) return `${base}${raised}`;
    return exponent.level === Level.Atom ? `${base}^${exponent.text}` : `${base}^(${exponent.dense})`;
  },
  comparison: {
    equal: ' = ',
    unequal: ' ≠ ',
    larger: ' > ',
    smaller: ' < ',
    largerEq: ' ≥ ',
    smallerEq: ' ≤ ',
    and: ' and ',
    or: ' or ',
    not: 'not ',
  },
  cases: (condition, yes, no) => `${yes} if ${condition}, else ${no}`,
  call: (name, args) => CALLS[name]?.(...args),
};

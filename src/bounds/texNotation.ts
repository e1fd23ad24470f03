/** Formulas in TeX, for KaTeX. */
import { Level, piece } from './notation.js';
import type { Notation, Piece } from './notation.js';
import { texName, texNumber } from './symbols.js';

const within = (text: string): string => `\\left(${text}\\right)`;
const list = (args: readonly Piece[]): string => args.map((arg) => arg.dense).join(', ');

/** Functions with a notation of their own. */
const CALLS: Readonly<Record<string, (...args: Piece[]) => Piece>> = {
  sqrt: (x) => piece(`\\sqrt{${x.text}}`, Level.Atom),
  exp: (x) => piece(`e^{${x.text}}`, Level.Power),
  log: (x) => piece(`\\ln${within(x.text)}`, Level.Product),
  abs: (x) => piece(`\\left|${x.text}\\right|`, Level.Atom),
  floor: (x) => piece(`\\left\\lfloor ${x.text}\\right\\rfloor`, Level.Atom),
  ceil: (x) => piece(`\\left\\lceil ${x.text}\\right\\rceil`, Level.Atom),
  min: (...args) => piece(`\\min${within(list(args))}`, Level.Atom),
  max: (...args) => piece(`\\max${within(list(args))}`, Level.Atom),
  mod: (a, b) => piece(`${a.text} \\bmod ${b.text}`, Level.Comparison),
  comb: (n, k) => piece(`\\binom{${n.text}}{${k.text}}`, Level.Atom),
  Phi: (x) => piece(`\\Phi${within(x.text)}`, Level.Atom),
  phi: (x) => piece(`\\varphi${within(x.text)}`, Level.Atom),
  PhiInverse: (p) => piece(`\\Phi^{-1}${within(p.text)}`, Level.Product),
  normalOrder: (r, h) => piece(`e_{${r.dense}:${h.dense}}`, Level.Atom),
  normalOrderVariance: (r, h) => piece(`v_{${r.dense}:${h.dense}}`, Level.Atom),
  clippedNormalOrder: (s, r, h, c) =>
    piece(
      `\\mathbb{E}\\left[\\operatorname{med}\\left(Z_{(${s.dense}:${h.dense})}, ${c.dense}, Z_{(${r.dense}:${h.dense})}\\right)\\right]`,
      Level.Product,
    ),
  expectedMaxAbsNormal: (h) => piece(`\\mathbb{E}\\left[\\max_{j\\le ${h.dense}}|Z_j|\\right]`, Level.Product),
  expectedMaxNormal: (h) => piece(`\\mathbb{E}\\left[\\max_{j\\le ${h.dense}}Z_j\\right]`, Level.Product),
  regularisedBeta: (x, a, b) => piece(`I_{${x.text}}${within(list([a, b]))}`, Level.Atom),
  binomialTail: (h, p, k) =>
    piece(`\\Pr\\left[\\mathrm{Bin}${within(list([h, p]))}\\ge ${k.text}\\right]`, Level.Product),
  sumOver: (k, from, to, term) => {
    const summand = term.level >= Level.Product ? term.text : within(term.text);
    return piece(`\\sum_{${k.text}=${from.dense}}^{${to.dense}} ${summand}`, Level.Sum);
  },
  isInteger: (x) => piece(`${x.text} \\in \\mathbb{Z}`, Level.Comparison),
};

export const TEX: Notation = {
  name: texName,
  number: texNumber,
  minus: '-',
  times: ' \\cdot ',
  open: '\\left(',
  close: '\\right)',
  gap: '\\,',
  fraction: (numerator, denominator) =>
    piece(`\\frac{${numerator.text}}{${denominator.text}}`, Level.Product, { digit: false }),
  power: (base, exponent) => `${base}^{${exponent.dense}}`,
  comparison: {
    equal: ' = ',
    unequal: ' \\ne ',
    larger: ' > ',
    smaller: ' < ',
    largerEq: ' \\ge ',
    smallerEq: ' \\le ',
    and: ' \\wedge ',
    or: ' \\vee ',
    not: '\\neg ',
  },
  cases: (condition, yes, no) =>
    `\\begin{cases}${yes} & \\text{if } ${condition}\\\\ ${no} & \\text{otherwise}\\end{cases}`,
  call: (name, args) => CALLS[name]?.(...args),
};

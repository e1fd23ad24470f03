/** Whole equations: left-hand side, expression, `where` list and the meaning of order-statistics symbols. */
import type { MathNode } from 'mathjs';
import type { FormulaDefinition } from './formula.js';
import { namesIn } from './nodes.js';
import { typeset } from './notation.js';
import type { Notation } from './notation.js';
import { texName, unicodeName, unicodeOfTex } from './symbols.js';
import { TEX } from './texNotation.js';
import { UNICODE } from './unicodeNotation.js';

interface Line {
  readonly name: string;
  readonly tree: MathNode;
}

/** Symbols that an equation uses without defining them. */
const GLOSSES: readonly { readonly uses: string; readonly tex: string; readonly unicode: string }[] = [
  { uses: 'normalOrder', tex: 'e_{r:h} = \\mathbb{E}[Z_{(r:h)}]', unicode: 'e(r:h) = E[Z(r:h)]' },
  { uses: 'normalOrderVariance', tex: 'v_{r:h} = \\operatorname{Var}[Z_{(r:h)}]', unicode: 'v(r:h) = Var[Z(r:h)]' },
];
const ORDER_STATISTICS = ['normalOrder', 'normalOrderVariance', 'clippedNormalOrder'];
const ORDER_GLOSS = {
  tex: 'Z_{(r:h)}\\text{ the }r\\text{-th smallest of }h\\text{ i.i.d. }\\mathcal{N}(0,1)',
  unicode: 'Z(r:h) the r-th smallest of h iid N(0, 1)',
};

function glosses(trees: readonly MathNode[], spelling: 'tex' | 'unicode'): readonly string[] {
  const used = new Set(trees.flatMap((tree) => [...namesIn(tree)]));
  const found = GLOSSES.filter((gloss) => used.has(gloss.uses)).map((gloss) => gloss[spelling]);
  return ORDER_STATISTICS.some((name) => used.has(name)) ? [...found, ORDER_GLOSS[spelling]] : found;
}

/** A bare letter with decorations, to which an argument list can be appended: `\eta'`, `\kappa^{+}`, not `c\sqrt{d}`. */
function takesArguments(symbol: string): boolean {
  return /^\\?[A-Za-z]+(?:'|[_^](?:\w|\{[^{}()]*\}|\{\\(?:mathrm|text)\{[^{}]*\}\}))*$/.test(symbol);
}

/** `where` lines on which the expression depends, in order. */
function needed(tree: MathNode, lines: readonly Line[]): readonly Line[] {
  const names = new Set(namesIn(tree));
  const used = [...lines].reverse().filter((line) => {
    if (!names.has(line.name)) return false;
    namesIn(line.tree).forEach((name) => names.add(name));
    return true;
  });
  return used.reverse();
}

/** How one language writes an equation around its expression. */
interface Spelling {
  readonly kind: 'tex' | 'unicode';
  readonly notation: Notation;
  readonly name: (name: string) => string;
  readonly symbol: (tex: string) => string;
  readonly where: (equation: string, items: readonly string[]) => string;
}

const TEX_SPELLING: Spelling = {
  kind: 'tex',
  notation: TEX,
  name: texName,
  symbol: (tex) => tex,
  where: (equation, items) => `${equation} \\quad\\text{where } ${items.join(',\\; ')}`,
};

const UNICODE_SPELLING: Spelling = {
  kind: 'unicode',
  notation: UNICODE,
  name: unicodeName,
  symbol: unicodeOfTex,
  where: (equation, items) => `${equation}, where ${items.join(', ')}`,
};

function leftHandSide(definition: FormulaDefinition, spelling: Spelling): string {
  const symbol = definition.symbol === undefined ? spelling.name(definition.name) : spelling.symbol(definition.symbol);
  const bare = definition.symbol === undefined || takesArguments(definition.symbol);
  const parameters = definition.parameters.map(spelling.name);
  if (!bare || parameters.length === 0 || parameters.includes(symbol)) return symbol;
  return `${symbol}(${parameters.join(', ')})`;
}

function equation(definition: FormulaDefinition, tree: MathNode, lines: readonly Line[], spelling: Spelling): string {
  const used = needed(tree, lines);
  const items = [
    ...used.map((line) => `${spelling.name(line.name)} = ${typeset(line.tree, spelling.notation).text}`),
    ...glosses([tree, ...used.map((line) => line.tree)], spelling.kind),
  ];
  const left = leftHandSide(definition, spelling);
  const right = typeset(tree, spelling.notation).text;
  const whole = left === right ? left : `${left} = ${right}`;
  return items.length === 0 ? whole : spelling.where(whole, items);
}

/** TeX of an equation, `where` list included. */
export function texEquation(definition: FormulaDefinition, tree: MathNode, lines: readonly Line[]): string {
  return equation(definition, tree, lines, TEX_SPELLING);
}

/** One line of Unicode of an equation, `where` list included. */
export function unicodeEquation(definition: FormulaDefinition, tree: MathNode, lines: readonly Line[]): string {
  return equation(definition, tree, lines, UNICODE_SPELLING);
}

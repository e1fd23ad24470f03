/**
 * A closed form as data. One mathjs expression with named parameters serves float64 evaluation, evaluation at any
 * precision, typesetting and mutation.
 */

import type { MathNode } from 'mathjs';
import { compileFormula } from './compile.js';

/** A condition on parameters, as a mathjs expression that evaluates to true inside the domain, e.g. `n >= 2 f + 3`. */
export interface Constraint {
  readonly expression: string;
  /** Why the condition is needed, as a clause: "Krum scores need at least one honest neighbour". */
  readonly reason?: string;
}

export interface FormulaDefinition {
  /** Identifier, unique in its theorem, e.g. `eta`. */
  readonly name: string;
  /** One sentence: what the number bounds, and in which units. */
  readonly description: string;
  /** mathjs expression over the parameters and the names defined in `where`. Multiplication may be implicit. */
  readonly expression: string;
  /** Parameter names that `expression`, `where` and `domain` may use, e.g. `['n', 'f', 'd']`. */
  readonly parameters: readonly string[];
  /** Intermediate names, evaluated in order before the expression, e.g. `{ h: 'n - f' }`. */
  readonly where?: Readonly<Record<string, string>>;
  /** Parameters that take whole numbers only, checked before `domain`, e.g. `['n', 'f']`. */
  readonly integers?: readonly string[];
  readonly domain: readonly Constraint[];
  /** Paper and number, or `derived`. */
  readonly source: string;
  /** TeX of the left-hand side; defaults to the name. */
  readonly symbol?: string;
}

/** Named parameter values. */
export type Values = Readonly<Record<string, number>>;

/** A compiled closed form. */
export interface Formula extends FormulaDefinition {
  /** The parsed expression, implicit products resolved: what a mutation test changes; see `mutated` in mutate.ts. */
  readonly tree: MathNode;
  /** float64 value; throws DomainError outside the domain, naming the value, the rule and the nearest valid value. */
  evaluate(values: Values): number;
  /** Value at `digits` significant digits (default 64) as a decimal string. */
  evaluateBig(values: Values, digits?: number): string;
  /** Throws DomainError when `values` lacks a parameter or lies outside the domain. */
  check(values: Values): void;
  /** TeX of the whole equation, `where` included. */
  tex(): string;
  /** One-line Unicode of the whole equation for a terminal. */
  unicode(): string;
  /** The same formula times a constant, named `<name> x factor`: for tightened controls. */
  scaled(factor: number): Formula;
}

/**
 * Compiles a definition. Multiplication may be implicit, also between a name and a parenthesis: `f (n - f)` is a product
 * when f is a parameter or a `where` name. As in mathjs, an implicit product binds tighter than a division: `a / 2 b` is
 * a / (2 b).
 *
 * Functions of an expression: sqrt, exp, log (natural), abs, min, max, floor, ceil, mod, comb(n, k), Phi, phi, PhiInverse,
 * normalOrder(r, h), normalOrderVariance(r, h), clippedNormalOrder(s, r, h, c), expectedMaxAbsNormal(h),
 * expectedMaxNormal(h), regularisedBeta(x, a, b), binomialTail(h, p, k) = P(Bin(h, p) >= k), sumOver(k, from, to, term), isInteger.
 *
 * @throws UserError when the expression, a `where` line or a constraint cannot be read or uses an unknown name.
 */
export function formula(definition: FormulaDefinition): Formula {
  return compileFormula(definition);
}

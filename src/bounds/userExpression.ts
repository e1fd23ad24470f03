/** Expressions that a user passes, e.g. on the command line. */
import type { MathNode } from 'mathjs';
import { UserError } from '../errors.js';
import type { Values } from './formula.js';
import { numberMathematics } from './mathematics.js';
import { parseExpression } from './syntax.js';

/** A compiled expression over named parameters. */
export interface UserExpression {
  readonly text: string;
  readonly parameters: readonly string[];
  readonly tree: MathNode;
  /** float64 value; a condition gives true or false. Throws UserError on a missing value or when there is no real value. */
  evaluate(values: Values): number | boolean;
}

/**
 * Parses an expression over `parameters`. It can do arithmetic, comparisons and call the functions of formulas, and
 * nothing else: mathjs's import, createUnit, evaluate, parse, compile, simplify, derivative, resolve and the like, assignments, property access,
 * strings and matrices are refused.
 *
 * @throws UserError with the text and what is wrong with it.
 */
export function parseUserExpression(text: string, parameters: readonly string[]): UserExpression {
  const tree = parseExpression(text, parameters, numberMathematics());
  const code = tree.compile();
  const evaluate = (values: Values): number | boolean => {
    const scope: Record<string, number> = {};
    for (const name of parameters) {
      const value = values[name];
      if (value === undefined) throw new UserError(`the expression "${text}" needs a value for ${name}`);
      scope[name] = value;
    }
    const value = attempt(() => code.evaluate(scope) as unknown, text);
    if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isNaN(value))) return value;
    throw new UserError(
      `the expression "${text}" has no real value at ${parameters.map((name) => `${name}=${values[name]}`).join(', ')}`,
    );
  };
  return { text, parameters, tree, evaluate };
}

function attempt<T>(action: () => T, text: string): T {
  try {
    return action();
  } catch (error) {
    throw new UserError(
      `the expression "${text}" cannot be evaluated: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

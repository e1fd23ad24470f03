/** Formulas with a changed expression tree, to measure how much a check would notice. */
import type { MathNode } from 'mathjs';
import { formula } from './formula.js';
import type { Formula } from './formula.js';

/**
 * The same formula with another expression tree, usually a transformed copy of `original.tree`
 * (`original.tree.transform((node) => ...)`); `where`, domain and source stay.
 */
export function mutated(original: Formula, tree: MathNode, name: string): Formula {
  return formula({
    name,
    description: original.description,
    expression: tree.toString({ implicit: 'show', parenthesis: 'all' }),
    parameters: original.parameters,
    domain: original.domain,
    source: original.source,
    ...(original.integers === undefined ? {} : { integers: original.integers }),
    ...(original.where === undefined ? {} : { where: original.where }),
    ...(original.symbol === undefined ? {} : { symbol: original.symbol }),
  });
}

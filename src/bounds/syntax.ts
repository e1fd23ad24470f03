/**
 * Reads an expression into a tree of known parts only: numbers, the given names, operators, and the functions of
 * `functions.ts`. Whatever else mathjs can parse (assignments, properties, strings, matrices, function definitions) is refused.
 */
import type { FunctionNode, MathNode } from 'mathjs';
import { UserError } from '../errors.js';
import { ARITIES, CONSTANTS, FUNCTION_NAMES, SUM } from './functions.js';
import type { Mathematics } from './mathematics.js';
import { calledName, expressionNode } from './nodes.js';

const LONGEST = 10_000;

const OPERATORS: ReadonlySet<string> = new Set([
  ...['add', 'subtract', 'multiply', 'divide', 'pow', 'mod', 'unaryMinus', 'unaryPlus', 'factorial'],
  ...['equal', 'unequal', 'larger', 'smaller', 'largerEq', 'smallerEq', 'and', 'or', 'not'],
]);

/** What an expression may not contain, in words. */
const CONSTRUCTS: Readonly<Record<string, string>> = {
  AccessorNode: 'a property access',
  ArrayNode: 'a matrix',
  AssignmentNode: 'an assignment',
  BlockNode: 'several statements',
  FunctionAssignmentNode: 'a function definition',
  IndexNode: 'an index',
  ObjectNode: 'an object',
  RangeNode: 'a range',
};

/** A call like `f (n - f)` of a name that is a number: a product, as on paper. */
interface ImplicitProduct {
  readonly factor: MathNode;
  readonly argument: MathNode;
}

function implicitProduct(tree: MathNode, names: ReadonlySet<string>): ImplicitProduct | undefined {
  const node = expressionNode(tree);
  if (node.type !== 'FunctionNode' || node.args.length !== 1 || !names.has(calledName(node))) return undefined;
  return { factor: node.fn as MathNode, argument: node.args[0]! };
}

/** Turns calls of numbers into products; `f (a)^2` becomes f a^2 and `2^f (a)` becomes 2^f a. */
function withProducts(tree: MathNode, names: ReadonlySet<string>, mathematics: Mathematics): MathNode {
  const inner = (child: MathNode): MathNode => withProducts(child, names, mathematics);
  const { product, power, grouped } = mathematics;
  const call = implicitProduct(tree, names);
  if (call !== undefined) return product(call.factor, grouped(inner(call.argument)));
  const node = expressionNode(tree);
  if (node.type === 'OperatorNode' && node.fn === 'pow') {
    const [base, exponent] = node.args as [MathNode, MathNode];
    const left = implicitProduct(base, names);
    if (left !== undefined) return product(left.factor, inner(power(grouped(left.argument), exponent)));
    const right = implicitProduct(exponent, names);
    if (right !== undefined) return product(inner(power(base, right.factor)), grouped(inner(right.argument)));
  }
  const variable = sumVariable(tree);
  if (variable === undefined) return tree.map(inner);
  const inside = new Set([...names, variable]);
  return tree.map((child) => withProducts(child, inside, mathematics));
}

/** The variable k of `sumOver(k, from, to, term)`. */
function sumVariable(tree: MathNode): string | undefined {
  const node = expressionNode(tree);
  if (node.type !== 'FunctionNode' || calledName(node) !== SUM || node.args[0] === undefined) return undefined;
  const variable = expressionNode(node.args[0]);
  return variable.type === 'SymbolNode' ? variable.name : undefined;
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly names: ReadonlySet<string>,
  ) {}

  refuse(what: string): never {
    throw new UserError(`the expression "${this.shortened()}" ${what}`);
  }

  private shortened(): string {
    return this.text.length <= 80 ? this.text : `${this.text.slice(0, 77)}...`;
  }

  /** Refuses everything but known parts. `bound` holds the variables of enclosing sums. */
  admit(tree: MathNode, bound: ReadonlySet<string>): void {
    const node = expressionNode(tree);
    switch (node.type) {
      case 'ConstantNode':
        if (!isNumeric(node.value)) this.refuse(`contains ${JSON.stringify(node.value)}, which is not a number`);
        return;
      case 'SymbolNode':
        if (!this.names.has(node.name) && !bound.has(node.name) && !CONSTANTS.some((name) => name === node.name))
          this.refuseName(node.name);
        return;
      case 'FunctionNode':
        return this.admitCall(node, bound);
      case 'OperatorNode':
        if (!OPERATORS.has(node.fn)) this.refuse(`uses the operator ${node.op}, which is not available here`);
        break;
      case 'ParenthesisNode':
      case 'ConditionalNode':
      case 'RelationalNode':
        break;
      default:
        this.refuse(`contains ${CONSTRUCTS[tree.type] ?? tree.type}; only arithmetic is available here`);
    }
    tree.forEach((child) => this.admit(child, bound));
  }

  private admitCall(node: FunctionNode, bound: ReadonlySet<string>): void {
    const name = calledName(node);
    if (!FUNCTION_NAMES.has(name)) {
      const what = name === '' ? 'something that is not a function' : `${name}, which is not available here`;
      this.refuse(`calls ${what} (available: ${[...FUNCTION_NAMES].sort().join(', ')})`);
    }
    const arity = ARITIES.get(name);
    if (arity === undefined ? node.args.length === 0 : node.args.length !== arity) {
      this.refuse(`calls ${name} with ${node.args.length} arguments; it takes ${arity ?? 'one or more'}`);
    }
    if (name !== SUM) return node.args.forEach((child) => this.admit(child, bound));
    const variable = sumVariable(node);
    if (variable === undefined) this.refuse(`needs ${SUM}(k, from, to, term)`);
    this.admit(node.args[1]!, bound);
    this.admit(node.args[2]!, bound);
    this.admit(node.args[3]!, new Set([...bound, variable]));
  }

  private refuseName(name: string): never {
    if (FUNCTION_NAMES.has(name)) this.refuse(`names the function ${name} without calling it`);
    this.refuse(`uses ${name}, which is not among its parameters (${[...this.names].join(', ') || 'none'})`);
  }
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'object' && value !== null && 'isFinite' in value);
}

/**
 * Parses `text` over the given names.
 *
 * @throws UserError on a syntax error (with its position), an unknown name or function, or anything but arithmetic.
 */
export function parseExpression(text: string, names: readonly string[], mathematics: Mathematics): MathNode {
  const known = new Set(names);
  const reader = new Reader(text, known);
  if (text.trim() === '') throw new UserError('the expression is empty');
  if (text.length > LONGEST) reader.refuse(`has ${text.length} characters; at most ${LONGEST} are read`);
  try {
    const tree = withProducts(mathematics.parse(text), known, mathematics);
    reader.admit(tree, new Set());
    return tree;
  } catch (error) {
    if (error instanceof RangeError) return reader.refuse('is nested too deeply');
    if (error instanceof UserError) throw error;
    return reader.refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Turns an expression tree into text. Precedence and parentheses are decided here once; a `Notation` says how each
 * construct is written in TeX or in Unicode.
 */
import type { FunctionNode, MathNode, OperatorNode } from 'mathjs';
import { expressionNode, calledName } from './nodes.js';

/** Binding strength, weakest first. */
export enum Level {
  Condition,
  Comparison,
  Sum,
  Product,
  Power,
  Atom,
}

/** A typeset part of an expression. */
export interface Piece {
  readonly text: string;
  /** A denser form, for parentheses and subscripts: a sum of plain terms without spaces. */
  readonly dense: string;
  readonly level: Level;
  /** A number, a name or a number times a name: what may stand in a dense sum. */
  readonly plain: boolean;
  /** Starts with a digit, so that a number before it needs a multiplication sign. */
  readonly digit: boolean;
  /** Is a fraction written with a slash, which a factor beside it would make ambiguous. */
  readonly slash: boolean;
  /** A plain number without exponent, which joins a name without space: 2f. */
  readonly numeral: boolean;
}

/** How constructs are written. Arguments are pieces already typeset. */
export interface Notation {
  readonly name: (name: string) => string;
  readonly number: (value: number) => string;
  readonly minus: string;
  readonly times: string;
  readonly open: string;
  readonly close: string;
  /** Between juxtaposed factors other than one number and one name. */
  readonly gap: string;
  readonly fraction: (numerator: Piece, denominator: Piece, group: (piece: Piece, level: Level) => string) => Piece;
  readonly power: (base: string, exponent: Piece) => string;
  readonly comparison: Readonly<Record<string, string>>;
  readonly cases: (condition: string, whenTrue: string, whenFalse: string) => string;
  /** Special notation of a function; undefined: name(arguments). */
  readonly call: (name: string, args: readonly Piece[]) => Piece | undefined;
}

/** A piece of the given level; `dense` defaults to the text. */
export function piece(text: string, level: Level, more: Partial<Piece> = {}): Piece {
  return {
    text,
    dense: text,
    level,
    plain: false,
    digit: /^[0-9]/.test(text),
    numeral: /^[0-9.]+$/.test(text),
    slash: false,
    ...more,
  };
}

const COMPARISONS = ['equal', 'unequal', 'larger', 'smaller', 'largerEq', 'smallerEq'];

/** Typesets a tree. */
export function typeset(tree: MathNode, notation: Notation): Piece {
  const node = expressionNode(tree);
  switch (node.type) {
    case 'ConstantNode':
      return piece(notation.number(Number(node.value)), Level.Atom, { plain: true });
    case 'SymbolNode':
      return piece(notation.name(node.name), Level.Atom, { plain: true });
    case 'ParenthesisNode':
      return typeset(node.content, notation);
    case 'OperatorNode':
      return operator(node, notation);
    case 'FunctionNode':
      return call(node, notation);
    case 'ConditionalNode': {
      const [condition, yes, no] = [node.condition, node.trueExpr, node.falseExpr].map(
        (child) => typeset(child, notation).text,
      );
      return piece(notation.cases(condition!, yes!, no!), Level.Condition);
    }
    case 'RelationalNode': {
      const sides = node.params.map((child: MathNode) => group(typeset(child, notation), Level.Sum, notation));
      const text = sides
        .map((side, i) => (i === 0 ? side : `${notation.comparison[node.conditionals[i - 1]!]}${side}`))
        .join('');
      return piece(text, Level.Comparison);
    }
  }
}

/** The text of a piece, in parentheses when it binds weaker than `level`. */
function group(part: Piece, level: Level, notation: Notation): string {
  return part.level >= level ? part.text : `${notation.open}${part.dense}${notation.close}`;
}

function operator(node: OperatorNode, notation: Notation): Piece {
  const parts = node.args.map((child) => typeset(child, notation));
  const [left, right] = parts as [Piece, Piece];
  const grouped = (part: Piece, level: Level) => group(part, level, notation);
  switch (node.fn as string) {
    case 'add':
      return sum(left, '+', right, right, notation);
    case 'subtract':
      return sum(left, notation.minus, right, right.level === Level.Sum ? raised(right, notation) : right, notation);
    case 'multiply':
    case 'divide':
      return quotient(node, notation);
    case 'pow':
      return piece(notation.power(grouped(left, Level.Atom), right), Level.Power, { digit: left.digit });
    case 'unaryMinus':
      return negation(left, notation);
    case 'unaryPlus':
      return left;
    case 'factorial':
      return piece(`${grouped(left, Level.Atom)}!`, Level.Power, { digit: left.digit });
    case 'mod':
      return notation.call('mod', parts) ?? piece(`${left.text} mod ${right.text}`, Level.Comparison);
    default: {
      const inner = COMPARISONS.includes(node.fn) ? Level.Sum : Level.Comparison;
      const sign = notation.comparison[node.fn] ?? ` ${node.fn} `;
      if (right === undefined) return piece(`${sign}${grouped(left, inner)}`, Level.Comparison);
      return piece(
        `${grouped(left, inner)}${sign}${grouped(right, inner)}`,
        inner === Level.Sum ? Level.Comparison : Level.Condition,
      );
    }
  }
}

function raised(part: Piece, notation: Notation): Piece {
  return piece(`${notation.open}${part.dense}${notation.close}`, Level.Atom);
}

function sum(left: Piece, sign: string, original: Piece, right: Piece, notation: Notation): Piece {
  const [first, second] = [group(left, Level.Sum, notation), group(right, Level.Sum, notation)];
  const isPlain = left.plain && original.plain && right === original;
  const text = `${first} ${sign} ${second}`;
  return piece(text, Level.Sum, {
    dense: isPlain ? `${left.dense}${sign}${original.dense}` : text,
    plain: isPlain,
    digit: left.digit,
  });
}

/** A chain of products and divisions, 2 C / b * x / y, as one fraction (2 C x) / (b y) with its sign in front. */
interface Chain {
  readonly negative: boolean;
  readonly above: readonly MathNode[];
  readonly below: readonly MathNode[];
}

/** Follows the left arguments, where mathjs nests a chain; parentheses of the author end it. */
function chain(tree: MathNode): Chain {
  const node = expressionNode(tree);
  if (node.type !== 'OperatorNode') return { negative: false, above: [tree], below: [] };
  const [left, right] = node.args as [MathNode, MathNode];
  switch (node.fn as string) {
    case 'unaryMinus': {
      const rest = chain(left);
      return { ...rest, negative: !rest.negative };
    }
    case 'multiply': {
      const rest = chain(left);
      return { ...rest, above: [...rest.above, right] };
    }
    case 'divide': {
      const rest = chain(left);
      // An implicit product below the line, a / 2 b.
      const lower = chain(right);
      const factors = lower.negative || lower.below.length > 0 ? [right] : lower.above;
      return { ...rest, below: [...rest.below, ...factors] };
    }
    default:
      return { negative: false, above: [tree], below: [] };
  }
}

function isOne(tree: MathNode): boolean {
  const node = expressionNode(tree);
  return node.type === 'ConstantNode' && Number(node.value) === 1;
}

function quotient(tree: MathNode, notation: Notation): Piece {
  const { negative, above, below } = chain(tree);
  const factors = above.length > 1 ? above.filter((factor) => !isOne(factor)) : above;
  const numerator = product(
    (factors.length === 0 ? above.slice(0, 1) : factors).map((factor) => typeset(factor, notation)),
    notation,
  );
  if (below.length === 0) return negative ? negation(numerator, notation) : numerator;
  const denominator = product(
    below.map((factor) => typeset(factor, notation)),
    notation,
  );
  const fraction = notation.fraction(numerator, denominator, (part, level) => group(part, level, notation));
  return negative ? negation(fraction, notation) : fraction;
}

function negation(part: Piece, notation: Notation): Piece {
  return piece(`${notation.minus}${group(part, Level.Product, notation)}`, Level.Sum, { plain: part.plain });
}

function product(parts: readonly Piece[], notation: Notation): Piece {
  const [first, second] = parts;
  if (parts.length === 1) return first!;
  const named = second!.plain && second!.level === Level.Atom && !second!.digit;
  if (parts.length === 2 && first!.numeral && named)
    return piece(`${first!.text}${second!.text}`, Level.Product, { plain: true });
  const texts = parts.map((part) =>
    part.slash ? `${notation.open}${part.dense}${notation.close}` : group(part, Level.Product, notation),
  );
  const text = texts.reduce((before, next) => `${before}${/^[0-9]/.test(next) ? notation.times : notation.gap}${next}`);
  return piece(text, Level.Product);
}

function call(node: FunctionNode, notation: Notation): Piece {
  const name = calledName(node);
  const parts = node.args.map((child) => typeset(child, notation));
  const special = notation.call(name, parts);
  if (special !== undefined) return special;
  return piece(
    `${notation.name(name)}${notation.open}${parts.map((part) => part.dense).join(', ')}${notation.close}`,
    Level.Atom,
  );
}

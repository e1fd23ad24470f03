/**
 * Every way in which a closed form might have been written a little differently: another constant, another exponent, a
 * worker too many, a term forgotten. A check that does not notice such a change does not check that part of the formula.
 */
import type { MathNode } from 'mathjs';
import { formula } from './formula.js';
import type { Formula, FormulaDefinition } from './formula.js';
import { numberMathematics } from './mathematics.js';
import { calledName, expressionNode, namesIn } from './nodes.js';
import type { ExpressionNode } from './nodes.js';
import { parseExpression } from './syntax.js';

/** What was changed. */
export type MutationKind = 'whole' | 'constant' | 'exponent' | 'count' | 'dropped term';

/** A formula with one change. */
export interface Mutant {
  readonly kind: MutationKind;
  /** The change as text, e.g. `n - f -> n - f - 1`. */
  readonly change: string;
  readonly formula: Formula;
}

/** Relative changes of constants and of the whole formula, smallest first. */
export const RELATIVE_CHANGES: readonly number[] = [0.05, 0.1, 0.25];
const FACTORS: readonly number[] = RELATIVE_CHANGES.flatMap((change) => [1 - change, 1 + change]);
/** Changes of an exponent. */
const EXPONENT_SHIFTS: readonly number[] = [-0.25, -0.1, 0.1, 0.25];

/** The formula itself, or one of its `where` lines. */
interface Line {
  /** Name of the `where` line; null for the expression. */
  readonly name: string | null;
  readonly tree: MathNode;
}

/** A node with the text that stands in its place. */
interface Replacement {
  readonly kind: MutationKind;
  readonly node: MathNode;
  readonly text: string;
  readonly change: string;
}

/**
 * The first-order mutants of a formula: the whole times 0.75, 0.9, 0.95, 1.05, 1.1, 1.25; the same for every constant that
 * is not a count or an exponent; exponents (of `^` and of `sqrt`) moved by 0.1 and 0.25; every sum of whole-number
 * parameters and constants moved by one; every term of a sum dropped. Mutants of the same text are given once; some may be
 * equivalent to the original.
 */
export function mutantsOf(original: Formula): readonly Mutant[] {
  const mutants = FACTORS.map((factor): Mutant => whole(original, factor));
  const seen = new Set<string>();
  const counts = countNames(original);
  for (const line of usedLines(original)) {
    for (const replacement of replacements(line.tree, counts)) {
      const definition = replaced(original, line, replacement);
      const text = JSON.stringify([definition.expression, definition.where]);
      if (seen.has(text)) continue;
      seen.add(text);
      const place = line.name === null ? '' : ` in ${line.name}`;
      mutants.push({ kind: replacement.kind, change: replacement.change + place, formula: formula(definition) });
    }
  }
  return mutants;
}

function whole(original: Formula, factor: number): Mutant {
  const percent = Math.round(100 * (factor - 1));
  return { kind: 'whole', change: `the whole ${percent > 0 ? '+' : ''}${percent} %`, formula: original.scaled(factor) };
}

function linesOf(original: Formula): readonly Line[] {
  const mathematics = numberMathematics();
  const names = [...original.parameters];
  const lines = Object.entries(original.where ?? {}).map(([name, text]): Line => {
    const tree = parseExpression(text, names, mathematics);
    names.push(name);
    return { name, tree };
  });
  return [...lines, { name: null, tree: original.tree }];
}

/** Without the `where` lines that the expression does not depend on. */
function usedLines(original: Formula): readonly Line[] {
  const used = new Set(namesIn(original.tree));
  const lines = linesOf(original);
  for (const { name, tree } of [...lines].reverse())
    if (name !== null && used.has(name)) namesIn(tree).forEach((other) => used.add(other));
  return lines.filter(({ name }) => name === null || used.has(name));
}

/** Whole-number parameters, and `where` names that are sums of such. */
function countNames(original: Formula): ReadonlySet<string> {
  const counts = new Set(original.integers ?? []);
  for (const { name, tree } of linesOf(original)) if (name !== null && isCount(tree, counts)) counts.add(name);
  return counts;
}

function definitionOf(original: Formula): FormulaDefinition {
  const { name, description, expression, parameters, domain, source, where, integers, symbol } = original;
  return {
    name,
    description,
    expression,
    parameters,
    domain,
    source,
    ...(where === undefined ? {} : { where }),
    ...(integers === undefined ? {} : { integers }),
    ...(symbol === undefined ? {} : { symbol }),
  };
}

function replaced(original: Formula, line: Line, { node, text }: Replacement): FormulaDefinition {
  const definition = definitionOf(original);
  const changed = textOf(line.tree, node, text);
  if (line.name === null) return { ...definition, expression: changed };
  return { ...definition, where: { ...definition.where, [line.name]: changed } };
}

/** A tree as text with all parentheses, one node replaced. */
function textOf(tree: MathNode, target?: MathNode, text?: string): string {
  const handler = (node: MathNode): string | undefined => (node === target ? `(${text})` : undefined);
  return tree.toString({ handler, parenthesis: 'all', implicit: 'show' });
}

const LONGEST_SHOWN = 60;

/** A tree as a reader writes it; of a long one the ends. */
function shown(tree: MathNode): string {
  const text = tree.toString({ parenthesis: 'auto', implicit: 'hide' });
  if (text.length <= LONGEST_SHOWN) return text;
  const half = LONGEST_SHOWN / 2 - 2;
  return `${text.slice(0, half)} .. ${text.slice(-half)}`;
}

function* replacements(tree: MathNode, counts: ReadonlySet<string>, parent?: MathNode): Generator<Replacement> {
  const node = expressionNode(tree);
  // What stands in parentheses is changed inside them.
  if (node.type === 'ParenthesisNode') return yield* replacements(node.content, counts, parent);
  yield* droppedTerms(tree, node);
  if (isCount(tree, counts)) return yield* countChanges(tree);
  if (node.type === 'ConstantNode') return yield* constantChanges(tree, Number(node.value), parent);
  yield* exponentChanges(tree, node);
  for (const child of childrenOf(node)) yield* replacements(child, counts, tree);
}

/** Children in which something may change: not the variable and limits of a sum, nor an exponent, which has its own. */
function childrenOf(node: ExpressionNode): readonly MathNode[] {
  if (node.type === 'FunctionNode') return calledName(node) === 'sumOver' ? node.args.slice(1) : node.args;
  if (node.type === 'OperatorNode') return constantPower(node) === undefined ? node.args : [node.args[0]!];
  if (node.type === 'ConditionalNode') return [node.trueExpr, node.falseExpr];
  return [];
}

function* countChanges(tree: MathNode): Generator<Replacement> {
  for (const step of [-1, 1]) {
    const text = moved(tree, step, textOf);
    yield { kind: 'count', node: tree, text, change: `${shown(tree)} -> ${moved(tree, step, shown)}` };
  }
}

/** A sum plus one or minus one, in its last constant where it has one: n - f - 2 becomes n - f - 3. */
function moved(tree: MathNode, step: number, write: (tree: MathNode) => string): string {
  const node = expressionNode(tree);
  if (node.type === 'OperatorNode' && (node.fn === 'add' || node.fn === 'subtract')) {
    const [first, last] = node.args as [MathNode, MathNode];
    const constant = expressionNode(last);
    if (constant.type === 'ConstantNode') {
      const sum = (node.fn === 'add' ? 1 : -1) * Number(constant.value) + step;
      return sum === 0 ? write(first) : `${write(first)} ${sum < 0 ? '-' : '+'} ${Math.abs(sum)}`;
    }
  }
  return `${write(tree)} ${step < 0 ? '-' : '+'} 1`;
}

function* constantChanges(tree: MathNode, value: number, parent: MathNode | undefined): Generator<Replacement> {
  if (value === 0) return;
  const of = parent === undefined ? '' : ` of ${shown(parent)}`;
  for (const factor of FACTORS) {
    const text = String(Number((value * factor).toPrecision(15)));
    yield { kind: 'constant', node: tree, text, change: `${shown(tree)} -> ${text}${of}` };
  }
}

function* droppedTerms(tree: MathNode, node: ExpressionNode): Generator<Replacement> {
  if (node.type !== 'OperatorNode' || node.args.length !== 2) return;
  if (node.fn !== 'add' && node.fn !== 'subtract') return;
  const [first, second] = node.args as [MathNode, MathNode];
  const sign = node.fn === 'add' ? '' : '-';
  const change = (kept: string): string => `${shown(tree)} -> ${kept}`;
  yield { kind: 'dropped term', node: tree, text: textOf(first), change: change(shown(first)) };
  yield { kind: 'dropped term', node: tree, text: `${sign}(${textOf(second)})`, change: change(sign + shown(second)) };
}

function* exponentChanges(tree: MathNode, node: ExpressionNode): Generator<Replacement> {
  const power = powerOf(node);
  if (power === undefined) return;
  for (const shift of EXPONENT_SHIFTS) {
    const exponent = Number((power.exponent + shift).toPrecision(15));
    const text = `(${textOf(power.base)})^(${exponent})`;
    const change = `the exponent of ${shown(tree)}: ${power.exponent} -> ${exponent}`;
    yield { kind: 'exponent', node: tree, text, change };
  }
}

interface Power {
  readonly base: MathNode;
  readonly exponent: number;
}

function powerOf(node: ExpressionNode): Power | undefined {
  if (node.type === 'FunctionNode' && calledName(node) === 'sqrt') return { base: node.args[0]!, exponent: 0.5 };
  return constantPower(node);
}

/** A node of the form base ^ number. */
function constantPower(node: ExpressionNode): Power | undefined {
  if (node.type !== 'OperatorNode' || node.fn !== 'pow') return undefined;
  const [base, exponent] = node.args as [MathNode, MathNode];
  let constant = true;
  exponent.traverse((part) => void (constant &&= part.type !== 'SymbolNode'));
  return constant ? { base, exponent: Number(exponent.evaluate()) } : undefined;
}

/** Whether a tree is a whole number by its form: counts and integers, added and subtracted. */
function isCount(tree: MathNode, counts: ReadonlySet<string>): boolean {
  const node = expressionNode(tree);
  switch (node.type) {
    case 'SymbolNode':
      return counts.has(node.name);
    case 'ConstantNode':
      return false;
    case 'ParenthesisNode':
      return isCount(node.content, counts);
    case 'OperatorNode':
      return isSumOfCounts(node.fn, node.args, counts);
    default:
      return false;
  }
}

/** At least one summand is a count; the others are counts or whole constants. A product by a whole constant is one too. */
function isSumOfCounts(operator: string, args: readonly MathNode[], counts: ReadonlySet<string>): boolean {
  if (!['add', 'subtract', 'multiply', 'unaryMinus'].includes(operator)) return false;
  const kinds = args.map((arg) => (isCount(arg, counts) ? 'count' : isWhole(arg) ? 'whole' : 'other'));
  if (kinds.includes('other') || !kinds.includes('count')) return false;
  // The product of two counts is a quantity of its own, whose factors are changed one by one.
  return operator !== 'multiply' || kinds.filter((kind) => kind === 'count').length === 1;
}

function isWhole(tree: MathNode): boolean {
  const node = expressionNode(tree);
  if (node.type === 'ParenthesisNode') return isWhole(node.content);
  return node.type === 'ConstantNode' && Number.isInteger(Number(node.value));
}

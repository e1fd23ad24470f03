/** From a definition to a formula: parses once, evaluates in float64 or at any precision, checks the domain. */
import type { BigNumber, EvalFunction, MathNode } from 'mathjs';
import { DomainError, UserError } from '../errors.js';
import { checkDomain } from './domain.js';
import type { CompiledConstraint, Domain } from './domain.js';
import type { Constraint, Formula, FormulaDefinition, Values } from './formula.js';
import { bigMathematics, numberMathematics } from './mathematics.js';
import type { Mathematics } from './mathematics.js';
import { calledName, expressionNode, namesIn } from './nodes.js';
import { texName, texNumber } from './symbols.js';
import { parseExpression } from './syntax.js';
import { texEquation, unicodeEquation } from './typeset.js';

/** Digits computed beyond those asked, against cancellation inside an expression. */
const GUARD_DIGITS = 20;
const MOST_DIGITS = 500;

interface Line {
  readonly name: string;
  readonly tree: MathNode;
  readonly code: EvalFunction;
}

/** A definition compiled for one kind of numbers. */
interface Program {
  readonly lines: readonly Line[];
  readonly tree: MathNode;
  readonly code: EvalFunction;
  readonly convert: Mathematics['convert'];
}

function compileProgram(definition: FormulaDefinition, mathematics: Mathematics): Program {
  const names = [...definition.parameters];
  const lines: Line[] = [];
  for (const [name, text] of Object.entries(definition.where ?? {})) {
    const tree = parseExpression(text, names, mathematics);
    lines.push({ name, tree, code: tree.compile() });
    names.push(name);
  }
  const tree = parseExpression(definition.expression, names, mathematics);
  return { lines, tree, code: tree.compile(), convert: mathematics.convert };
}

function scopeOf(program: Program, parameters: readonly string[], values: Values): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const name of parameters) scope[name] = program.convert(values[name]!);
  for (const line of program.lines) scope[line.name] = line.code.evaluate(scope);
  return scope;
}

/** Parameters on which a tree depends, directly or through `where` lines, in the order of the definition. */
function dependencies(tree: MathNode, definition: FormulaDefinition, lines: readonly Line[]): readonly string[] {
  const found = new Set(namesIn(tree));
  for (const line of [...lines].reverse())
    if (found.has(line.name)) namesIn(line.tree).forEach((name) => found.add(name));
  return definition.parameters.filter((name) => found.has(name));
}

/** The parameter p of a constraint that reads exactly `isInteger(p)`. */
function integerParameter(tree: MathNode): string | undefined {
  const node = expressionNode(tree);
  if (node.type !== 'FunctionNode' || calledName(node) !== 'isInteger' || node.args.length !== 1) return undefined;
  const argument = expressionNode(node.args[0]!);
  return argument.type === 'SymbolNode' ? argument.name : undefined;
}

function compileDomain(definition: FormulaDefinition, program: Program, mathematics: Mathematics): Domain {
  const names = [...definition.parameters, ...program.lines.map((line) => line.name)];
  let usesLines = false;
  const integers = (definition.integers ?? []).map((name): Constraint => ({ expression: `isInteger(${name})` }));
  const constraints = [...integers, ...definition.domain].map((constraint): CompiledConstraint => {
    const tree = parseExpression(constraint.expression, names, mathematics);
    const used = namesIn(tree);
    usesLines ||= program.lines.some((line) => used.has(line.name));
    const parameters = dependencies(tree, definition, program.lines);
    return { ...constraint, code: tree.compile(), parameters, integer: integerParameter(tree) };
  });
  const scope = (values: Values) => (usesLines ? scopeOf(program, definition.parameters, values) : { ...values });
  return { name: definition.name, parameters: definition.parameters, constraints, scope };
}

function describe(definition: FormulaDefinition, values: Values): string {
  return definition.parameters.map((name) => `${name}=${values[name]}`).join(', ') || 'no parameters';
}

class CompiledFormula implements Formula {
  readonly name: string;
  readonly description: string;
  readonly expression: string;
  readonly parameters: readonly string[];
  readonly where?: Readonly<Record<string, string>>;
  readonly integers?: readonly string[];
  readonly domain: FormulaDefinition['domain'];
  readonly source: string;
  readonly symbol?: string;
  readonly #program: Program;
  readonly #domain: Domain;

  constructor(readonly definition: FormulaDefinition) {
    this.name = definition.name;
    this.description = definition.description;
    this.expression = definition.expression;
    this.parameters = definition.parameters;
    this.domain = definition.domain;
    this.source = definition.source;
    if (definition.integers !== undefined) this.integers = definition.integers;
    if (definition.where !== undefined) this.where = definition.where;
    if (definition.symbol !== undefined) this.symbol = definition.symbol;
    const mathematics = numberMathematics();
    this.#program = compileProgram(definition, mathematics);
    this.#domain = compileDomain(definition, this.#program, mathematics);
  }

  get tree(): MathNode {
    return this.#program.tree;
  }

  check(values: Values): void {
    checkDomain(this.#domain, values);
  }

  evaluate(values: Values): number {
    this.check(values);
    const value: unknown = this.#program.code.evaluate(scopeOf(this.#program, this.parameters, values));
    if (typeof value !== 'number' || Number.isNaN(value)) this.#refuse(values);
    return value;
  }

  evaluateBig(values: Values, digits = 64): string {
    if (!(Number.isInteger(digits) && digits >= 1 && digits <= MOST_DIGITS)) {
      throw new UserError(`digits must be an integer from 1 to ${MOST_DIGITS}; got ${digits}`);
    }
    this.check(values);
    const program = compileProgram(this.definition, bigMathematics(digits + GUARD_DIGITS));
    const value = program.code.evaluate(scopeOf(program, this.parameters, values)) as BigNumber;
    if (value.isNaN()) this.#refuse(values);
    return value.toSignificantDigits(digits).toString();
  }

  #refuse(values: Values): never {
    throw new DomainError(`${this.name} has no real value at ${describe(this, values)}`);
  }

  tex(): string {
    return texEquation(this, this.#program.tree, this.#program.lines);
  }

  unicode(): string {
    return unicodeEquation(this, this.#program.tree, this.#program.lines);
  }

  scaled(factor: number): Formula {
    return new CompiledFormula({
      ...this.definition,
      name: `${this.name} x ${factor}`,
      expression: `${factor} * (${this.expression})`,
      symbol: `${texNumber(factor)}\\,${this.symbol ?? texName(this.name)}`,
    });
  }
}

/** Compiles a definition; the public entry is `formula` in formula.ts. */
export function compileFormula(definition: FormulaDefinition): Formula {
  return new CompiledFormula(definition);
}

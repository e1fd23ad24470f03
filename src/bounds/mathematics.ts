/**
 * The mathjs instances behind formulas: one on numbers, one on BigNumbers per precision. Each has only the parser, the
 * arithmetic an expression may use, and our special functions; nothing that evaluates text or changes the instance.
 */
import {
  absDependencies,
  addDependencies,
  andDependencies,
  bignumberDependencies,
  ceilDependencies,
  create,
  divideDependencies,
  eDependencies,
  expDependencies,
  factorialDependencies,
  floorDependencies,
  InfinityDependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  notDependencies,
  orDependencies,
  parseDependencies,
  piDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} from 'mathjs';
import type { BigNumber, FactoryFunctionMap, MathJsInstance, MathNode } from 'mathjs';
import { UserError } from '../errors.js';
import { bigComparisons, bigSpecialFunctions } from './big/functions.js';
import type { BigClass } from './big/arithmetic.js';
import { numberComparisons, numberSpecialFunctions, SUM } from './functions.js';

const DEPENDENCIES = {
  absDependencies,
  addDependencies,
  andDependencies,
  bignumberDependencies,
  ceilDependencies,
  divideDependencies,
  eDependencies,
  expDependencies,
  factorialDependencies,
  floorDependencies,
  InfinityDependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  notDependencies,
  orDependencies,
  parseDependencies,
  piDependencies,
  powDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} as FactoryFunctionMap;

/** Most terms of one evaluation's sums, the terms of nested sums included. */
const MOST_TERMS = 1_000_000;

/** A mathjs instance reduced to what formulas need. */
export interface Mathematics {
  readonly parse: (text: string) => MathNode;
  /** The node `left * right`, multiplication implied. */
  readonly product: (left: MathNode, right: MathNode) => MathNode;
  /** The node `base ^ exponent`. */
  readonly power: (base: MathNode, exponent: MathNode) => MathNode;
  /** The node `(content)`. */
  readonly grouped: (content: MathNode) => MathNode;
  /** A number as this instance's numbers: itself, or the BigNumber of its shortest decimal string. */
  readonly convert: (value: number) => number | BigNumber;
}

interface NodeConstructors {
  readonly OperatorNode: new (operator: string, name: string, args: MathNode[], implicit?: boolean) => MathNode;
  readonly ParenthesisNode: new (content: MathNode) => MathNode;
}
type Scope = ReadonlyMap<string, unknown> & { keys(): IterableIterator<string> };

/** `sumOver(k, from, to, term)`: evaluates the term, unevaluated until here, with k bound to each integer in turn. */
function sumFunction(add: (a: never, b: never) => unknown, convert: Mathematics['convert']) {
  // Terms left to the outermost sum in progress; nested sums draw on the same allowance.
  let depth = 0;
  let left = MOST_TERMS;
  const spend = (): void => {
    if (--left < 0) throw new UserError(`${SUM} runs over at most ${MOST_TERMS} terms`);
  };
  const sum = (args: readonly MathNode[], _math: unknown, scope: Scope): unknown => {
    const [variable, from, to, term] = args;
    if (args.length !== 4 || variable === undefined || !('name' in variable))
      throw new UserError(`${SUM} needs (k, from, to, term)`);
    const inner = new Map<string, unknown>();
    for (const name of scope.keys()) inner.set(name, scope.get(name));
    const first = Number(from!.compile().evaluate(inner));
    const last = Number(to!.compile().evaluate(inner));
    if (!(last - first < MOST_TERMS))
      throw new UserError(`${SUM} runs over at most ${MOST_TERMS} terms; got ${first} to ${last}`);
    const compiled = term!.compile();
    let total: unknown = convert(0);
    if (depth++ === 0) left = MOST_TERMS;
    try {
      for (let k = first; k <= last; k++) {
        spend();
        inner.set(String(variable.name), convert(k));
        total = add(total as never, compiled.evaluate(inner) as never);
      }
    } finally {
      depth--;
    }
    return total;
  };
  return Object.assign(sum, { rawArgs: true });
}

function reduced(math: MathJsInstance, functions: object, convert: Mathematics['convert']): Mathematics {
  // The parser is kept here and taken away from expressions; `syntax.ts` also admits known functions only.
  const parse = math.parse.bind(math);
  const refused = (name: string) => () => {
    throw new Error(`the function ${name} is not available in expressions`);
  };
  const add = math.add.bind(math) as (a: never, b: never) => unknown;
  math.import(
    { ...functions, [SUM]: sumFunction(add, convert), parse: refused('parse'), compile: refused('compile') },
    { override: true },
  );
  const { OperatorNode, ParenthesisNode } = math as unknown as NodeConstructors;
  return {
    parse: (text) => parse(text),
    product: (left, right) => new OperatorNode('*', 'multiply', [left, right], true),
    power: (base, exponent) => new OperatorNode('^', 'pow', [base, exponent]),
    grouped: (content) => new ParenthesisNode(content),
    convert,
  };
}

let onNumbers: Mathematics | undefined;

/** The instance on float64 numbers. */
export function numberMathematics(): Mathematics {
  onNumbers ??= reduced(
    create(DEPENDENCIES, { predictable: true }),
    { ...numberComparisons, ...numberSpecialFunctions },
    (value) => value,
  );
  return onNumbers;
}

const onBigNumbers = new Map<number, Mathematics>();

/** The instance on BigNumbers with the given number of significant digits. */
export function bigMathematics(digits: number): Mathematics {
  const known = onBigNumbers.get(digits);
  if (known !== undefined) return known;
  const math = create(DEPENDENCIES, { number: 'BigNumber', precision: digits, predictable: true });
  const convert = (value: number) => math.bignumber(String(value));
  const bigClass = convert(0).constructor as unknown as BigClass;
  const mathematics = reduced(math, { ...bigComparisons(), ...bigSpecialFunctions(bigClass) }, convert);
  onBigNumbers.set(digits, mathematics);
  return mathematics;
}

/** Readers of option values: every bad value gets one sentence that names it and the rule it breaks. */
import { Option } from 'commander';
import { parseUserExpression } from '../bounds/userExpression.js';
import { UserError } from '../errors.js';
import { EFFORTS, type Effort, type Point, type Theorem } from '../theorems/theorem.js';
import { nearestName } from '../nearestName.js';

/** Reads a finite number; `name` is what the sentence calls it. */
export function finiteNumber(name: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) throw new UserError(`${name} must be a finite number; got '${text}'`);
  return value;
}

/** Reads an integer of [least, most]. */
export function integer(name: string, text: string, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const value = finiteNumber(name, text);
  if (!Number.isInteger(value) || value < least || value > most) {
    const range = most === Number.MAX_SAFE_INTEGER ? `an integer >= ${least}` : `an integer from ${least} to ${most}`;
    const near = Math.min(most, Math.max(least, Math.round(value)));
    throw new UserError(`${name} must be ${range}; got ${text} (nearest: ${near})`);
  }
  return value;
}

/** Reads an error level of (0, 1). */
export function level(name: string, text: string): number {
  const value = finiteNumber(name, text);
  if (value <= 0 || value >= 1) throw new UserError(`${name} must lie strictly between 0 and 1; got ${text}`);
  return value;
}

/** Reads `quick`, `standard` or `thorough`. */
export function effort(text: string): Effort {
  const found = EFFORTS.find((name) => name === text);
  if (found === undefined) {
    throw new UserError(
      `--effort must be one of ${EFFORTS.join(', ')}; got '${text}'; did you mean '${nearestName(text, EFFORTS)}'?`,
    );
  }
  return found;
}

/** A number, or arithmetic such as 10^6, 2/3 or sqrt(2): evaluated without any of mathjs's side doors. */
function numberOrExpression(name: string, text: string): number {
  if (text.trim() === '' || !Number.isNaN(Number(text))) return finiteNumber(name, text);
  if (/^[+-]?nan$/i.test(text.trim())) return finiteNumber(name, text);
  const value = evaluated(name, text);
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new UserError(`${name} must be a finite number; got '${text}'`);
  return value;
}

function evaluated(name: string, text: string): number | boolean {
  try {
    return parseUserExpression(text, []).evaluate({});
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${name}: ${error.message}`) : error;
  }
}

/** Reads `n=11,f=2` or, for a grid, `n=11:15,f=2:3`: every name with its list of values, separated by colons. */
export function assignments(option: string, text: string): Record<string, number[]> {
  const values: Record<string, number[]> = {};
  for (const part of text.split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at < 1 || name === '')
      throw new UserError(`${option} takes name=value pairs such as n=11:15,f=2; got '${part}'`);
    if (Object.hasOwn(values, name))
      throw new UserError(`${option} names ${name} twice; give a list, e.g. ${name}=11:15`);
    values[name] = part
      .slice(at + 1)
      .split(':')
      .map((value) => numberOrExpression(`${option} ${name}`, value));
  }
  return values;
}

/** One point from words such as `n=11 f=2`, completed by the theorem's defaults. */
export function pointOf(theorem: Theorem, words: readonly string[]): Point {
  const names = theorem.parameters.map((parameter) => parameter.name);
  const point: Record<string, number> = {};
  const given = new Set<string>();
  for (const parameter of theorem.parameters) point[parameter.name] = parameter.default;
  for (const word of words) {
    for (const [name, [value, ...more]] of Object.entries(assignments('bound', word))) {
      if (!names.includes(name)) {
        throw new UserError(`${theorem.id} has no parameter '${name}'; its parameters are ${names.join(', ')}`);
      }
      if (more.length > 0) throw new UserError(`bound takes one value of ${name}; got ${word}`);
      if (given.has(name)) throw new UserError(`bound names ${name} twice; give it once`);
      given.add(name);
      point[name] = value!;
    }
  }
  return point;
}

/** What `--engine` takes where many trials are run. */
export const ENGINE_HELP =
  'where fields are simulated: wasm, reference, webgpu, tfjs, or auto (a GPU where it is measured to be faster)';

/** `--json`, shared by all commands. */
export function jsonOption(): Option {
  return new Option('--json', 'print one JSON document on standard output');
}

/** Prints one JSON document. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

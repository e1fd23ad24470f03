/**
 * Addresses: every cell and every trial of a study has a name that is enough to run it again alone.
 *
 * | what | text |
 * | --- | --- |
 * | cell | `mda-eta:n=15,f=3` |
 * | cell of an experiment other than `main` | `mda-eta.highDimension:n=15,f=3` |
 * | trial | `mda-eta:n=15,f=3#42@1` (trial 42 of the study with seed 1) |
 */
import { UserError } from '../errors.js';
import type { Point } from '../theorems/theorem.js';

export interface CellAddress {
  readonly theorem: string;
  readonly experiment: string;
  readonly point: Point;
}

export interface TrialAddress extends CellAddress {
  /** 0 .. 2^32 - 1. */
  readonly trial: number;
  /** Safe integer >= 0. */
  readonly seed: number;
}

const PATTERN =
  /^(?<theorem>[a-z0-9][a-z0-9-]*)(?:\.(?<experiment>[A-Za-z][\w-]*))?(?::(?<point>[^#@]*))?(?:#(?<trial>\d+)@(?<seed>\d+))?$/;
const MAXIMUM_TRIAL = 4294967295;
const EXAMPLE = 'mda-eta:n=15,f=3#42@1';

/** `n=15,f=3`: names in the order of the object, values with as many digits as it takes to read them back exactly. */
export function formatPoint(point: Point): string {
  return Object.entries(point)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}

/** Text of a cell; the point's names are printed in their own order, which a plan makes the theorem's. */
export function formatCell({ theorem, experiment, point }: CellAddress): string {
  const place = experiment === 'main' ? theorem : `${theorem}.${experiment}`;
  const values = formatPoint(point);
  return values === '' ? place : `${place}:${values}`;
}

/** Text of a trial, given the text of its cell. */
export function formatTrial(cell: string, trial: number, seed: number): string {
  return `${cell}#${trial}@${seed}`;
}

/** Reads the address of a cell or of a trial. UserError when it is neither. */
export function parseAddress(text: string): CellAddress | TrialAddress {
  const groups = PATTERN.exec(text.trim())?.groups;
  if (groups === undefined) throw new UserError(`'${text}' is not an address; an address looks like ${EXAMPLE}`);
  const cell: CellAddress = {
    theorem: groups['theorem']!,
    experiment: groups['experiment'] ?? 'main',
    point: parsePoint(groups['point'] ?? '', text),
  };
  if (groups['trial'] === undefined) return cell;
  return {
    ...cell,
    trial: wholeNumber(groups['trial'], 'trial', MAXIMUM_TRIAL, text),
    seed: wholeNumber(groups['seed']!, 'seed', Number.MAX_SAFE_INTEGER, text),
  };
}

/** Reads the address of a trial. UserError when it is malformed or names no trial. */
export function parseTrial(text: string): TrialAddress {
  const address = parseAddress(text);
  if ('trial' in address) return address;
  throw new UserError(`'${text}' names a cell, not a trial; add #trial@seed, e.g. ${text}#0@1`);
}

function parsePoint(text: string, address: string): Point {
  const point: Record<string, number> = {};
  if (text === '') return point;
  for (const part of text.split(',')) {
    const match = /^([A-Za-z]\w*)=(\S+)$/.exec(part);
    const value = Number(match?.[2]);
    if (match === null || !Number.isFinite(value)) {
      throw new UserError(
        `'${part}' in address '${address}' is not of the form name=number; an address looks like ${EXAMPLE}`,
      );
    }
    const name = match[1]!;
    if (Object.hasOwn(point, name)) throw new UserError(`address '${address}' gives ${name} twice`);
    point[name] = value;
  }
  return point;
}

function wholeNumber(digits: string, name: string, most: number, address: string): number {
  const value = Number(digits);
  if (value <= most) return value;
  throw new UserError(`${name} ${digits} in address '${address}' is too large; the largest is ${most}`);
}

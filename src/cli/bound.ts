import { Command } from 'commander';
import type { Formula } from '../bounds/formula.js';
import { DomainError, UserError } from '../errors.js';
import type { Point } from '../theorems/theorem.js';
import { checkDomain } from '../lab/domain.js';
import { pretty } from '../report/typography.js';
import { integer, jsonOption, pointOf, printJson } from './options.js';
import { knownTheorems, theoremsOption } from './theoremFiles.js';

interface BoundOptions {
  json?: boolean;
  theorems?: string[];
  digits?: string;
}

interface Value {
  readonly formula: Formula;
  /** null where the point lies outside this formula's own domain; `why` says so. */
  readonly value: number | null;
  readonly digits: string | null;
  readonly why?: string;
}

function evaluate(formula: Formula, point: Point, digits: number | undefined): Value {
  try {
    const value = formula.evaluate(point);
    return { formula, value, digits: digits === undefined ? null : formula.evaluateBig(point, digits) };
  } catch (error) {
    if (error instanceof DomainError) return { formula, value: null, digits: null, why: error.message };
    throw error;
  }
}

/** `leeway bound <id> n=11 f=2`: the closed forms of one theorem at one point. */
export function boundCommand(): Command {
  return new Command('bound')
    .description("evaluate a theorem's closed forms at one point")
    .argument('<id>', 'theorem')
    .argument(
      '[values...]',
      'parameters as name=value; those left out take the defaults that `leeway list --json` shows',
    )
    .option('--digits <count>', 'evaluate with BigNumbers to this many significant digits (1 to 500)')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  leeway bound krum-eta-resilience n=11 f=2\n  leeway bound mda-eta n=15 f=3 --digits 50 --json',
    )
    .action(async (id: string, words: string[], options: BoundOptions) => {
      const theorem = (await knownTheorems(options.theorems)).theorem(id);
      const point = pointOf(theorem, words);
      const digits = options.digits === undefined ? undefined : integer('--digits', options.digits, 1, 500);
      checkDomain(theorem, point);
      const values = theorem.formulas.map((formula) => evaluate(formula, point, digits));
      if (values.length === 0) throw new UserError(`${id} has no closed form`);
      if (options.json === true) {
        const document: Record<string, unknown> = {
          id,
          parameters: point,
          values: Object.fromEntries(values.map(({ formula, value }) => [formula.name, value])),
        };
        if (digits !== undefined) {
          document.digits = Object.fromEntries(values.map(({ formula, digits: text }) => [formula.name, text]));
        }
        return printJson(document);
      }
      console.log(
        `${id} at ${Object.entries(point)
          .map(([name, value]) => `${name}=${value}`)
          .join(', ')}`,
      );
      for (const { formula, value, digits: text, why } of values) {
        console.log(`  ${formula.name} = ${text ?? value ?? 'undefined here'}`);
        console.log(`      ${why ?? pretty(formula.description)}`);
      }
    });
}

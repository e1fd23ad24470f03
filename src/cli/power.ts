import { resolve } from 'node:path';
import { Command } from 'commander';
import { writePower } from '../lab/power/file.js';
import { measurePower, type PowerRequest } from '../lab/power/run.js';
import { powerTable, unnoticedList } from '../report/powerText.js';
import { terminalOptions } from '../report/terminal.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import type { EngineChoice } from '../sim/engine/engineChoice.js';
import { theorems as everyTheorem } from '../theorems/registry.js';
import { interruptible } from './interruptible.js';
import { knownTheorems, theoremsOption, type KnownTheorems } from './theoremFiles.js';
import { effort, ENGINE_HELP, integer, jsonOption, level, printJson } from './options.js';
import type { Outcome } from './outcome.js';
import { withProgress } from './progress.js';
import { version } from './version.js';

interface PowerOptions {
  effort: string;
  seed: string;
  alpha: string;
  budget?: string;
  threads?: string;
  engine: string;
  data?: string;
  theorems?: string[];
  all?: boolean;
  out?: string;
  json?: boolean;
}

const EXPLANATION = `
Every formula that a claim uses is changed a little (constants and the whole by 5, 10 and 25 %, exponents, counts by one,
terms dropped), and so are the assumptions; each mutant is judged like a claim. A mutant that no claim refutes shows a part
of the theorem that its check does not depend on. A loose upper bound notices little, and the table says so.

Examples:
  leeway power leeway-krum
  leeway power --effort standard --out leeway-out/STUDY && leeway report leeway-out/STUDY`;

function requestOf(ids: readonly string[], known: KnownTheorems, options: PowerOptions): PowerRequest {
  const named = [...new Set([...ids, ...known.fromFiles.map(({ theorem }) => theorem.id)])];
  return {
    effort: effort(options.effort),
    seed: integer('--seed', options.seed, 0),
    alpha: level('--alpha', options.alpha),
    engine: options.engine as EngineChoice,
    theorems: named.length === 0 ? everyTheorem : named.map(known.find),
    ...(options.budget === undefined ? {} : { budget: integer('--budget', options.budget, 1, 2 ** 32) }),
    ...(options.threads === undefined ? {} : { threads: integer('--threads', options.threads, 1, 1024) }),
    ...(options.data === undefined ? {} : { data: resolve(options.data) }),
  };
}

/** `leeway power [ids]`: mutation testing of theorems. */
export function powerCommand(outcome: Outcome): Command {
  return new Command('power')
    .description('mutation testing: which changes of a theorem its check would notice')
    .argument('[ids...]', 'theorems; none means all')
    .option('--effort <name>', 'quick, standard or thorough: how many points and trials', 'quick')
    .option('--seed <integer>', 'seed of the trials', '1')
    .option('--alpha <level>', 'error level, split as verify splits it', '1e-3')
    .option('--budget <trials>', "most trials per cell, in place of the theorems' own")
    .option('--threads <count>', 'worker threads (default: as many as the machine runs at once); changes no number')
    .option('--engine <name>', ENGINE_HELP, DEFAULT_ENGINE)
    .option('--data <path>', 'data for the theorems on real data')
    .option('--out <folder>', 'a study: writes power.json there, which its report then shows')
    .addOption(theoremsOption())
    .option('--all', 'list the mutants that were not noticed, for named theorems the default')
    .addOption(jsonOption())
    .addHelpText('after', EXPLANATION)
    .action(async (ids: string[], options: PowerOptions) => {
      const known = await knownTheorems(options.theorems);
      const request = requestOf(ids, known, options);
      const count = request.theorems!.length;
      const title = `mutants of ${count} ${count === 1 ? 'theorem' : 'theorems'}`;
      const { theorems, engine, complete } = await interruptible((signal) =>
        withProgress(title, (onProgress) => measurePower({ ...request, signal, onProgress })),
      );
      if (options.out !== undefined) {
        const { effort: chosen, seed, alpha } = request as Required<PowerRequest>;
        writePower(options.out, {
          schema: 1,
          version: version(),
          effort: chosen,
          seed,
          alpha,
          engine,
          complete,
          theorems,
        });
      }
      if (options.json === true) printJson({ complete, theorems });
      else {
        console.log(powerTable(theorems, terminalOptions().width));
        if (options.all === true || count < everyTheorem.length)
          console.log(`\n${theorems.map(unnoticedList).join('\n')}`);
      }
      if (!complete)
        process.stderr.write('stopped before the end; mutants that were not refuted yet count as unnoticed\n');
      outcome.code = complete ? 0 : 3;
    });
}

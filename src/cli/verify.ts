import { relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { exitCode } from '../lab/exitCode.js';
import { readPower } from '../lab/power/file.js';
import { verify, type VerifyRequest } from '../lab/verify.js';
import type { LocatedTheorem } from '../lab/locate.js';
import type { Theorem } from '../theorems/theorem.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import type { EngineChoice } from '../sim/engine/engineChoice.js';
import type { StudyResult } from '../lab/result.js';
import { renderReport } from '../report/report.js';
import { verdictTable } from '../report/terminal.js';
import { writeReport } from '../report/write.js';
import { theorems as everyTheorem } from '../theorems/registry.js';
import { interruptible } from './interruptible.js';
import { knownTheorems, theoremsOption, type KnownTheorems } from './theoremFiles.js';
import { quote } from './quote.js';
import type { Outcome } from './outcome.js';
import { assignments, effort, ENGINE_HELP, integer, jsonOption, level, printJson } from './options.js';
import { withProgress } from './progress.js';
import { studyFolder } from './studyFolder.js';
import { verifyDocument } from './verifyDocument.js';
import { version } from './version.js';

interface VerifyOptions {
  seed: string;
  effort: string;
  alpha: string;
  budget?: string;
  threads?: string;
  engine: string;
  out?: string;
  data?: string;
  grid?: string[];
  theorems?: string[];
  block?: string;
  strict?: boolean;
  report: boolean;
  json?: boolean;
}

const EXAMPLES = `
Examples:
  leeway verify                                            every theorem
  leeway verify krum-eta-resilience mda-eta --effort quick
  leeway verify leeway-krum --grid n=11:15,f=2,d=1e4:1e6 --seed 7
  leeway verify vn-ratio-on-digits --data ./my-data.libsvm
  leeway verify --theorems ./my-theorem.ts
  leeway verify --json > study.json

A study lives in a folder (--out). The same command continues an interrupted study and never repeats finished trials.`;

type Request = VerifyRequest & {
  readonly seed: number;
  readonly out: string;
  readonly theorems: readonly (Theorem | LocatedTheorem)[];
};

/** The request behind the options; every bad value is named before any work starts. */
function requestOf(named: readonly string[], known: KnownTheorems, options: VerifyOptions): Request {
  const files = known.fromFiles.map(({ theorem }) => theorem.id);
  const ids = [...new Set([...named, ...files])];
  const seed = integer('--seed', options.seed, 0);
  const grid = options.grid === undefined ? undefined : assignments('--grid', options.grid.join(','));
  const settings = {
    effort: effort(options.effort),
    alpha: level('--alpha', options.alpha),
    engine: options.engine as EngineChoice,
    ...(options.budget === undefined ? {} : { budget: integer('--budget', options.budget, 1, 2 ** 32) }),
    ...(options.data === undefined ? {} : { data: resolve(options.data) }),
    ...(grid === undefined ? {} : { grid }),
  };
  return {
    ...settings,
    seed,
    theorems: ids.length === 0 ? everyTheorem : ids.map(known.find),
    out: options.out ?? studyFolder(ids, options.effort, seed, { ...settings, version: version() }),
    ...(options.threads === undefined ? {} : { threads: integer('--threads', options.threads, 1, 1024) }),
    ...(options.block === undefined ? {} : { block: integer('--block', options.block, 1, 2 ** 32) }),
  };
}

function resumeCommand(): string {
  return ['npx', 'leeway', ...process.argv.slice(2)].map(quote).join(' ');
}

function idOf(reference: Theorem | LocatedTheorem): string {
  return 'theorem' in reference ? reference.theorem.id : reference.id;
}

async function reportOf(result: StudyResult, theorems: readonly Theorem[], out: string): Promise<string> {
  const written = await writeReport(`${out}/report`, renderReport(result, theorems, readPower(out)?.theorems));
  return relative(process.cwd(), written.html) || written.html;
}

/** `leeway verify [ids]`: plan, run, store, judge, report. */
export function verifyCommand(outcome: Outcome): Command {
  return new Command('verify')
    .description('judge theorems: simulate, decide, write a report')
    .argument('[ids...]', 'theorems; none means all, or with --theorems those of the files')
    .option('--seed <integer>', 'seed of the study', '1')
    .option('--effort <name>', 'quick, standard or thorough: how many points and trials', 'standard')
    .option('--alpha <level>', 'error level of the whole study, split over all its statements', '1e-3')
    .option('--budget <trials>', "most trials per cell, in place of the theorems' own")
    .option('--threads <count>', 'worker threads (default: as many as the machine runs at once); changes no number')
    .option('--engine <name>', ENGINE_HELP, DEFAULT_ENGINE)
    .option('--out <folder>', 'folder of the study (default: a name made of the options, under leeway-out)')
    .option(
      '--data <path>',
      'data for the theorems on real data: folder of IDX files, LIBSVM or CSV file (default: MNIST digits)',
    )
    .option('--grid <values...>', "values that replace the theorems' own, e.g. n=11:15,f=2")
    .addOption(theoremsOption())
    .addOption(new Option('--block <trials>', 'trials handed out at once; changes no number').hideHelp())
    .option('--strict', 'count expected refutations too in the exit code')
    .option('--no-report', 'write no report')
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (ids: string[], options: VerifyOptions) => {
      const known = await knownTheorems(options.theorems);
      const request = requestOf(ids, known, options);
      const [first, ...others] = request.theorems;
      const what = others.length === 0 ? idOf(first!) : `${request.theorems.length} theorems`;
      const title = `${what}, effort ${request.effort}, seed ${request.seed}, in ${request.out}`;
      const result = await interruptible((signal) =>
        withProgress(title, (onProgress) => verify({ ...request, signal, onProgress })),
      );
      const report = options.report ? await reportOf(result, known.all, request.out) : null;
      if (options.json === true) printJson(verifyDocument(result, report));
      else {
        console.log(verdictTable(result));
        if (report !== null) console.log(`\nreport: ${report}`);
      }
      if (!result.study.complete) {
        process.stderr.write(
          `stopped before the end; everything done is in ${request.out}; to go on: ${resumeCommand()}\n`,
        );
      }
      outcome.code = exitCode(result, { strict: options.strict === true });
    });
}

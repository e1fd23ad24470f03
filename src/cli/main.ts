#!/usr/bin/env node
/** The `leeway` command: parses the line, runs one command, turns errors into one sentence and an exit code. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { UserError } from '../errors.js';
import { version } from './version.js';
import { boundCommand } from './bound.js';
import { doctorCommand } from './doctor.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { listCommand } from './list.js';
import type { Outcome } from './outcome.js';
import { powerCommand } from './power.js';
import { replayCommand } from './replay.js';
import { reportCommand } from './report.js';
import { verifyCommand } from './verify.js';

/** Exit codes: 0 all confirmed, 1 something refuted or powerless, 2 usage, 3 something undecided. */
const USAGE = 2;

function program(outcome: Outcome): Command {
  const root = new Command('leeway')
    .description('A numerical laboratory for theorems on Byzantine-resilient, private and safe machine learning.')
    .version(version())
    .exitOverride()
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      '\nExit codes: 0 all as expected, 1 something refuted or a powerless control, 2 usage, 3 something undecided.',
    );
  const commands: readonly ((outcome: Outcome) => Command)[] = [
    listCommand,
    explainCommand,
    boundCommand,
    verifyCommand,
    powerCommand,
    replayCommand,
    reportCommand,
    exportCommand,
    doctorCommand,
  ];
  for (const command of commands) root.addCommand(command(outcome).exitOverride());
  return root;
}

/** One sentence on standard error for every error a user can provoke; unexpected errors keep their stack. */
function complain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
  if (error instanceof UserError) {
    process.stderr.write(`leeway: ${error.message}\n`);
    return USAGE;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`leeway: internal error, please report it:\n${detail}\n`);
  return 70;
}

/**
 * Runs one command line.
 * @param words the arguments after `leeway`
 * @returns the exit code
 */
export async function run(words: readonly string[]): Promise<number> {
  const outcome: Outcome = { code: 0 };
  const root = program(outcome);
  try {
    if (words.length === 0) {
      root.outputHelp();
      return 0;
    }
    await root.parseAsync([...words], { from: 'user' });
    return outcome.code;
  } catch (error) {
    return complain(error);
  }
}

const invoked = process.argv[1];
if (invoked !== undefined && realpathSync(invoked) === fileURLToPath(import.meta.url)) {
  // A reader that closes the pipe early (head, less) is not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.exitCode = await run(process.argv.slice(2));
}

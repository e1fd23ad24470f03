import { resolve } from 'node:path';
import { Command } from 'commander';
import { parseTrial } from '../lab/address.js';
import { replay } from '../lab/replay.js';
import { sceneText } from '../report/sceneText.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import { jsonOption, printJson } from './options.js';
import { knownTheorems, theoremsOption } from './theoremFiles.js';

interface ReplayOptions {
  engine: string;
  data?: string;
  json?: boolean;
  theorems?: string[];
}

const EXAMPLES = `
An address names theorem, experiment (main when left out), parameters, trial and seed; verify and the report print those
of witnesses.

Examples:
  leeway replay 'mda-eta:n=15,f=3#42@1'
  leeway replay 'mda-eta.outliers:n=15,f=3#0@1' --json`;

/** `leeway replay <address>`: re-runs one trial alone and prints what happened in it. */
export function replayCommand(): Command {
  return new Command('replay')
    .description('run one trial again and print what happened in it')
    .argument('<address>', 'address of a trial')
    .option('--engine <name>', 'where fields are simulated: wasm, reference, webgpu or tfjs', DEFAULT_ENGINE)
    .option('--data <path>', 'data file, for theorems on real data')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(async (address: string, options: ReplayOptions) => {
      const { fromFiles } = await knownTheorems(options.theorems);
      const theorem = fromFiles.find((located) => located.theorem.id === parseTrial(address).theorem);
      const scene = await replay(address, {
        ...(theorem === undefined ? {} : { theorem }),
        engine: options.engine as StudyEngine,
        ...(options.data === undefined ? {} : { data: resolve(options.data) }),
      });
      if (options.json === true) return printJson({ address, engine: options.engine, ...scene });
      console.log(`${sceneText(scene)}\nengine: ${options.engine}`);
    });
}

import { availableParallelism, cpus, totalmem } from 'node:os';
import { Command } from 'commander';
import { UserError } from '../errors.js';
import { calibrate } from '../lab/decide.js';
import { withEngine } from '../lab/engines.js';
import { DEFAULT_ENGINE, type EngineName } from '../sim/engine/engine.js';
import { gpuFinding } from './gpuFinding.js';
import type { Outcome } from './outcome.js';
import { jsonOption, printJson } from './options.js';
import { version } from './version.js';

interface Finding {
  readonly name: string;
  readonly available: boolean;
  /** One sentence: what it is used for, or what to install. */
  readonly detail: string;
}

const ENGINES: Readonly<Record<EngineName, string>> = {
  wasm: 'WebAssembly with fixed-width SIMD',
  reference: 'plain TypeScript in float64',
  webgpu: 'WebGPU',
  tfjs: 'TensorFlow',
};

/** Starts an engine, so that a broken one shows here; says what it computes on and whether studies use it. */
async function engineFinding(name: EngineName): Promise<Finding> {
  const use = name === DEFAULT_ENGINE ? 'used by default' : `choose it with --engine ${name}`;
  try {
    const device = await withEngine(name, (engine) => Promise.resolve(engine.device()));
    return { name, available: true, detail: `${ENGINES[name]} on ${device}; ${use}` };
  } catch (error) {
    if (error instanceof UserError) return { name, available: false, detail: error.message };
    throw error;
  }
}

/** Packages that do one job each; a broken install shows here rather than in the middle of a study. */
const PACKAGES: readonly { readonly name: string; readonly purpose: string }[] = [
  { name: '@duckdb/node-api', purpose: 'the store of a study' },
  { name: 'piscina', purpose: 'threads' },
  { name: '@resvg/resvg-js', purpose: 'PNG figures' },
  { name: 'mnist/package.json', purpose: 'the digits of vn-ratio-on-digits' },
];

async function loads({ name, purpose }: (typeof PACKAGES)[number]): Promise<Finding> {
  const label = name.replace('/package.json', '');
  try {
    if (name.endsWith('.json')) import.meta.resolve(name);
    else await import(name);
    return { name: label, available: true, detail: purpose };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { name: label, available: false, detail: `${purpose}; run npm ci again (${reason})` };
  }
}

/** `leeway doctor`: which engines, threads and packages there are, and what to install for more. */
export function doctorCommand(outcome: Outcome): Command {
  return new Command('doctor')
    .description('say which engines, threads and packages there are, and what to install for more')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  leeway doctor\n  leeway doctor --json')
    .action(async (options: { json?: boolean }) => {
      const packages = await Promise.all(PACKAGES.map(loads));
      const engines: Finding[] = [];
      for (const name of Object.keys(ENGINES) as EngineName[]) engines.push(await engineFinding(name));
      const calibration = await calibrate(availableParallelism());
      const gpu = gpuFinding(calibration);
      const needed = [...packages, ...engines.filter(({ name }) => name === DEFAULT_ENGINE)];
      if (needed.some((finding) => !finding.available)) outcome.code = 1;
      const machine = {
        version: version(),
        node: process.versions.node,
        platform: `${process.platform} ${process.arch}`,
        cpu: cpus()[0]?.model ?? 'unknown',
        threads: availableParallelism(),
        memoryGiB: Math.round(totalmem() / 2 ** 30),
      };
      if (options.json === true) {
        return printJson({ ...machine, engine: DEFAULT_ENGINE, gpu: { ...gpu, calibration }, engines, packages });
      }
      console.log(`leeway ${machine.version} on Node ${machine.node}, ${machine.platform}, ${machine.cpu}`);
      console.log(
        `threads: ${machine.threads} (--threads ${machine.threads} is the default); memory: ${machine.memoryGiB} GiB`,
      );
      console.log(`engine of a study that names none: ${DEFAULT_ENGINE}`);
      console.log(`GPU: ${gpu.detail}`);
      console.log('engines:');
      for (const { name, available, detail } of engines)
        console.log(`  ${available ? 'yes' : 'no '} ${name.padEnd(18)} ${detail}`);
      console.log('packages:');
      for (const { name, available, detail } of packages)
        console.log(`  ${available ? 'yes' : 'no '} ${name.padEnd(18)} ${detail}`);
    });
}

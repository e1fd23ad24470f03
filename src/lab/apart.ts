/**
 * Engines tried in a process of their own: drivers write to standard error as they like and some bring down the process, and a
 * study that comes out on wasm has loaded none of the packages.
 */
import { execFile } from 'node:child_process';
import type { Calibration } from '../sim/engine/calibrate.js';
import type { EngineName } from '../sim/engine/engine.js';
import { builtFile } from './builtFile.js';

/** What an engine computes on, or why it cannot start. */
export type Trial = { readonly device: string } | { readonly reason: string };

/** As `calibrate`; that its process comes to a bad end is a reason for no GPU. */
export async function calibrateApart(threads: number): Promise<Calibration> {
  const answer = (await inProcess('calibrate', String(threads))) as Calibration | string;
  return typeof answer === 'string' ? { kind: 'no-gpu', reason: answer } : answer;
}

/** Starts an engine and stops it again. */
export async function tryApart(name: EngineName): Promise<Trial> {
  const answer = (await inProcess('try', name)) as Trial | string;
  return typeof answer === 'string' ? { reason: answer } : answer;
}

/** What the process writes, or a sentence where it does not come to that. */
function inProcess(...parameters: readonly string[]): Promise<unknown> {
  return new Promise((resolve) => {
    execFile(process.execPath, [builtFile('apartProcess.js'), ...parameters], (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout));
      else resolve(`the process that tried it ended early (${error.signal ?? `code ${error.code}`})`);
    });
  });
}

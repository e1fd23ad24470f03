import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();
const script = fileURLToPath(new URL('exitScript.mjs', import.meta.url));

/** The first word of the Philox block of zeros. */
const WORD = String(0x6627e8d5);

describe('a process that has used a device', () => {
  it.each([
    ['stopped', 1],
    ['left alone', 1],
    ['worker stopped', 2],
    ['worker left alone', 2],
    ['worker terminated', 2],
  ])('ends by itself, without complaint: %s', async (mode, answers) => {
    // Rejects unless the exit code is 0 within the time.
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, mode], { timeout: 50_000 });
    expect(stdout.trim().split('\n')).toEqual(Array(answers).fill(WORD));
    expect(stderr).toBe('');
  });
});

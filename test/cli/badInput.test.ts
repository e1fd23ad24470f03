import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/main.js';

let said: string[];
let printed: string[];

beforeEach(() => {
  said = [];
  printed = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (said.push(String(text)), true));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (printed.push(String(text)), true));
  vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(`${String(text)}\n`));
});

afterEach(() => vi.restoreAllMocks());

const folder = mkdtempSync(join(tmpdir(), 'leeway-cli-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Every line: what a user types, and the sentence they must read. */
const CASES: readonly (readonly [words: string, sentence: RegExp])[] = [
  ['frobnicate', /unknown command 'frobnicate'/],
  ['verify --frobnicate', /unknown option '--frobnicate'/],
  ['bound', /missing required argument 'id'/],
  ['explain krum-eta-resiliance', /unknown theorem "krum-eta-resiliance"; did you mean krum-eta-resilience\?/],
  ['verify leeway-crum', /unknown theorem "leeway-crum"; did you mean leeway-krum\?/],
  [
    'bound krum-eta-resilience n=10 f=4',
    /needs n >= 2f \+ 3 .*; got n=10, f=4 \(smallest n here: 11; largest f here: 3\)/,
  ],
  ['bound krum-eta-resilience n=abc', /bound n: the expression "abc" uses abc/],
  ['bound krum-eta-resilience n=2>1', /bound n must be a finite number; got '2>1'/],
  ['bound krum-eta-resilience n=import({})', /the expression "import\(\{\}\)"/],
  ['bound krum-eta-resilience n=cos.constructor("return process")()', /the expression "cos\.constructor/],
  ['verify krum-eta-resilience --grid n=1/0', /--grid n must be a finite number; got '1\/0'/],
  ['bound krum-eta-resilience n=Infinity', /bound n must be a finite number; got 'Infinity'/],
  ['bound krum-eta-resilience n=11.5', /needs an integer n; got n=11.5 \(nearest: 11 or 12\)/],
  ['bound krum-eta-resilience q=3', /has no parameter 'q'; its parameters are n, f, d/],
  ['bound krum-eta-resilience n', /takes name=value pairs/],
  ['bound krum-eta-resilience --digits 0', /--digits must be an integer from 1 to 500; got 0/],
  ['bound mda-eta --digits 501', /--digits must be an integer from 1 to 500; got 501 \(nearest: 500\)/],
  ['bound krum-eta-resilience n=NaN', /bound n must be a finite number; got 'NaN'/],
  ['bound krum-eta-resilience n=11 n=12', /bound names n twice/],
  ['verify mda-eta --budget -5', /--budget must be an integer from 1 to 4294967296; got -5 \(nearest: 1\)/],
  ['verify mda-eta --alpha 2', /--alpha must lie strictly between 0 and 1; got 2/],
  ['verify mda-eta --alpha nan', /--alpha must be a finite number; got 'nan'/],
  ['verify mda-eta --seed -1', /--seed must be an integer >= 0; got -1 \(nearest: 0\)/],
  ['verify mda-eta --effort fast', /--effort must be one of quick, standard, thorough; got 'fast'/],
  ['verify mda-eta --threads 0', /--threads must be an integer from 1 to 1024; got 0/],
  ['verify mda-eta --engine webgp', /unknown engine "webgp"; did you mean "webgpu"\?/],
  ['verify mda-eta --engine wasm@10', /is written like webgpu@40000, with webgpu or tfjs; got "wasm@10"/],
  ['replay mda-eta:n=15,f=3#1@1 --engine auto', /auto is decided when a study begins; name what ran there/],
  ['verify mda-eta --grid n', /--grid takes name=value pairs/],
  ['verify mda-eta --grid q=3', /none of the theorems has a parameter 'q'/],
  ['verify mda-eta --grid n=4,f=2', /mda-eta needs n >= 2f \+ 1/],
  ['replay foo@', /'foo@' is not an address/],
  ['replay mda-eta:n=15,f=3', /names a cell, not a trial/],
  ['replay mda-eta.nowhere:n=15,f=3#1@1', /has no experiment 'nowhere'; its experiments are main/],
  ['report no-such-study', /no-such-study holds no study/],
  ['export no-such-study', /no-such-study holds no study/],
];

describe('bad input', () => {
  it.each(CASES)('leeway %s', async (words, sentence) => {
    const code = await run([...words.split(' ')]);
    expect(code).toBe(2);
    const text = said.join('');
    expect(text).toMatch(sentence);
    // One sentence, no stack trace, nothing on standard output.
    expect(text).not.toMatch(/\n\s+at /);
    expect(
      text
        .trim()
        .split('\n')
        .filter((line) => /^(leeway|error): /.test(line)),
    ).toHaveLength(1);
    expect(printed.join('')).toBe('');
  });

  it('names line and column of a malformed CSV file', async () => {
    const path = file('bad.csv', '1,2,3\n1,x,3\n');
    expect(await run(['verify', 'vn-ratio-on-digits', '--data', path, '--out', join(folder, 'csv')])).toBe(2);
    expect(said.join('')).toContain("bad.csv:2:3: field 2 must be a finite number; got 'x'");
  });

  it('names line and column of a malformed LIBSVM file', async () => {
    const path = file('bad.libsvm', '1 1:0.5 2:x\n');
    expect(await run(['verify', 'vn-ratio-on-digits', '--data', path, '--out', join(folder, 'svm')])).toBe(2);
    expect(said.join('')).toContain("bad.libsvm:1:9: expected index:value with numbers; got '2:x'");
  });

  it('names a data file that is not there', async () => {
    expect(
      await run(['verify', 'vn-ratio-on-digits', '--data', join(folder, 'none'), '--out', join(folder, 'none-out')]),
    ).toBe(2);
    expect(said.join('')).toMatch(/cannot read data from .*none: there is no such file or folder/);
  });

  it('refuses a store that is no store and keeps the file', async () => {
    const out = mkdtempSync(join(folder, 'garbage-'));
    writeFileSync(join(out, 'study.duckdb'), 'garbage');
    expect(await run(['verify', 'mda-eta', '--effort', 'quick', '--out', out])).toBe(2);
    expect(said.join('')).toMatch(/study\.duckdb is not a study store or is damaged/);
  });
});

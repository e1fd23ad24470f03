import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let root: string;

/** Runs the script on a copy of the sources, so that the checkout stays as it is. */
function newTheorem(...words: string[]) {
  return spawnSync('node', [resolve('scripts/new-theorem.mjs'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, LEEWAY_ROOT: root },
  });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'leeway-new-theorem-'));
  for (const folder of ['bounds', 'stats', 'sim', 'theorems'])
    cpSync(join('src', folder), join(root, 'src', folder), { recursive: true });
  cpSync(join('src', 'errors.ts'), join(root, 'src', 'errors.ts'));
  cpSync('tsconfig.json', join(root, 'tsconfig.json'));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('new:theorem', () => {
  it('writes a template and its test that pass, and refreshes the registry', () => {
    const written = newTheorem('sample-variance', '--paper', 'samples');
    expect(written.stderr).toBe('');
    expect(written.status).toBe(0);
    expect(readFileSync(join(root, 'src/theorems/catalogue.ts'), 'utf8')).toContain(
      "from './samples/sample-variance.js'",
    );
    const files = ['src/theorems/samples/sample-variance.ts', 'test/theorems/samples/sample-variance.test.ts'];
    writeFileSync(
      join(root, 'tsconfig.check.json'),
      JSON.stringify({ extends: './tsconfig.json', include: [], files }),
    );
    const check = spawnSync('node', [resolve('node_modules/typescript/bin/tsc'), '-p', 'tsconfig.check.json'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(check.stdout).toBe('');
    const test = spawnSync('node', [resolve('node_modules/vitest/vitest.mjs'), 'run', files[1]!, '--root', root], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(test.status, test.stdout + test.stderr).toBe(0);
  });

  it.each([
    [
      ['Krum_Slowdown'],
      'a theorem id is lower-case words joined by hyphens; got "Krum_Slowdown" (nearest: krum-slowdown)',
    ],
    [['mda-eta'], 'theorem mda-eta exists already: src/theorems/mda/mda-eta.ts'],
    [['fresh-id', '--paper', '../escape'], 'a paper folder is lower-case words joined by hyphens; got "../escape"'],
    [[], 'usage: npm run new:theorem <id> [-- --paper folder], e.g. npm run new:theorem krum-slowdown -- --paper krum'],
  ])('refuses %j with one sentence and exit code 2', (words, sentence) => {
    const refused = newTheorem(...words);
    expect(refused.stderr.trim()).toBe(sentence);
    expect(refused.stdout).toBe('');
    expect(refused.status).toBe(2);
  });
});

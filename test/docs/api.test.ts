import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

/** Every JavaScript block with the output that stands under it. */
const programs = [
  ...page.matchAll(/## ([^\n]*)\n(?:(?!\n## )[\s\S])*?```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g),
].map(([, title, code, output]) => ({ title: title!, code: code!, output: output! }));

describe('docs/api.md', () => {
  it('shows the output of each of its programs', () => {
    expect(programs.map(({ title }) => title)).toHaveLength(page.match(/```js\n/g)!.length);
  });

  // The programs import the built package by its own name, as a user's script does.
  it.each(programs)('prints what it says under "$title"', { timeout: 180_000 }, async ({ code, output }) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: root });
    expect(stdout).toBe(output);
  });
});

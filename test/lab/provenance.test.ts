import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gitCommit, provenance } from '../../src/lab/provenance.js';
import { temporaryFolder } from './support.js';

const COMMIT = '912af74000000000000000000000000000000000';

function checkout(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

it.each<[string, Readonly<Record<string, string>>, string | null]>([
  ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` }, COMMIT],
  ['a detached head', { '.git/HEAD': `${COMMIT}\n` }, COMMIT],
  [
    'packed branches',
    { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\n${COMMIT} refs/heads/main\n` },
    COMMIT,
  ],
  [
    'a worktree',
    {
      '.git': 'gitdir: elsewhere/worktrees/a\n',
      'elsewhere/worktrees/a/HEAD': 'ref: refs/heads/a\n',
      'elsewhere/worktrees/a/commondir': '../..\n',
      'elsewhere/refs/heads/a': `${COMMIT}\n`,
    },
    COMMIT,
  ],
  ['a branch without a commit', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': '# none\n' }, null],
  ['no checkout', { 'package.json': '{}' }, null],
])('the commit of %s', (_what, files, commit) => {
  expect(gitCommit(checkout(files))).toBe(commit);
});

it('says what ran where', () => {
  const { version, machine } = provenance();
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  expect(machine.node).toBe(process.versions.node);
  expect(machine.cores).toBeGreaterThanOrEqual(1);
});

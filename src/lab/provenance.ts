/** Where a study was run: version, source revision, machine. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StudyInfo } from './result.js';

export type Provenance = Pick<StudyInfo, 'version' | 'commit' | 'machine'>;

/** Version of this package, source revision, and the machine in words. */
export function provenance(): Provenance {
  const root = packageRoot();
  return {
    version: packageVersion(root),
    commit: gitCommit(root),
    machine: {
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: availableParallelism(),
    },
  };
}

/** The nearest folder upwards that holds this package's package.json: the same from `src/` and from `dist/`. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

function packageVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;
}

/**
 * Commit that the checkout at `root` is at, read from git's own files, so that git need not be installed; null when
 * `root` is no checkout (an installed package inside somebody else's repository is none).
 */
export function gitCommit(root: string): string | null {
  try {
    const git = gitFolder(join(root, '.git'));
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const name = head.slice('ref: '.length);
    const shared = sharedFolder(git);
    for (const folder of [git, shared]) {
      if (existsSync(join(folder, name))) return readFileSync(join(folder, name), 'utf8').trim();
    }
    const packed = readFileSync(join(shared, 'packed-refs'), 'utf8');
    const line = packed.split('\n').find((text) => text.endsWith(` ${name}`));
    return line?.split(' ')[0] ?? null;
  } catch {
    // Git's files are not there or not as expected: the revision is unknown, which is no reason to stop a study.
    return null;
  }
}

/** `.git` itself, or where its one line points (a worktree or a submodule). */
function gitFolder(path: string): string {
  if (statSync(path).isDirectory()) return path;
  const pointer = readFileSync(path, 'utf8').trim();
  return resolve(dirname(path), pointer.replace(/^gitdir: /, ''));
}

/** Where a worktree keeps its branches. */
function sharedFolder(git: string): string {
  const pointer = join(git, 'commondir');
  return existsSync(pointer) ? resolve(git, readFileSync(pointer, 'utf8').trim()) : git;
}

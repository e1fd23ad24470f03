/** The README's commands are run and its links followed. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/main.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
});

afterEach(() => vi.restoreAllMocks());

/** `npx leeway ...` lines of the shell blocks, comments and quotes removed. */
const commands = [...readme.matchAll(/^npx leeway (.*)$/gm)].map(([, line]) =>
  line!
    .replace(/\s+# .*$/, '')
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("'", '')),
);

describe('README commands', () => {
  it('are there', () => expect(commands.length).toBeGreaterThanOrEqual(8));

  it.each(commands.map((words) => [words.join(' '), words] as const))(
    'leeway %s',
    async (_line, words) => {
      const out = words[0] === 'verify' ? ['--out', join(mkdtempSync(join(tmpdir(), 'leeway-readme-')), 'study')] : [];
      expect(await run([...words, ...out])).toBe(0);
    },
    120_000,
  );
});

describe('links', () => {
  const pages = [
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  it.each(pages)('%s', (page) => {
    const text = readFileSync(join(root, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)#]+)\)/g)) {
      if (/^https?:/.test(target!)) continue;
      expect(existsSync(join(root, dirname(page), target!)), `${page} links to ${target}`).toBe(true);
    }
  });
});

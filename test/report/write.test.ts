import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserError } from '../../src/errors.js';
import type { Report } from '../../src/report/report.js';
import { renderReport } from '../../src/report/report.js';
import { writeReport } from '../../src/report/write.js';
import { krum, mda, study } from './fixtures.js';

const failure = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>();
  const writeFileOrFail: typeof actual.writeFile = async (...parameters) => {
    if (failure.code !== '') throw Object.assign(new Error('injected'), { code: failure.code });
    return actual.writeFile(...parameters);
  };
  return { ...actual, writeFile: writeFileOrFail };
});

const report: Report = renderReport({ ...study, theorems: study.theorems.slice(0, 2) }, [krum, mda]);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeway-report-'));
});
afterEach(async () => {
  failure.code = '';
  await rm(folder, { recursive: true, force: true });
});

it('writes the page, the text, the document and two files per figure into a folder it makes', async () => {
  const out = join(folder, 'a', 'b');
  const written = await writeReport(out, report);
  expect(await readFile(written.html, 'utf8')).toBe(report.html);
  expect(await readFile(written.markdown, 'utf8')).toBe(report.markdown);
  expect(await readFile(written.json, 'utf8')).toBe(report.json);
  expect((await readdir(join(out, 'figures'))).sort()).toEqual([
    'krum-eta-resilience.bias.png',
    'krum-eta-resilience.bias.svg',
    'mda-eta.bias.png',
    'mda-eta.bias.svg',
  ]);
  for (const path of written.figures) expect((await readFile(path)).length).toBeGreaterThan(1000);
  expect((await readFile(written.figures[1]!)).subarray(1, 4).toString()).toBe('PNG');
});

it('links from Markdown to files that exist', async () => {
  await writeReport(folder, report);
  for (const [, target] of report.markdown.matchAll(/\]\((figures\/[^)]+)\)/g)) {
    expect((await readFile(join(folder, target!))).length).toBeGreaterThan(0);
  }
});

it('overwrites an older report', async () => {
  await writeReport(folder, { ...report, html: 'old' });
  const { html } = await writeReport(folder, report);
  expect(await readFile(html, 'utf8')).toBe(report.html);
});

it('refuses a file in place of the folder in one sentence', async () => {
  const file = join(folder, 'file');
  await writeFile(file, 'mine');
  const attempt = writeReport(file, report);
  await expect(attempt).rejects.toBeInstanceOf(UserError);
  await expect(attempt).rejects.toThrow(
    `cannot write the report: ${file} has a file in its path where a folder is needed`,
  );
  expect(await readFile(file, 'utf8')).toBe('mine');
});

it.each([
  ['ENOSPC', 'is on a full disk'],
  ['EROFS', 'is on a read-only file system'],
  ['EACCES', 'is not writable'],
])('says what to do on %s', async (code, text) => {
  failure.code = code;
  const attempt = writeReport(folder, report);
  await expect(attempt).rejects.toBeInstanceOf(UserError);
  await expect(attempt).rejects.toThrow(text);
});

it('does not hide a defect of ours behind a sentence about the disk', async () => {
  failure.code = 'ERR_INVALID_ARG_TYPE';
  await expect(writeReport(folder, report)).rejects.not.toBeInstanceOf(UserError);
});

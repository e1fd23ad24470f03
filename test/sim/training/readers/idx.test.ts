import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { parseIdx } from '../../../../src/sim/training/readers/idx.js';

const images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];
const labels = [0, 0, 8, 1, 0, 0, 0, 2, 9, 4];
const parse = (a: readonly number[], b: readonly number[] = labels) =>
  parseIdx({ name: 'images', bytes: Uint8Array.from(a) }, { name: 'labels', bytes: Uint8Array.from(b) });

describe('parseIdx', () => {
  it('reads a pair and scales to 0 .. 1', () => {
    const data = parse(images);
    expect(data).toMatchObject({ rows: 2, dimension: 3, classes: 2 });
    expect([...data.features]).toEqual([0, 51, 255, 1, 2, 3].map((byte) => Math.fround(byte / 255)));
    expect([...data.labels]).toEqual([1, 0]);
  });

  it('reads a view that does not start at the beginning of its buffer', () => {
    const padded = Uint8Array.from([1, 2, 3, ...images]);
    const data = parseIdx({ name: 'i', bytes: padded.subarray(3) }, { name: 'l', bytes: Uint8Array.from(labels) });
    expect(data.rows).toBe(2);
  });

  const changed = (at: number, byte: number) => images.map((old, i) => (i === at ? byte : old));
  it.each([
    ['gzip', [0x1f, 0x8b, 8, 0], 'images: byte 0: the file is gzipped; decompress it first (gunzip images)'],
    ['a short magic number', [0, 0], 'images: byte 2: the file ends inside the magic number'],
    ['text', changed(0, 65), 'images: byte 0: an IDX file begins with two zero bytes'],
    ['floats', changed(2, 0x0d), 'images: byte 2: only unsigned bytes (type 0x08) are supported; got 0x0d'],
    ['no dimensions', changed(3, 0), 'images: byte 3: the array must have at least one dimension'],
    ['a short header', images.slice(0, 9), 'images: byte 9: the file ends inside its header of 16 bytes'],
    ['an empty array', changed(7, 0), 'images: byte 4: dimension 1 is 0; the array is empty'],
    ['missing bytes', images.slice(0, 20), 'images: byte 20: 2 x 1 x 3 values need 22 bytes; the file has 20'],
    ['extra bytes', [...images, 1], 'images: byte 22: 2 x 1 x 3 values need 22 bytes; the file has 23'],
    ['labels as images', labels, 'images: byte 3: images need at least 2 dimensions; got 1'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => parse(bytes)).toThrow(UserError);
    expect(() => parse(bytes)).toThrow(message);
  });

  it('refuses a pair that does not belong together', () => {
    expect(() => parse(images, [0, 0, 8, 1, 0, 0, 0, 1, 9])).toThrow(
      'labels: byte 4: 1 labels for the 2 images of images',
    );
    expect(() => parse(images, images)).toThrow('labels: byte 3: labels have 1 dimension; got 3');
  });
});

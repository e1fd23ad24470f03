/** The IDX format of the MNIST files: a pair of binary files, images and labels. */
import { UserError } from '../../../errors.js';
import type { Dataset } from '../dataset.js';
import { classIndices } from './labels.js';

/** A file in memory and its name, for error messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

interface IdxArray {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Data set of an IDX pair: images (unsigned bytes, first dimension = records, the others flattened), scaled to 0 .. 1, and
 * labels (unsigned bytes, one dimension). Gzipped files must be decompressed first.
 *
 * @throws UserError with file and byte offset on a malformed file, or when the numbers of records differ
 */
export function parseIdx(images: NamedBytes, labels: NamedBytes): Dataset {
  const pictures = parseArray(images);
  const answers = parseArray(labels);
  const rows = pictures.shape[0]!;
  if (pictures.shape.length < 2) {
    throw new UserError(`${images.name}: byte 3: images need at least 2 dimensions; got ${pictures.shape.length}`);
  }
  if (answers.shape.length !== 1) {
    throw new UserError(`${labels.name}: byte 3: labels have 1 dimension; got ${answers.shape.length}`);
  }
  if (answers.shape[0] !== rows) {
    throw new UserError(`${labels.name}: byte 4: ${answers.shape[0]} labels for the ${rows} images of ${images.name}`);
  }
  const dimension = pictures.values.length / rows;
  const features = Float32Array.from(pictures.values, (byte) => byte / 255);
  const { indices, classes } = classIndices(Array.from(answers.values, String), labels.name);
  return { name: images.name, features, labels: indices, rows, dimension, classes };
}

/** True when the bytes begin with the IDX magic number of unsigned bytes. */
export function looksLikeIdx(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0 && bytes[1] === 0 && bytes[2] === UNSIGNED_BYTE;
}

/** Number of dimensions of an IDX file: 1 for labels, 3 for images. */
export function idxDimensions(bytes: Uint8Array): number {
  return bytes[3]!;
}

function parseArray({ name, bytes }: NamedBytes): IdxArray {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    throw new UserError(`${name}: byte 0: the file is gzipped; decompress it first (gunzip ${name})`);
  }
  if (bytes.length < 4) throw new UserError(`${name}: byte ${bytes.length}: the file ends inside the magic number`);
  if (bytes[0] !== 0 || bytes[1] !== 0) throw new UserError(`${name}: byte 0: an IDX file begins with two zero bytes`);
  if (bytes[2] !== UNSIGNED_BYTE) {
    throw new UserError(`${name}: byte 2: only unsigned bytes (type 0x08) are supported; got 0x${hex(bytes[2]!)}`);
  }
  const dimensions = bytes[3]!;
  if (dimensions === 0) throw new UserError(`${name}: byte 3: the array must have at least one dimension`);
  const headerLength = 4 + 4 * dimensions;
  if (bytes.length < headerLength) {
    throw new UserError(`${name}: byte ${bytes.length}: the file ends inside its header of ${headerLength} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: dimensions }, (_, k) => view.getUint32(4 + 4 * k));
  const empty = shape.indexOf(0);
  if (empty >= 0)
    throw new UserError(`${name}: byte ${4 + 4 * empty}: dimension ${empty + 1} is 0; the array is empty`);
  const expected = headerLength + shape.reduce((product, length) => product * length, 1);
  if (bytes.length !== expected) {
    throw new UserError(
      `${name}: byte ${Math.min(bytes.length, expected)}: ${shape.join(' x ')} values need ${expected} bytes; the file has ${bytes.length}`,
    );
  }
  return { shape, values: bytes.subarray(headerLength) };
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../../../src/sim/engine/wasm/arena.js';
import { GROUP, RowSource } from '../../../../src/sim/engine/wasm/rows.js';
import { fillHonestTile } from '../../../../src/sim/models/fillHonestTile.js';
import type { Model } from '../../../../src/sim/models/model.js';
import { fnv1a64, type StreamKey } from '../../../../src/sim/random/key.js';
import { fillNormals } from '../../../../src/sim/random/normals.js';
import { fillTwoPoint } from '../../../../src/sim/random/twoPoint.js';
import { fillUniforms } from '../../../../src/sim/random/uniform.js';
import { fixture } from '../../random/modelFixture.js';

interface BitCase extends StreamKey {
  readonly count: number;
  readonly trial: number;
  readonly row: number;
  readonly stream: number;
  readonly firstColumn: number;
  readonly hash: string;
}
const { cases } = JSON.parse(
  readFileSync(new URL('../../../fixtures/normals-float32.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly BitCase[] };

const normal: Model = { kind: 'gaussian', mean: 0, sigma: 1 };
const key: StreamKey = { key0: 0xdeadbeef, key1: 0x89abcdef };

/** Columns firstColumn .. firstColumn + count - 1 of one row in natural order, as the kernels draw them. */
function drawn(model: Model, of: StreamKey, count: number, firstColumn: number, row = 3, trial = 9, stream = 0) {
  const arena = new Arena();
  const source = new RowSource(arena, model, of);
  const block = Math.floor(firstColumn / 4);
  const skip = firstColumn % 4;
  const groups = Math.ceil((skip + count) / GROUP);
  const address = arena.allocate(4 * GROUP * groups);
  source.draw(address, 4 * GROUP * groups, 1, { block, groups }, row, trial, stream);
  arena.kernels.setUpright(address, groups);
  return arena.floats(address, skip + count).slice(skip);
}

const bitsOf = (values: Float32Array) => [...new Uint32Array(values.buffer, values.byteOffset, values.length)];

describe('draws of the kernels', () => {
  it.each(cases)('$count normals from column $firstColumn equal float32 hardware', (expected) => {
    const { count, firstColumn, row, trial, stream } = expected;
    const values = drawn(normal, expected, count, firstColumn, row, trial, stream);
    expect(fnv1a64(new Uint8Array(values.buffer)).toString(16).padStart(16, '0')).toBe(expected.hash);
  });

  it.each([
    [1, 0],
    [3, 1],
    [15, 2],
    [17, 3],
    [4099, 0],
    [1000, 2 ** 32 + 5],
    [64, 2 ** 34 - 64],
  ])('%d columns from %d equal the TypeScript in every bit', (count, firstColumn) => {
    const expected = new Float32Array(count);
    fillNormals(expected, 0, count, key, 9, 3, firstColumn);
    expect(bitsOf(drawn(normal, key, count, firstColumn))).toEqual(bitsOf(expected));
    for (const p of [0.5, 0.2, 1 - 1e-12]) {
      fillTwoPoint(expected, 0, count, p, key, 9, 3, firstColumn);
      expect(bitsOf(drawn({ kind: 'two-point', p }, key, count, firstColumn))).toEqual(bitsOf(expected));
    }
  });

  // Offset 0 and scale 1, so that the reference's float64 values are the draws themselves.
  const models: readonly Model[] = [
    { kind: 'laplace', mean: 0, sigma: Math.SQRT2 },
    { kind: 'uniform', low: 0, high: 1 },
    { kind: 'sparse', p: 1e-3 },
    { kind: 'sparse', p: 0.3 },
    { kind: 'sparse', p: 1 },
    { kind: 'student-t', nu: 1, location: 0, scale: 1 },
    { kind: 'student-t', nu: 2.5, location: 0, scale: 1 },
    { kind: 'student-t', nu: 1e15, location: 0, scale: 1 },
  ];
  const reference = (model: Model, of: StreamKey, count: number, firstColumn: number, row = 3, trial = 9) => {
    const tile = new Float64Array((row === 0 ? 1 : row + 1) * count);
    const place = { key: of, trial, firstRow: row, lastRow: row + 1, firstColumn, width: count };
    fillHonestTile(model, tile, place, new Float32Array(count));
    return Float32Array.from(tile.subarray(row * count));
  };

  it.each(models)('$kind (p $p, nu $nu): lanes, chunks and far columns equal the TypeScript in every bit', (model) => {
    // 512 columns are a chunk of second words.
    for (const count of [1, 2, 3, 5, 15, 17, 511, 513, 1040, 4099]) {
      for (const first of [0, 1, 6, 2 ** 32 - 7, 2 ** 32 + 5, 2 ** 34 - count]) {
        expect(bitsOf(drawn(model, key, count, first))).toEqual(bitsOf(reference(model, key, count, first)));
      }
    }
  });

  it.each(models)('$kind (p $p, nu $nu): the fixture of float32 hardware, at the largest words', (model) => {
    const parameter = model.kind === 'sparse' ? model.p : model.kind === 'student-t' ? model.nu : null;
    const known = fixture.cases.filter((known) => known.kind === model.kind && known.parameter === parameter);
    for (const { count, firstColumn, row, trial, stream, hash, ...of } of known) {
      const values = drawn(model, of, count, firstColumn, row, trial, stream);
      expect(fnv1a64(new Uint8Array(values.buffer)).toString(16).padStart(16, '0')).toBe(hash);
    }
  });

  it.each(models)('$kind (p $p, nu $nu): a quarter of a million values equal the TypeScript', (model) => {
    const count = 1 << 18;
    const values = drawn(model, key, count, 0, 0, 0xffffffff);
    const expected = reference(model, key, count, 0, 0, 0xffffffff);
    expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(expected.buffer))).toBe(0);
  });

  it('a million normals, with the largest words of every address, equal the TypeScript', () => {
    const count = 1 << 20;
    const expected = new Float32Array(count);
    const largest = 0xffffffff;
    fillNormals(expected, 0, count, { key0: largest, key1: largest }, largest, largest, 0, 0x7fffffff);
    const values = drawn(normal, { key0: largest, key1: largest }, count, 0, largest, largest, 0x7fffffff);
    expect(Buffer.compare(Buffer.from(values.buffer), Buffer.from(expected.buffer))).toBe(0);
  });

  it('uniforms equal the TypeScript in every bit', () => {
    const arena = new Arena();
    const address = arena.allocate(4 * 1600);
    arena.kernels.setKey(key.key0, key.key1);
    arena.kernels.fillWords(address, 100, 7, 3, 9, 1);
    arena.kernels.toUniforms(address, 100);
    arena.kernels.setUpright(address, 100);
    const expected = new Float32Array(1600);
    fillUniforms(expected, 0, 1600, key, 9, 3, 28, 1);
    expect(bitsOf(arena.floats(address, 1600).slice())).toEqual(bitsOf(expected));
  });
});

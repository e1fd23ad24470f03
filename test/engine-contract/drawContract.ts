import { describe, expect, it } from 'vitest';
import type { DrawPlace, Engine } from '../../src/sim/engine/engine.js';
import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import type { Model } from '../../src/sim/models/model.js';
import { philox4x32 } from '../../src/sim/random/philox.js';
import { cuts, knownAnswers, knownDraws, models, outside, places, row } from './places.js';

/** Random words and draws by address: integers are the same on every engine, draws within `distance` of the reference's. */
export function drawContract(engine: Engine, distance: (model: Model) => number): void {
  describe(`${engine.name}: words`, () => {
    it.each(knownAnswers)('are the known answer of Random123 for counter $counter', async ({ place, answer }) => {
      expect(hexadecimal(await engine.words(place))).toBe(answer);
    });

    it.each(places)('are those of the address: $count columns from $firstColumn, row $row', async (place) => {
      expect(await engine.words(place)).toEqual(wordsAt(place));
    });

    it('do not depend on where a row is cut', async () => {
      const whole = await engine.words(row);
      for (const [from, to] of cuts) {
        const part = await engine.words({ ...row, firstColumn: row.firstColumn + from, count: to - from });
        expect(part, `columns ${from} to ${to}`).toEqual(whole.slice(from, to));
      }
    });

    it.each(outside)('refuse $name', async ({ place, message }) => {
      await expect(engine.words(place)).rejects.toThrow(new RangeError(message));
    });
  });

  describe(`${engine.name}: draws`, () => {
    describe.each(models)('$kind (p $p, nu $nu)', (model) => {
      it(`are within ${distance(model)} of the reference's at every address`, async () => {
        for (const place of places.filter((one) => secondWordsFit(model, one))) {
          expectDraws(
            await engine.draws(model, place),
            await referenceEngine.draws(model, place),
            distance(model),
            place,
          );
        }
      });

      it('do not depend on where a row is cut', async () => {
        const whole = await engine.draws(model, row);
        for (const [from, to] of cuts) {
          const part = await engine.draws(model, { ...row, firstColumn: row.firstColumn + from, count: to - from });
          expect(bitsOf(part), `columns ${from} to ${to}`).toEqual(bitsOf(whole.slice(from, to)));
        }
      });

      it.each(outside)('refuse $name', async ({ place, message }) => {
        await expect(engine.draws(model, place)).rejects.toThrow(new RangeError(message));
      });
    });

    it.each(knownDraws)(
      `of $model.kind, $place.count of them, begin as float32 hardware computes them`,
      async (known) => {
        const { model, place, firstBits } = known;
        const expected = new Float32Array(Uint32Array.from(firstBits, (bits) => Number.parseInt(bits, 16)).buffer);
        expectDraws(await engine.draws(model, { ...place, count: expected.length }), expected, distance(model), place);
      },
    );

    it('refuse a field stream that two words an entry do not leave room for', async () => {
      const student: Model = { kind: 'student-t', nu: 3, location: 0, scale: 1 };
      await expect(engine.draws(student, { ...row, stream: 2 ** 30 })).rejects.toThrow(RangeError);
    });

    it('refuse a model that is none', async () => {
      await expect(engine.draws({ kind: 'two-point', p: 1 }, row)).rejects.toThrow('0 < p < 1; got p=1');
    });
  });
}

/** The words one by one. */
function wordsAt({ key, trial, row: of, firstColumn, stream, count }: DrawPlace): Uint32Array {
  const block = new Uint32Array(4);
  return Uint32Array.from({ length: count }, (_, k) => {
    const column = firstColumn + k;
    philox4x32(Math.floor(column / 4), of, trial, stream, key.key0, key.key1, block, 0);
    return block[column % 4]!;
  });
}

const secondWordsFit = (model: Model, { stream }: DrawPlace): boolean => model.kind !== 'student-t' || stream < 2 ** 30;

const hexadecimal = (words: Uint32Array): string =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0')).join(' ');

const bitsOf = (values: Float32Array): Uint32Array => new Uint32Array(values.slice().buffer);

/** At distance 0 even the sign of a zero is the same. */
function expectDraws(actual: Float32Array, expected: Float32Array, distance: number, place: object): void {
  expect(actual.length).toBe(expected.length);
  if (distance === 0) return expect(bitsOf(actual)).toEqual(bitsOf(expected));
  expected.forEach((value, k) => {
    const off = Math.abs(actual[k]! - value);
    // Not a matcher for each of many draws; NaN fails.
    if (!(off <= distance)) expect.fail(`${actual[k]} against ${value} at column ${k} of ${JSON.stringify(place)}`);
  });
}

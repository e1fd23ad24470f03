/** Addresses of random numbers that every engine is asked for, those that it must refuse, and known answers. */
import { readFileSync } from 'node:fs';
import type { DrawPlace } from '../../src/sim/engine/engine.js';
import type { Model } from '../../src/sim/models/model.js';
import type { StreamKey } from '../../src/sim/random/key.js';
import { fixture } from '../sim/random/modelFixture.js';

const WORD = 0xffffffff;
const FAR_END = 2 ** 34;

/** A row that is cut in many ways: its length and its first column are no multiples of anything. */
export const row: DrawPlace = {
  key: { key0: 0xdeadbeef, key1: 0x89abcdef },
  trial: 9,
  row: 3,
  firstColumn: 6,
  stream: 0,
  count: 4099,
};

/** Places in `row` where a part begins and ends: inside blocks of 4 words, of a vector, of a workgroup, of a tile. */
export const cuts: readonly (readonly [from: number, to: number])[] = [
  [0, 0],
  [0, 1],
  [1, 3],
  [2, 17],
  [5, 261],
  [63, 1089],
  [250, 4099],
  [4098, 4099],
];

export const places: readonly DrawPlace[] = [
  row,
  { ...row, firstColumn: 0, count: 1 },
  { ...row, firstColumn: 2 ** 32 - 7, count: 40 },
  { ...row, firstColumn: FAR_END - 1, count: 1 },
  { ...row, firstColumn: FAR_END - 1027, count: 1027 },
  { ...row, firstColumn: FAR_END, count: 0 },
  { ...row, trial: WORD, row: WORD, stream: 2 ** 30 - 1, key: { key0: WORD, key1: WORD }, count: 70 },
  { ...row, trial: WORD, row: WORD, stream: 2 ** 31 - 1, key: { key0: WORD, key1: WORD }, count: 70 },
  { ...row, key: { key0: 0, key1: 0 }, trial: 0, row: 0, firstColumn: 0, count: 20_000 },
];

const wordRange = 'must be an integer from 0 to 4294967295; got';
export const outside: readonly { readonly name: string; readonly place: DrawPlace; readonly message: string }[] = [
  {
    name: 'columns beyond the last',
    place: { ...row, firstColumn: FAR_END - 10, count: 11 },
    message: 'columns must lie in 0 .. 2^34 - 1; got 11 columns from 17179869174',
  },
  {
    name: 'columns before the first',
    place: { ...row, firstColumn: -1, count: 5 },
    message: 'columns must lie in 0 .. 2^34 - 1; got 5 columns from -1',
  },
  {
    name: 'half a column',
    place: { ...row, firstColumn: 0.5, count: 5 },
    message: 'columns must lie in 0 .. 2^34 - 1; got 5 columns from 0.5',
  },
  { name: 'a row beyond the last', place: { ...row, row: 2 ** 32 }, message: `row ${wordRange} 4294967296` },
  { name: 'a trial before the first', place: { ...row, trial: -1 }, message: `trial ${wordRange} -1` },
];

/** Random123 1.14, kat_vectors, lines "philox4x32 10" whose counters are addresses of fields. */
export const knownAnswers: readonly { readonly counter: string; readonly place: DrawPlace; readonly answer: string }[] =
  [
    {
      counter: '0',
      place: { key: { key0: 0, key1: 0 }, trial: 0, row: 0, firstColumn: 0, stream: 0, count: 4 },
      answer: '6627e8d5 e169c58d bc57ac4c 9b00dbd8',
    },
    {
      counter: 'pi',
      place: {
        key: { key0: 0xa4093822, key1: 0x299f31d0 },
        firstColumn: 4 * 0x243f6a88,
        row: 0x85a308d3,
        trial: 0x13198a2e,
        stream: 0x03707344,
        count: 4,
      },
      answer: 'd16cfe09 94fdcceb 5001e420 24126ea1',
    },
  ];

export const models: readonly Model[] = [
  { kind: 'gaussian', mean: 3, sigma: 2 },
  { kind: 'two-point', p: 0.2 },
  { kind: 'two-point', p: 1 - 1e-12 },
  { kind: 'laplace', mean: -1, sigma: 2 },
  { kind: 'uniform', low: 5, high: 7 },
  { kind: 'sparse', p: 1e-3 },
  { kind: 'sparse', p: 0.3 },
  { kind: 'sparse', p: 1 },
  { kind: 'student-t', nu: 1, location: 4, scale: 2 },
  { kind: 'student-t', nu: 2.5, location: 0, scale: 1 },
  { kind: 'student-t', nu: 1e15, location: 0, scale: 1 },
];

interface Known {
  readonly model: Model;
  readonly place: DrawPlace;
  /** Of the first draws, hexadecimal. */
  readonly firstBits: readonly string[];
}

type Recorded = StreamKey & Omit<DrawPlace, 'key'> & { readonly firstBits: readonly string[] };

const placeOf = ({ key0, key1, trial, row: of, firstColumn, stream, count }: Recorded): DrawPlace => ({
  key: { key0, key1 },
  trial,
  row: of,
  firstColumn,
  stream,
  count,
});

const normals = JSON.parse(readFileSync(new URL('../fixtures/normals-float32.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Recorded[];
};

function modelOf(known: (typeof fixture.cases)[number]): Model {
  switch (known.kind) {
    case 'laplace':
      return { kind: 'laplace', mean: 0, sigma: 1 };
    case 'uniform':
      return { kind: 'uniform', low: 0, high: 1 };
    case 'sparse':
      return { kind: 'sparse', p: known.parameter };
    case 'student-t':
      return { kind: 'student-t', nu: known.parameter, location: 0, scale: 1 };
  }
}

/** What numpy's float32 computes from the specification of the laws (see the fixtures). */
export const knownDraws: readonly Known[] = [
  ...normals.cases.map((known) => ({
    model: { kind: 'gaussian', mean: 0, sigma: 1 } as const,
    place: placeOf(known),
    firstBits: known.firstBits,
  })),
  ...fixture.cases.map((known) => ({ model: modelOf(known), place: placeOf(known), firstBits: known.firstBits })),
];

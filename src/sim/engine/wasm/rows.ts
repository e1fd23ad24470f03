import { coordinates } from '../../models/coordinates.js';
import type { Model } from '../../models/model.js';
import { secondWord } from '../../random/address.js';
import type { StreamKey } from '../../random/key.js';
import { sparseLaw } from '../../random/sparse.js';
import { studentLaw } from '../../random/studentT.js';
import type { Arena } from './arena.js';
import type { Kernels } from './kernels.js';

/** Columns of a group: four Philox counters of four words. */
export const GROUP = 16;
const TWO_32 = 4294967296;

/** Which draws: `groups` groups of 16 columns from column block `block` (four columns each) on. */
export interface Columns {
  readonly block: number;
  readonly groups: number;
}

type Draw = (...place: Place) => void;
/** The arguments that all kernels of kernels/draw.ts begin with. */
type Place = [
  at: number,
  stride: number,
  count: number,
  groups: number,
  block: number,
  row: number,
  trial: number,
  stream: number,
];

/**
 * Draws rows of float32 numbers into the kernels' memory: the draws of the model before offset and scale (see `coordinates`),
 * or 0 when its scale is 0. Columns lie on their side within a group (see kernels/layout.ts).
 */
export class RowSource {
  private readonly drawRows: Draw;

  constructor(arena: Arena, model: Model, key: StreamKey) {
    this.drawRows = coordinates(model).scale === 0 ? zeros(arena) : drawOf(arena.kernels, model);
    arena.kernels.setKey(key.key0, key.key1);
  }

  /** Rows `row .. row + count - 1` of a trial, to `address` and every `stride` bytes on. */
  draw(address: number, stride: number, count: number, columns: Columns, row: number, trial: number, stream = 0): void {
    this.drawRows(address, stride, count, columns.groups, columns.block, row, trial, stream);
  }
}

function zeros(arena: Arena): Draw {
  return (at, stride, count, groups) => {
    for (let i = 0; i < count; i++) arena.floats(at + i * stride, groups * GROUP).fill(0);
  };
}

function drawOf(kernels: Kernels, model: Model): Draw {
  switch (model.kind) {
    case 'gaussian':
      return (...place) => kernels.drawNormals(...place);
    case 'laplace':
      return (...place) => kernels.drawLaplace(...place);
    case 'uniform':
      return (...place) => kernels.drawUniforms(...place);
    case 'two-point':
      return twoPoint(kernels, model.p);
    case 'sparse': {
      const { threshold, size } = sparseLaw(model.p);
      return (...place) => kernels.drawSparse(...place, threshold, size);
    }
    case 'student-t': {
      const { nu, exponent } = studentLaw(model.nu);
      return (...place) => kernels.drawStudentT(...place, secondWord(place[7]), nu, exponent);
    }
  }
}

function twoPoint(kernels: Kernels, p: number): Draw {
  const low = -Math.sqrt((1 - p) / p);
  const high = Math.sqrt(p / (1 - p));
  const threshold = Math.round(p * TWO_32);
  // A threshold of 2^32 does not fit a word: every value is the low one.
  if (threshold === TWO_32) return (...place) => kernels.drawTwoPoint(...place, 0, low, low);
  return (...place) => kernels.drawTwoPoint(...place, threshold, low, high);
}

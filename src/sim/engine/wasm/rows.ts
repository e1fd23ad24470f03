import type { Model } from '../../models/model.js';
import type { StreamKey } from '../../random/key.js';
import type { Arena } from './arena.js';

/** Columns of a group: four Philox counters of four words. */
export const GROUP = 16;
const TWO_32 = 4294967296;

/** Which draws: `groups` groups of 16 columns from column block `block` (four columns each) on. */
export interface Columns {
  readonly block: number;
  readonly groups: number;
}

/**
 * Draws rows of float32 numbers into the kernels' memory: standard normals for a Gaussian model (0 when its sigma is 0),
 * values for the two-point model. Columns lie on their side within a group (see kernels/layout.ts).
 */
export class RowSource {
  private readonly threshold: number;
  private readonly low: number;
  private readonly high: number;

  constructor(
    private readonly arena: Arena,
    private readonly model: Model,
    key: StreamKey,
  ) {
    const p = model.kind === 'two-point' ? model.p : 0.5;
    this.low = -Math.sqrt((1 - p) / p);
    this.high = Math.sqrt(p / (1 - p));
    this.threshold = Math.round(p * TWO_32);
    if (this.threshold === TWO_32) {
      this.threshold = 0;
      this.high = this.low;
    }
    arena.kernels.setKey(key.key0, key.key1);
  }

  /** Rows `row .. row + count - 1` of a trial, to `address` and every `stride` bytes on. */
  draw(address: number, stride: number, count: number, columns: Columns, row: number, trial: number, stream = 0): void {
    const { kernels } = this.arena;
    const { block, groups } = columns;
    if (this.model.kind === 'two-point') {
      const { threshold, low, high } = this;
      kernels.drawTwoPoint(address, stride, count, groups, block, row, trial, stream, threshold, low, high);
    } else if (this.model.sigma === 0) {
      for (let i = 0; i < count; i++) this.arena.floats(address + i * stride, groups * GROUP).fill(0);
    } else kernels.drawNormals(address, stride, count, groups, block, row, trial, stream);
  }
}

import { fillByzantineColumn } from '../../attacks/fillByzantineColumn.js';
import { fillHonestTile } from '../../models/fillHonestTile.js';
import type { Field } from '../engine.js';

/** Numbers a tile holds: 256 KiB, so that a tile stays in the second-level cache. */
const TILE_NUMBERS = 32768;

/** One tile of columns of a field at a time, generated on demand: memory O(n x tile) at any d. */
export class Tiles {
  /** Columns of a full tile. */
  readonly width: number;
  /** n x width of the current tile (see `load`), row-major. */
  readonly values: Float64Array;
  private readonly draws: Float32Array;
  private readonly column: Float64Array;
  private readonly scratch: Float64Array;

  constructor(private readonly field: Field) {
    const { n, d } = field;
    this.width = Math.min(d, Math.max(64, Math.floor(TILE_NUMBERS / n / 4) * 4));
    this.values = new Float64Array(n * this.width);
    this.draws = new Float32Array(this.width);
    this.column = new Float64Array(n);
    this.scratch = new Float64Array(n);
  }

  /** Generates columns `firstColumn ..` of a trial; returns how many, also the row stride of `values`. */
  load(trial: number, firstColumn: number): number {
    const { n, f, d, model, attack, key } = this.field;
    const width = Math.min(this.width, d - firstColumn);
    const firstRow = attack.kind === 'none' ? 0 : f;
    fillHonestTile(model, this.values, { key, trial, firstRow, lastRow: n, firstColumn, width }, this.draws);
    if (firstRow > 0) this.attackColumns(firstColumn, width);
    return width;
  }

  /** Copies column c of the current tile, whose row stride is `width`, to `out[0 .. n - 1]`. */
  gather(c: number, width: number, out: Float64Array): void {
    for (let i = 0; i < this.field.n; i++) out[i] = this.values[i * width + c]!;
  }

  private attackColumns(firstColumn: number, width: number): void {
    const { n, f, attack } = this.field;
    for (let c = 0; c < width; c++) {
      this.gather(c, width, this.column);
      fillByzantineColumn(attack, this.column, n, f, firstColumn + c, this.scratch);
      for (let i = 0; i < f; i++) this.values[i * width + c] = this.column[i]!;
    }
  }
}

import { fillByzantineColumn } from '../../attacks/fillByzantineColumn.js';
import { MAXIMUM_COLUMNS, requireWord } from '../../random/address.js';
import type { Field } from '../engine.js';
import type { Arena } from './arena.js';
import type { ByzantineRow, Plan } from '../plan.js';
import { GROUP, RowSource } from './rows.js';

/** Numbers of a tile: 32 KiB, what a first-level cache holds. */
const TILE_NUMBERS = 8192;
const LEAST_WIDTH = 64;
/** Bytes between the end of a row and the next, so that rows do not share a cache set. */
const ROW_GAP = 64;

/**
 * One tile of columns of a field at a time in the kernels' memory, in the coordinates of a plan.
 *
 * The first column is special: most attacks are planted there, by any amount. It is computed in float64 (`firstColumn`)
 * and passes leave it out of the float32 tile.
 */
export class FieldTiles {
  /** Columns of a full tile, a multiple of 16. */
  readonly width: number;
  /** Rows of the tile: the distinct Byzantine ones, the honest ones, then the origin where it was wanted. */
  readonly count: number;
  /** Tile row of the origin, which is also the number of the other rows. */
  readonly origin: number;
  readonly rows: number;
  /** Bytes from a row to the next. */
  readonly stride: number;
  /** Mean of the honest rows, float64 per column, when they were wanted. */
  readonly means: number;
  /** The n values of the field's first column, after the load of the first tile. */
  readonly firstColumn: Float64Array;
  private readonly source: RowSource;
  private readonly scratch: Float64Array;
  /** Tile rows that will be read, and whether all honest rows are needed for them. */
  private wanted: Uint8Array;
  private honestWanted = true;

  constructor(
    private readonly field: Field,
    private readonly plan: Plan,
    private readonly arena: Arena,
    /** Whether `means` will be read. */
    private readonly wantsMeans: boolean,
    /** Whether the origin is a row of the tile. */
    private readonly wantsOrigin = false,
  ) {
    const { n, d, model, key } = field;
    if (d > MAXIMUM_COLUMNS) throw new RangeError(`columns must lie in 0 .. 2^34 - 1; got ${d} columns`);
    this.origin = plan.byzantine.length + n - plan.firstHonest;
    this.count = this.origin + (wantsOrigin ? 1 : 0);
    const fitting = Math.floor(TILE_NUMBERS / this.count / GROUP) * GROUP;
    this.width = Math.min(Math.ceil(d / GROUP) * GROUP, Math.max(LEAST_WIDTH, fitting));
    this.stride = 4 * this.width + ROW_GAP;
    // One row more: kernels that take rows in pairs read it.
    this.rows = arena.allocate((this.count + 1) * this.stride);
    this.means = arena.allocate(8 * this.width);
    this.firstColumn = new Float64Array(n);
    this.scratch = new Float64Array(n);
    this.source = new RowSource(arena, model, key);
    this.wanted = new Uint8Array(this.count);
  }

  /** Address of a row of the tile. */
  row(index: number): number {
    return this.rows + index * this.stride;
  }

  /**
   * Generates columns `firstColumn ..` (a multiple of 16) of a trial; returns how many.
   *
   * @param wanted - flags of the tile rows that will be read; the others hold anything
   */
  load(trial: number, firstColumn: number, wanted: Uint8Array): number {
    this.wanted = wanted;
    this.honestWanted = this.wantsMeans || this.plan.byzantine.some((row, i) => wanted[i] === 1 && needsMeans(row));
    const width = Math.min(this.width, this.field.d - firstColumn);
    const groups = Math.ceil(width / GROUP);
    this.drawHonest(requireWord(trial, 'trial'), firstColumn / 4, groups, width % GROUP !== 0);
    if (this.honestWanted) {
      const { n, f } = this.field;
      this.arena.kernels.meanOfRows(this.means, this.row(this.plan.tileRows[f]!), this.stride, n - f, groups * GROUP);
    }
    this.plan.byzantine.forEach((row, i) => {
      if (this.wanted[i] === 1) this.fillByzantine(row, this.row(i), groups * GROUP);
    });
    if (this.wantsOrigin) {
      this.arena.floats(this.row(this.origin), groups * GROUP).fill(-this.plan.mean / this.plan.scale);
    }
    if (firstColumn === 0) this.computeFirstColumn();
    return width;
  }

  private drawHonest(trial: number, block: number, groups: number, cut: boolean): void {
    const { byzantine, firstHonest } = this.plan;
    for (let first = byzantine.length; first < this.origin;) {
      let end = first;
      while (end < this.origin && this.isDrawn(end)) end++;
      if (end > first) {
        const row = firstHonest + first - byzantine.length;
        this.source.draw(this.row(first), this.stride, end - first, { block, groups }, row, trial);
      }
      first = end + 1;
    }
    if (!cut) return;
    for (let i = byzantine.length; i < this.origin; i++) {
      this.arena.kernels.setUpright(this.row(i) + 4 * GROUP * (groups - 1), 1);
    }
  }

  private isDrawn(index: number): boolean {
    return this.honestWanted || this.wanted[index] === 1;
  }

  private fillByzantine(row: ByzantineRow, address: number, columns: number): void {
    const { kernels } = this.arena;
    const { byzantine } = this.plan;
    if (row.kind === 'linear') {
      if (row.meanWeight === 0) this.arena.floats(address, columns).fill(row.shift);
      else kernels.narrowRow(address, this.means, columns, row.meanWeight, row.shift);
      return;
    }
    const honest = this.row(byzantine.length);
    const count = this.origin - byzantine.length;
    kernels.alieRow(address, this.means, honest, this.stride, count, columns, row.z);
  }

  private computeFirstColumn(): void {
    const { field, plan, firstColumn } = this;
    const tile = this.arena.floats(this.rows, (this.count * this.stride) / 4);
    for (let i = 0; i < field.n; i++) {
      const row = plan.tileRows[i]!;
      firstColumn[i] = plan.mean + (this.isDrawn(row) ? plan.scale * tile[(row * this.stride) / 4]! : 0);
    }
    fillByzantineColumn(field.attack, firstColumn, field.n, field.f, 0, this.scratch);
  }
}

function needsMeans(row: ByzantineRow): boolean {
  return row.kind === 'alie' || row.meanWeight !== 0;
}

import { reduceColumn } from '../../../rules/reduceColumn.js';
import type { Arena } from '../arena.js';
import { GROUP } from '../rows.js';
import { webAssembly, type WasmMemory } from '../webAssembly.js';
import type { OrderReducer } from '../../network/ranks.js';
import { reducerModule } from './reducerCode.js';

/** Most rows that get a network of their own; its code grows as m log2(m)^2. */
const MOST_ROWS = 96;
/** Compiled reducers that are kept. */
const MOST_PROGRAMS = 64;

/** Writes one column of the m rows, by its position in the tile, in float64. */
export type ColumnSource = (position: number, column: Float64Array) => void;

type Run = (rows: number, out: number, end: number) => number;
const programs = new Map<string, Run>();

/** Reduces the columns of m rows in the kernels' memory to float64 numbers. */
export class OrderPass {
  private readonly run: Run | null;
  private readonly column: Float64Array;
  private readonly scratch: Float64Array;

  /**
   * @param offsets - bytes from the first row of the tile to each of the m rows, in row order
   * @param source - where the rows are rounded copies: their values before that, for columns in which a tie decides
   */
  constructor(
    private readonly arena: Arena,
    private readonly reducer: OrderReducer,
    private readonly offsets: readonly number[],
    private readonly source?: ColumnSource,
  ) {
    const { memory } = arena.kernels;
    this.run = offsets.length <= MOST_ROWS ? program(memory, reducer, offsets, source !== undefined) : null;
    this.column = new Float64Array(offsets.length);
    this.scratch = new Float64Array(2 * offsets.length);
  }

  /** Columns 0 .. columns - 1 (rounded up to a multiple of 16) of the rows at `rows` to `out`. */
  reduce(rows: number, out: number, columns: number): void {
    if (this.run) {
      const tied = this.run(rows, out, rows + 4 * GROUP * Math.ceil(columns / GROUP));
      if (tied === 0) return;
    }
    const outputs = this.arena.doubles(out, columns);
    const all = this.run === null;
    for (let c = 0; c < columns; c++) if (all || Number.isNaN(outputs[c]!)) outputs[c] = this.reduceOne(rows, c);
  }

  /** One column by the rules' own code: where a tie is decided by row order, and beyond the largest network. */
  private reduceOne(rows: number, c: number): number {
    if (this.source) this.source(c, this.column);
    else this.readColumn(rows, c);
    return reduceColumn(this.reducer, this.column, this.offsets.length, this.scratch);
  }

  private readColumn(rows: number, c: number): void {
    const floats = new Float32Array(this.arena.kernels.memory.buffer);
    const first = rows / 4 + c;
    this.offsets.forEach((offset, i) => (this.column[i] = floats[first + offset / 4]!));
  }
}

function program(memory: WasmMemory, reducer: OrderReducer, offsets: readonly number[], rounded: boolean): Run {
  const name = JSON.stringify([reducer, offsets, rounded]);
  let run = programs.get(name);
  if (run) return run;
  const { Module, Instance } = webAssembly!;
  const instance = new Instance(new Module(reducerModule(reducer, offsets, rounded)), { env: { memory } });
  run = (instance.exports as { readonly run: Run }).run;
  if (programs.size >= MOST_PROGRAMS) programs.delete(programs.keys().next().value!);
  programs.set(name, run);
  return run;
}

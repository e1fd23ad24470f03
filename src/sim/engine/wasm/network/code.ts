/**
 * A writer of WebAssembly (core specification 2.0, chapter 5) for straight-line functions over vectors: what a network of n
 * wires needs, made when n and the ranks are known. One function `run(i32, i32, i32) -> i32`, the kernels' memory, locals of
 * type v128.
 */

const V128 = 0x7b;
const I32 = 0x7f;
const SIMD = 0xfd;

/** Opcodes of the vector instructions in use. */
export const VECTOR_OP = {
  load: 0x00,
  store: 0x0b,
  constant: 0x0c,
  shuffle: 0x0d,
  splatDouble: 0x14,
  equalDoubles: 0x47,
  notEqualDoubles: 0x48,
  lessDoubles: 0x49,
  lessOrEqualDoubles: 0x4b,
  and: 0x4e,
  andNot: 0x4f,
  or: 0x50,
  anyTrue: 0x53,
  promoteLow: 0x5f,
  smaller: 0xea,
  larger: 0xeb,
  absoluteDoubles: 0xec,
  addDoubles: 0xf0,
  subtractDoubles: 0xf1,
  multiplyDoubles: 0xf2,
  divideDoubles: 0xf3,
} as const;

/** Alignment hint of vector loads and stores: 2^2 bytes. */
const ALIGNMENT = 2;

/** The body of the function; parameters are locals 0 to 2, vectors follow. */
export class Code {
  private readonly bytes: number[] = [];
  private locals = 0;

  /** Number of a new vector local; the parameters are 0, 1 and 2. */
  local(): number {
    return 3 + this.locals++;
  }

  get(local: number): this {
    return this.push(0x20, ...unsigned(local));
  }

  set(local: number): this {
    return this.push(0x21, ...unsigned(local));
  }

  op(operation: number): this {
    return this.push(SIMD, ...unsigned(operation));
  }

  /** Loads the vector at parameter `address` + offset. */
  load(address: number, offset: number): this {
    return this.get(address)
      .op(VECTOR_OP.load)
      .push(ALIGNMENT, ...unsigned(offset));
  }

  /** Stores the vector on the stack; the address was pushed before it. */
  store(offset: number): this {
    return this.op(VECTOR_OP.store).push(ALIGNMENT, ...unsigned(offset));
  }

  /** Two equal float64 lanes. */
  double(value: number): this {
    const view = new Uint8Array(new Float64Array([value]).buffer);
    return this.push(0x44, ...view).op(VECTOR_OP.splatDouble);
  }

  /** The upper two float32 lanes of the vector on the stack, as float64; it is read from a local for that. */
  promoteHigh(local: number): this {
    this.get(local).get(local).op(VECTOR_OP.shuffle);
    return this.push(8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15).op(VECTOR_OP.promoteLow);
  }

  /** Local `parameter` += bytes. */
  advance(parameter: number, bytes: number): this {
    return this.get(parameter)
      .push(0x41, ...signed(bytes), 0x6a)
      .set(parameter);
  }

  /** Repeats what was written since the start while local a < local b (unsigned). */
  loopWhileLess(a: number, b: number): this {
    this.bytes.unshift(0x03, 0x40);
    return this.get(a).get(b).push(0x49, 0x0d, 0x00, 0x0b);
  }

  /** Whether any bit of the vector local is set, as the function's result. */
  returnAny(local: number): this {
    return this.get(local).op(VECTOR_OP.anyTrue);
  }

  /** The whole module. */
  module(): Uint8Array {
    const body = [1, ...unsigned(this.locals), V128, ...this.bytes, 0x0b];
    return Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...section(1, [1, 0x60, 3, I32, I32, I32, 1, I32]),
      ...section(2, [1, ...text('env'), ...text('memory'), 0x02, 0x00, 0x00]),
      ...section(3, [1, 0]),
      ...section(7, [1, ...text('run'), 0x00, 0]),
      ...section(10, [1, ...unsigned(body.length), ...body]),
    ]);
  }

  private push(...bytes: readonly number[]): this {
    for (const byte of bytes) this.bytes.push(byte);
    return this;
  }
}

function section(id: number, contents: readonly number[]): number[] {
  return [id, ...unsigned(contents.length), ...contents];
}

function text(name: string): number[] {
  return [name.length, ...new TextEncoder().encode(name)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  bytes.push(value);
  return bytes;
}

/** Signed LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 0x3f || value < -0x40; value >>= 7) bytes.push((value & 0x7f) | 0x80);
  bytes.push(value & 0x7f);
  return bytes;
}

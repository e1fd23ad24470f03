import { kernels, type Kernels } from './kernels.js';

const PAGE = 65536;
const ALIGNMENT = 64;

/**
 * Hands out consecutive pieces of the kernels' memory for the length of one pass. A new arena starts again from the bottom, so
 * memory stays as large as the largest pass needs.
 */
export class Arena {
  readonly kernels: Kernels = kernels();
  private next = this.kernels.heapBase();

  /** Address of `bytes` fresh bytes, aligned to a cache line; their contents are what an earlier pass left. */
  allocate(bytes: number): number {
    const address = this.next;
    this.next += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const { memory } = this.kernels;
    const missing = this.next - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return address;
  }

  /** View of float32 numbers; valid until the next `allocate`. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.kernels.memory.buffer, address, length);
  }

  /** View of float64 numbers; valid until the next `allocate`. */
  doubles(address: number, length: number): Float64Array {
    return new Float64Array(this.kernels.memory.buffer, address, length);
  }
}

const LEAST_BYTES = 256;
/** Bytes that lie idle at most. */
const MOST_IDLE = 128 * 1024 * 1024;

// The numbers of GPUBufferUsage, which Node has no global object for.
const MAP_READ = 0x01;
const COPY_SRC = 0x04;
const COPY_DST = 0x08;
const UNIFORM = 0x40;
const STORAGE = 0x80;

const usages = {
  parameters: UNIFORM | COPY_DST,
  input: STORAGE | COPY_DST,
  result: STORAGE | COPY_SRC,
  staging: MAP_READ | COPY_DST,
} as const;

/** What a buffer is for. */
export type BufferRole = keyof typeof usages;

/** Buffers of a device that are used again: by role, and by size rounded up to a power of two. */
export class Buffers {
  private readonly idle = new Map<string, GPUBuffer[]>();
  private idleBytes = 0;

  constructor(private readonly device: GPUDevice) {}

  /** A buffer of at least that many bytes; its contents are what an earlier pass left. */
  take(role: BufferRole, bytes: number): GPUBuffer {
    const size = this.sizeFor(bytes);
    const kept = this.idle.get(`${role} ${size}`)?.pop();
    if (!kept) return this.device.createBuffer({ size, usage: usages[role] });
    this.idleBytes -= size;
    return kept;
  }

  /** Gives a buffer of `take` back that no pass uses any more. */
  give(role: BufferRole, buffer: GPUBuffer): void {
    if (this.idleBytes + buffer.size > MOST_IDLE) return buffer.destroy();
    const key = `${role} ${buffer.size}`;
    const others = this.idle.get(key);
    if (others) others.push(buffer);
    else this.idle.set(key, [buffer]);
    this.idleBytes += buffer.size;
  }

  private sizeFor(bytes: number): number {
    let size = LEAST_BYTES;
    while (size < bytes) size *= 2;
    return Math.max(bytes, Math.min(size, this.device.limits.maxBufferSize));
  }
}

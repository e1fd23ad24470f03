import { UserError } from '../../../errors.js';
import { Buffers, type BufferRole } from './buffers.js';
import { PARAMETER_WORDS, type ComputeDevice, type Dispatch } from './dispatch.js';
import { gpu, requestAdapter } from './gpu.js';
import { Pipelines, type Pipeline } from './pipelines.js';

/** `GPUMapMode.READ`. */
const MAP_FOR_READING = 1;
/** How long after a failed mapping the device may take to say that it is lost. */
const LOSS_PATIENCE_MS = 1000;

const KEPT = 'what is computed is kept; run the same command again to go on';

/**
 * Opens the preferred device of this machine.
 *
 * @throws UserError where there is none, saying what to install
 */
export async function openDevice(): Promise<Device> {
  const adapter = await requestAdapter(await gpu());
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  try {
    const device = await adapter.requestDevice({ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } });
    return new Device(device, nameOf(adapter.info));
  } catch (error) {
    throw new UserError(
      `the GPU adapter ${nameOf(adapter.info)} gives no device (${(error as Error).message}); use the wasm engine`,
      { cause: error },
    );
  }
}

/** Description first, then what else is known, in brackets. */
export function nameOf({ description, vendor, architecture, device }: GPUAdapterInfo): string {
  const details = [vendor, architecture].filter((part) => part !== '').join(' ');
  const name = description || device;
  if (name === '') return details || 'unnamed GPU';
  return details === '' ? name : `${name} (${details})`;
}

/** A WebGPU device that runs compute passes, any number of them at a time. */
export class Device implements ComputeDevice {
  private readonly buffers: Buffers;
  private readonly pipelines: Pipelines;
  private loss: GPUDeviceLostInfo | null = null;

  constructor(
    private readonly device: GPUDevice,
    readonly name: string,
  ) {
    this.buffers = new Buffers(device);
    this.pipelines = new Pipelines(device);
    void device.lost.then((info) => (this.loss = info));
  }

  get limits(): GPUSupportedLimits {
    return this.device.limits;
  }

  /** Whether it will run nothing any more. */
  get lost(): boolean {
    return this.loss !== null;
  }

  async run(dispatch: Dispatch): Promise<ArrayBuffer> {
    try {
      if (this.loss) throw lostError(this.loss);
      const pipeline = await this.pipelines.get(dispatch.code, dispatch.inputs.length);
      return await this.submit(dispatch, pipeline);
    } catch (error) {
      throw await this.explain(error);
    }
  }

  destroy(): void {
    this.device.destroy();
  }

  private async submit(dispatch: Dispatch, pipeline: Pipeline): Promise<ArrayBuffer> {
    const { device, buffers } = this;
    const taken: [BufferRole, GPUBuffer][] = [];
    const take = (role: BufferRole, bytes: number): GPUBuffer => {
      const buffer = buffers.take(role, bytes);
      taken.push([role, buffer]);
      return buffer;
    };
    try {
      device.pushErrorScope('validation');
      device.pushErrorScope('internal');
      device.pushErrorScope('out-of-memory');
      const staging = this.encode(dispatch, pipeline, take);
      // Scopes are a stack: between these lines nothing else runs.
      const errors = [device.popErrorScope(), device.popErrorScope(), device.popErrorScope()];
      const mapped = staging.mapAsync(MAP_FOR_READING, 0, dispatch.resultBytes);
      mapped.catch(() => undefined);
      const [memory, ...others] = await Promise.all(errors);
      if (memory) throw this.outOfMemory(memory);
      for (const error of others) if (error) throw error;
      await mapped;
      const result = staging.getMappedRange(0, dispatch.resultBytes).slice(0);
      staging.unmap();
      for (const [role, buffer] of taken) buffers.give(role, buffer);
      return result;
    } catch (error) {
      for (const [, buffer] of taken) buffer.destroy();
      throw error;
    }
  }

  /** Hands a pass to the queue; returns the buffer that its result is copied to. */
  private encode(
    { parameters, inputs, resultBytes, workgroups }: Dispatch,
    { compute, layout }: Pipeline,
    take: (role: BufferRole, bytes: number) => GPUBuffer,
  ): GPUBuffer {
    const { queue } = this.device;
    const filled = (role: BufferRole, data: Float32Array | Uint32Array, bytes: number): GPUBufferBinding => {
      const buffer = take(role, bytes);
      queue.writeBuffer(buffer, 0, data.buffer, data.byteOffset, data.byteLength);
      return { buffer, size: bytes };
    };
    const result = take('result', resultBytes);
    const staging = take('staging', resultBytes);
    const bindings = [
      filled('parameters', parameters, 4 * PARAMETER_WORDS),
      // A binding has a size above 0.
      ...inputs.map((data) => filled('input', data, Math.max(16, data.byteLength))),
      { buffer: result, size: resultBytes },
    ];
    const group = this.device.createBindGroup({
      layout,
      entries: bindings.map((resource, binding) => ({ binding, resource })),
    });
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(compute);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...workgroups);
    pass.end();
    encoder.copyBufferToBuffer(result, 0, staging, 0, resultBytes);
    queue.submit([encoder.finish()]);
    return staging;
  }

  private outOfMemory(cause: GPUError): UserError {
    return new UserError(`the GPU ${this.name} is out of memory; close what else uses it: ${KEPT}`, { cause });
  }

  /** What went wrong, in a sentence to the user where it is the device's doing. */
  private async explain(error: unknown): Promise<unknown> {
    if (error instanceof UserError) return error;
    // A device that is lost fails what is under way before it says so.
    this.loss ??= await Promise.race([this.device.lost, later(LOSS_PATIENCE_MS)]);
    if (this.loss) return lostError(this.loss, error);
    return new Error(`the GPU ${this.name} refused a pass: ${(error as { message?: string }).message}`, {
      cause: error,
    });
  }
}

function lostError({ reason, message }: GPUDeviceLostInfo, cause?: unknown): UserError {
  const why = reason === 'destroyed' ? 'it was given back' : message.trim().split('\n', 1)[0] || 'no reason given';
  return new UserError(`the GPU is lost (${why}); ${KEPT}`, { cause });
}

function later(milliseconds: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));
}

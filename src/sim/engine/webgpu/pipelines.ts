/** Compiled kernels that are kept; a study needs a few for each pair of model and attack. */
const MOST_PIPELINES = 64;

const COMPUTE_STAGE = 0x4;

/** A compiled kernel. */
export interface Pipeline {
  readonly compute: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** The kernels of a device by their code, the most recently used ones compiled. */
export class Pipelines {
  private readonly known = new Map<string, Promise<Pipeline>>();

  constructor(private readonly device: GPUDevice) {}

  /**
   * @param inputs - number of input buffers
   * @throws Error with the compiler's message
   */
  get(code: string, inputs: number): Promise<Pipeline> {
    const key = `${inputs} ${code}`;
    const pipeline = this.known.get(key) ?? this.compile(code, inputs);
    // The last in the order of insertion is the last used.
    this.known.delete(key);
    this.known.set(key, pipeline);
    if (this.known.size > MOST_PIPELINES) this.known.delete(this.known.keys().next().value!);
    pipeline.catch(() => this.known.delete(key));
    return pipeline;
  }

  private async compile(code: string, inputs: number): Promise<Pipeline> {
    const { device } = this;
    const types: GPUBufferBindingType[] = ['uniform', ...Array<GPUBufferBindingType>(inputs).fill('read-only-storage')];
    types.push('storage');
    const layout = device.createBindGroupLayout({
      entries: types.map((type, binding) => ({ binding, visibility: COMPUTE_STAGE, buffer: { type } })),
    });
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ code });
    const refused = device.popErrorScope();
    const compute = device.createComputePipelineAsync({
      layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
      compute: { module, entryPoint: 'main' },
    });
    const [error, compiled] = await Promise.all([refused, compute.catch((reason: unknown) => reason as Error)]);
    if (error) throw new Error(`a kernel was refused: ${error.message}`);
    if (compiled instanceof Error || !('getBindGroupLayout' in compiled)) {
      throw new Error(`a kernel was refused: ${(compiled as Error).message}`);
    }
    return { compute: compiled, layout };
  }
}

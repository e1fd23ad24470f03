/** Words of the uniform block that every kernel gets: `params: array<vec4<u32>, 8>`. */
export const PARAMETER_WORDS = 32;
/** The first of them that a pass may use as it likes; those before describe the field (see `fieldParameters`). */
export const FIRST_PASS_WORD = 16;

/**
 * One compute pass, as data. The module has an entry point `main` and, in group 0, at binding 0 `var<uniform> params:
 * array<vec4<u32>, 8>`, at bindings 1 .. k the inputs as `var<storage, read>`, at binding k + 1 the result as
 * `var<storage, read_write>`.
 */
export interface Dispatch {
  /** A whole WGSL module. Pipelines are kept by their code: what changes from call to call belongs into the parameters. */
  readonly code: string;
  /** At most `PARAMETER_WORDS` words; float32 numbers by their bits. */
  readonly parameters: Uint32Array;
  readonly inputs: readonly (Float32Array | Uint32Array)[];
  readonly resultBytes: number;
  /** Each at most `limits.maxComputeWorkgroupsPerDimension`. */
  readonly workgroups: readonly [x: number, y: number];
}

/** A device that runs compute passes. */
export interface ComputeDevice {
  /** What a pass must respect: sizes of buffers, of workgroup memory, numbers of workgroups and invocations. */
  readonly limits: GPUSupportedLimits;
  /** Name of the adapter and its driver. */
  readonly name: string;
  /**
   * The bytes that a pass wrote to its result.
   *
   * @throws UserError when the device is lost or out of memory
   */
  run(dispatch: Dispatch): Promise<ArrayBuffer>;
  /** Gives buffers and the device back. */
  destroy(): void;
}

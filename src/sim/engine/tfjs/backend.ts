import type * as core from '@tensorflow/tfjs-core';

/** The functions of `@tensorflow/tfjs-core`. */
export type Tf = typeof core;
export type Tensor = core.Tensor;

/** A TensorFlow.js backend that is ready: tensors live in it from `run` to `read` or `dispose`. */
export class Backend {
  private readonly instance: core.KernelBackend;

  constructor(
    readonly tf: Tf,
    /** Its name in TensorFlow.js: `tensorflow`, `wasm`, `cpu`, `webgl`, `webgpu`. */
    readonly name: string,
    /** What it computes on, for people. */
    readonly device: string,
  ) {
    this.instance = tf.findBackend(name);
  }

  /**
   * Computes tensors; all others that came up on the way are disposed, also when it throws. It is done when it returns, so
   * that passes that are under way at once do not meet.
   */
  run<T>(compute: (tf: Tf) => T): T {
    const { tf, name, instance } = this;
    // TensorFlow.js has one backend at a time for the whole thread; one that is initialised is there at once.
    if (tf.getBackend() !== name || tf.backend() !== instance) void tf.setBackend(name);
    // Containers may hold null, which the declarations of TensorFlow.js do not say.
    return tf.tidy(() => compute(tf) as core.TensorContainer) as T;
  }

  /** Disposes the tensors in arrays and objects. */
  dispose(kept: object): void {
    this.tf.dispose(kept as core.TensorContainer);
  }

  /** The numbers of float32 tensors, which it disposes, also when it throws. */
  async read(tensors: readonly Tensor[]): Promise<Float32Array[]> {
    try {
      return await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
    } finally {
      for (const tensor of tensors) tensor.dispose();
    }
  }
}

/** The part of the WebAssembly interface that the engine uses; TypeScript declares it in its browser library only. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; views of the old buffer are void afterwards. */
  grow(pages: number): number;
}

interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: unknown };
}

/** `undefined` where the machine has no WebAssembly. */
export const webAssembly = (globalThis as { readonly WebAssembly?: WebAssemblyInterface }).WebAssembly;

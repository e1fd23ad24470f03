import { UserError } from '../../../errors.js';

/** Of Node alone; through a variable, so that browsers and bundlers do not look for it. */
const PACKAGE = 'webgpu';

interface Globals {
  readonly navigator?: { readonly gpu?: GPU };
  readonly process?: { readonly versions?: { readonly node?: string }; readonly platform?: string };
}

interface WebgpuPackage {
  create(options: string[]): GPU;
}

/**
 * Workgroup memory is cleared by the kernel's code, not by the driver: ours is written before it is read, so either is wasted, and
 * SwiftShader takes three seconds to compile the driver's way for 16 KiB, a tenth of one otherwise. Dawn ignores names that it does not know.
 */
const DAWN_OPTIONS = ['disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension'];

/** Dawn works for as long as what `create` returned is referenced, and one per thread is enough. */
let known: GPU | undefined;

/**
 * WebGPU on this thread: the browser's own, or in Node that of the optional package `webgpu` (Dawn).
 *
 * @param load - imports the package of Node
 * @throws UserError where there is none, saying what to install
 */
export async function gpu(load: (name: string) => Promise<unknown> = importPackage): Promise<GPU> {
  const { navigator, process } = globalThis as Globals;
  if (navigator?.gpu) return navigator.gpu;
  if (process?.versions?.node === undefined) {
    throw new UserError(
      'the webgpu engine needs WebGPU, which this browser does not have or has switched off; use a browser that has it, or the wasm engine',
    );
  }
  known ??= create(await loadPackage(load));
  return known;
}

function importPackage(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ name);
}

async function loadPackage(load: (name: string) => Promise<unknown>): Promise<WebgpuPackage> {
  try {
    return (await load(PACKAGE)) as WebgpuPackage;
  } catch (error) {
    if (isMissing(error)) {
      throw new UserError('the webgpu engine needs the package webgpu in Node; run npm install webgpu', {
        cause: error,
      });
    }
    throw cannotLoad(error);
  }
}

function create(loaded: WebgpuPackage): GPU {
  try {
    return loaded.create([...DAWN_OPTIONS]);
  } catch (error) {
    throw cannotLoad(error);
  }
}

/** The package itself is not there; a part of it that is not there is another matter. */
function isMissing(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === 'ERR_MODULE_NOT_FOUND' && String(message).includes(`'${PACKAGE}'`);
}

function cannotLoad(error: unknown): UserError {
  const reason = String((error as { message?: unknown } | undefined)?.message ?? error).split('\n', 1)[0];
  return new UserError(
    `the package webgpu is installed but cannot be loaded here (${reason}); reinstall it for this system, or use the wasm engine`,
    { cause: error },
  );
}

/**
 * The adapter that the system prefers for computing.
 *
 * @throws UserError where there is none, saying what to install
 */
export async function requestAdapter(from: GPU): Promise<GPUAdapter> {
  const adapter = await from.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter) return adapter;
  const linux = (globalThis as Globals).process?.platform === 'linux';
  const remedy = linux
    ? 'on Linux WebGPU needs the library libvulkan1 and a Vulkan driver of the GPU'
    : 'install or update the driver of the GPU';
  throw new UserError(`the webgpu engine finds no GPU adapter; ${remedy}, or use the wasm engine`);
}

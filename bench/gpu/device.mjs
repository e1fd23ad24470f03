/** What kind of device a name names. */

/** Drivers that do a GPU's work on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|software/i;
/** TensorFlow.js names its backend, of which `wasm` is one on the processor. */
const PROCESSOR = /\b(cpu|wasm)\b/i;

/** `gpu`; `software`, a GPU's driver on the processor; or `processor`. By the words of `Engine.device()`. */
export function deviceKind(device) {
  if (SOFTWARE.test(device)) return 'software';
  return PROCESSOR.test(device) ? 'processor' : 'gpu';
}

/** A device's name as part of a file's: `NVIDIA H100 (Vulkan)` -> `nvidia-h100-vulkan`. */
export const fileWord = (device) =>
  device
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);

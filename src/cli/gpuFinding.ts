/** Whether `--engine auto` would use a GPU here, in one line. */
import type { Calibration } from '../sim/engine/calibrate.js';

/** What `doctor` says of the GPU. */
export interface GpuFinding {
  /** Whether `--engine auto` takes it for some fields. */
  readonly used: boolean;
  /** One line: the device and from where on it is used, or why not and what to install. */
  readonly detail: string;
}

/** Names of the devices that compute on the processor. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

/** The outcome of a calibration in one line. */
export function gpuFinding(calibration: Calibration): GpuFinding {
  if (calibration.kind === 'no-gpu') return { used: false, detail: `no; ${calibration.reason}` };
  const { gpu, from } = calibration;
  const name = `${gpu.engine} on ${gpu.device}`;
  if (from !== null) {
    const least = from.toLocaleString('en-US');
    return {
      used: true,
      detail: `yes, ${name}; --engine auto takes it for fields of at least ${least} numbers (n x d)`,
    };
  }
  const kind = SOFTWARE.test(gpu.device) ? 'a software device: slower than wasm' : 'slower than wasm here';
  return { used: false, detail: `found ${name}, ${kind}, so that --engine auto stays with wasm` };
}

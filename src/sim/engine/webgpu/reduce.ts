import { UserError } from '../../../errors.js';
import type { Engine } from '../engine.js';
import type { ComputeDevice } from './dispatch.js';

/** Mixes the rows, reduces every column and accumulates statistics of the output. See `Engine.reduce`. */
export const reduce: (device: ComputeDevice, ...asked: Parameters<Engine['reduce']>) => Promise<Float64Array> = () =>
  Promise.reject(new UserError('the webgpu engine of this version has no reductions; use --engine wasm'));

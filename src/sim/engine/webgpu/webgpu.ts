import { UserError } from '../../../errors.js';
import type { Engine } from '../engine.js';
import { referenceEngine } from '../reference/reference.js';

/** Holds the place of the engine. */
export const webgpuEngine: Engine = {
  ...referenceEngine,
  name: 'webgpu',
  start: () => Promise.reject(new UserError('the webgpu engine is not part of this version')),
};

import { UserError } from '../../../errors.js';
import type { Engine } from '../engine.js';
import { referenceEngine } from '../reference/reference.js';

/** Holds the place of the engine. */
export const tfjsEngine: Engine = {
  ...referenceEngine,
  name: 'tfjs',
  start: () => Promise.reject(new UserError('the tfjs engine is not part of this version')),
};

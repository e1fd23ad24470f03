import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import { engineContract } from './engineContract.js';

engineContract(referenceEngine, { ulps: 0, relative: 1e-12 });

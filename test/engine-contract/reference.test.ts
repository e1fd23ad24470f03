import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import { engineContract } from './engineContract.js';

engineContract(referenceEngine, { relative: 1e-12 });

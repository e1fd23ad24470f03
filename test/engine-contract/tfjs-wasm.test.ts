import { createTfjsEngine } from '../../src/sim/engine/tfjs/tfjs.js';
import { engineContract } from './engineContract.js';

engineContract(createTfjsEngine('wasm'));

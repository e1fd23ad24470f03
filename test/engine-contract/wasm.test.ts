import { wasmEngine } from '../../src/sim/engine/wasm/wasm.js';
import { engineContract } from './engineContract.js';

engineContract(wasmEngine, 1e-6);

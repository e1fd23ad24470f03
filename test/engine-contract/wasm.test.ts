import { wasmEngine } from '../../src/sim/engine/wasm/wasm.js';
import { engineContract } from './engineContract.js';

engineContract(wasmEngine, { ulps: 0, relative: 1e-6 });

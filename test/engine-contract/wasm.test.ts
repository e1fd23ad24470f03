import { wasmEngine } from '../../src/sim/engine/wasm/wasm.js';
import { engineContract } from './engineContract.js';

engineContract(wasmEngine, { relative: 1e-6 });

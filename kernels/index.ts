/** What the WebAssembly module exports; called by src/sim/engine/wasm. */
import { fillNormalVectors } from './normalVectors';
import { fillVectors } from './vectors';

export { alieRow } from './alie';
export { addDistances } from './distances';
export { drawLaplace, drawNormals, drawSparse, drawStudentT, drawTwoPoint, drawUniforms } from './draw';
export { setUpright } from './layout';
export { meanOfRows, narrowRow, weightedSum } from './linear';
export { setKey, fillWords } from './philox';
export { summarise } from './statistics';
export { toUniforms } from './uniform';

/** First byte that the caller may use. */
export function heapBase(): usize {
  return (__heap_base + 63) & ~63;
}

fillVectors();
fillNormalVectors();

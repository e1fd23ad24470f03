/** One thread's share of a work. */
import { engineByName } from '../../dist/index.js';
import { runWork } from './works.mjs';

export default async function runShare({ engineName, id, size, first }) {
  const engine = await engineByName(engineName);
  await engine.start();
  return runWork(engine, id, size, first);
}

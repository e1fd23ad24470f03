/** Entry point of a process that tries engines and writes what it found to standard output (see `apart`). */
import { UserError } from '../errors.js';
import type { Trial } from './apart.js';
import { calibrate } from './decide.js';
import { withEngine } from './engines.js';

async function tryEngine(name: string): Promise<Trial> {
  try {
    return await withEngine(name, (engine) => Promise.resolve({ device: engine.device() }));
  } catch (error) {
    if (error instanceof UserError) return { reason: error.message };
    throw error;
  }
}

const [task, value = ''] = process.argv.slice(2);
const answer = task === 'calibrate' ? await calibrate(Number(value)) : await tryEngine(value);
process.stdout.write(JSON.stringify(answer));

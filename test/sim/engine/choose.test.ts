import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { engineByName, engineNames } from '../../../src/sim/engine/choose.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';

describe('choosing an engine', () => {
  it('finds the engines of this version', () => {
    expect(engineByName('reference')).toBe(referenceEngine);
    expect(engineByName('wasm')).toBe(wasmEngine);
  });

  it.each(engineNames.filter((name) => name !== 'reference' && name !== 'wasm'))(
    'says that %s is not there yet',
    (name) => {
      expect(() => engineByName(name)).toThrow(
        new UserError(`the ${name} engine is not part of this version; available: reference, wasm`),
      );
    },
  );

  it('offers the nearest name', () => {
    expect(() => engineByName('refrence')).toThrow('unknown engine "refrence"; did you mean "reference"?');
  });
});

import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { engineByName, engineNames } from '../../../src/sim/engine/choose.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';

describe('choosing an engine', () => {
  it('finds the reference engine', () => expect(engineByName('reference')).toBe(referenceEngine));

  it.each(engineNames.filter((name) => name !== 'reference'))('says that %s is not there yet', (name) => {
    expect(() => engineByName(name)).toThrow(
      new UserError(`the ${name} engine is not part of this version; available: reference`),
    );
  });

  it('offers the nearest name', () => {
    expect(() => engineByName('refrence')).toThrow('unknown engine "refrence"; did you mean "reference"?');
  });
});

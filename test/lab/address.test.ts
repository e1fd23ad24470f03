import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { formatCell, formatTrial, parseAddress, parseTrial } from '../../src/lab/address.js';

describe('addresses', () => {
  it('have the documented form', () => {
    const point = { n: 15, f: 3 };
    expect(formatCell({ theorem: 'mda-eta', experiment: 'main', point })).toBe('mda-eta:n=15,f=3');
    expect(formatCell({ theorem: 'mda-eta', experiment: 'highDimension', point })).toBe(
      'mda-eta.highDimension:n=15,f=3',
    );
    expect(formatCell({ theorem: 'mda-eta', experiment: 'main', point: {} })).toBe('mda-eta');
    expect(formatTrial('mda-eta:n=15,f=3', 42, 1)).toBe('mda-eta:n=15,f=3#42@1');
  });

  it('are read back exactly', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    const experiment = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
    const name = fc.stringMatching(/^[a-zA-Z]\w{0,4}$/).filter((text) => text !== '__proto__');
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
    const point = fc.dictionary(name, number, { maxKeys: 5, noNullPrototype: true });
    const trial = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(word, experiment, point, trial, fc.maxSafeNat(), (theorem, where, values, index, seed) => {
        const cell = { theorem, experiment: where, point: values };
        const text = formatCell(cell);
        expect(parseAddress(text)).toEqual(cell);
        expect(parseTrial(formatTrial(text, index, seed))).toEqual({ ...cell, trial: index, seed });
      }),
    );
  });

  it.each([
    ['', /'' is not an address; an address looks like mda-eta:n=15,f=3#42@1/],
    ['Mda eta', /'Mda eta' is not an address/],
    ['mda-eta:n=15#4', /is not an address/],
    ['mda-eta:n=15#-4@1', /is not an address/],
    ['mda-eta:n#4@1', /'n' in address 'mda-eta:n#4@1' is not of the form name=number/],
    ['mda-eta:n=abc', /'n=abc' in address/],
    ['mda-eta:n=Infinity', /'n=Infinity' in address/],
    ['mda-eta:n=1,,f=2', /'' in address/],
    ['mda-eta:n=1,n=2', /gives n twice/],
    ['mda-eta:n=1#4294967296@1', /trial 4294967296 .* is too large; the largest is 4294967295/],
    ['mda-eta:n=1#1@9007199254740993', /seed 9007199254740993 .* is too large/],
  ])('%j is refused in words', (text, sentence) => {
    expect(() => parseAddress(text)).toThrow(UserError);
    expect(() => parseAddress(text)).toThrow(sentence);
  });

  it('a cell is not a trial', () => {
    expect(() => parseTrial('mda-eta:n=15,f=3')).toThrow(/names a cell, not a trial; add #trial@seed/);
  });
});

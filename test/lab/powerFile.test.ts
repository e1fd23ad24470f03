import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPower, writePower, type PowerFile } from '../../src/lab/power/file.js';
import { powerRows } from '../../src/report/power.js';
import { temporaryFolder } from './support.js';

const mutant = { subject: 'b', kind: 'whole', by: [] } as const;
const power: PowerFile = {
  schema: 1,
  version: '0',
  effort: 'quick',
  seed: 1,
  alpha: 1e-3,
  engine: 'reference',
  complete: true,
  theorems: [
    {
      id: 't',
      score: 0.5,
      subjects: [
        {
          subject: 'b',
          score: 0.5,
          smallest: { down: 0.25, up: Infinity },
          mutants: [
            { ...mutant, id: 'b~1', change: 'the whole -5 %', outcome: 'unnoticed' },
            { ...mutant, id: 'b~2', change: 'the whole -25 %', outcome: 'noticed', by: ['c'] },
            { ...mutant, id: 'b~3', change: 'the same', outcome: 'equivalent' },
          ],
        },
        { subject: 'assumptions', score: NaN, mutants: [] },
      ],
    },
  ],
};

describe('power.json', () => {
  it('comes back as it was, infinities and missing scores too', () => {
    const folder = temporaryFolder();
    expect(readPower(folder)).toBeUndefined();
    writePower(folder, power);
    expect(readPower(folder)).toEqual(power);
  });

  it('that is damaged is named', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'power.json'), '{');
    expect(() => readPower(folder)).toThrow(/power\.json cannot be read: .*; remove it or run leeway power again/);
  });

  it('gives one row per subject; equivalent mutants do not count', () => {
    const result = {
      id: 't',
      title: 't',
      kind: 'identity',
      verdict: 'confirmed',
      asExpected: true,
      seconds: 0,
      cells: [],
      claims: [],
      controls: [],
    } as const;
    expect(powerRows(result, undefined, power.theorems[0])).toEqual([
      { subject: 'b', mutants: '2', noticed: '1', score: '50 %', smallest: '' },
      { subject: 'assumptions', mutants: '0', noticed: '0', score: '–', smallest: '' },
    ]);
  });
});

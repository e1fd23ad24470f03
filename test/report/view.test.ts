import { describe, expect, it } from 'vitest';
import { BUNDLED_DATA, type StudyInfo } from '../../src/lab/result.js';
import { remakeCommand, replayCommand } from '../../src/report/view.js';
import { study } from './fixtures.js';

const info = (change: Partial<StudyInfo>): StudyInfo => ({ ...study.study, ...change });

describe('commands of a study', () => {
  it('name the data of the user, quoted for a shell', () => {
    const mine = info({ data: "/my data/it's.csv" });
    expect(replayCommand(mine, 'x:n=3#1@2')).toBe(`npx leeway replay x:n=3#1@2 --data '/my data/it'\\''s.csv'`);
    expect(remakeCommand(mine, study.theorems)).toContain(`--data '/my data/it'\\''s.csv'`);
  });

  it('name no data where those of the package were used', () => {
    const digits = info({ data: BUNDLED_DATA });
    expect(replayCommand(digits, 'x:n=3#1@2')).toBe('npx leeway replay x:n=3#1@2');
    expect(remakeCommand(digits, study.theorems)).not.toContain('--data');
  });

  it('name the engine with a trial where it is not the default one', () => {
    expect(replayCommand(info({ engine: 'reference' }), 'x:n=3#1@2')).toBe(
      'npx leeway replay x:n=3#1@2 --engine reference',
    );
  });

  it('name the grid', () => {
    expect(remakeCommand(info({ grid: { n: [11, 15], d: [1e6] } }), study.theorems)).toContain(
      '--grid n=11:15,d=1000000',
    );
  });
});

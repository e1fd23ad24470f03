/** Outputs of byzfl 0.0.11 where its convention is ours, and of NumPy enumeration; see test/fixtures/make_byzfl.py. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { output, type Rows } from './support.js';

interface ByzflCase {
  readonly name: string;
  readonly f: number;
  readonly rows: Rows;
  readonly outputs: Readonly<Record<string, readonly number[]>>;
}
const { cases } = JSON.parse(readFileSync(new URL('../../fixtures/byzfl.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly ByzflCase[];
};

/** byzfl's geometric median stops when its steps are lost in rounding: the minimum is flat to the square of this. */
const toleranceOf = (id: string) => (id === 'gm' ? 1e-6 : 1e-12);

describe.each(cases)('on the rows of $name', ({ f, rows, outputs }) => {
  it.each(Object.entries(outputs))('%s', (label, expected) => {
    const id = label.replace('numpy ', '');
    output(id, rows, f).forEach((value, c) => {
      const allowed = toleranceOf(id) * Math.max(1, Math.abs(expected[c]!));
      expect(Math.abs(value - expected[c]!), `${value} against ${expected[c]}`).toBeLessThanOrEqual(allowed);
    });
  });
});

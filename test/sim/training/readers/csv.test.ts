import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { parseCsv } from '../../../../src/sim/training/readers/csv.js';

const parse = (text: string, options = {}) => parseCsv(new TextEncoder().encode(text), 'a.csv', options);

describe('parseCsv', () => {
  it('reads numbers with the label last', () => {
    const data = parse('1,2.5,7\r\n-3e1,.5,2\n\n# a comment\n0,0,7\n');
    expect(data).toMatchObject({ rows: 3, dimension: 2, classes: 2 });
    expect([...data.features]).toEqual([1, 2.5, -30, 0.5, 0, 0]);
    expect([...data.labels]).toEqual([1, 0, 1]);
  });

  it('takes a header, a named label column, text labels, other separators and a byte order mark', () => {
    const data = parse('\ufeffspecies;width;height\nrose;1;2\nlily;3;4\n', { label: 'species' });
    expect([...data.features]).toEqual([1, 2, 3, 4]);
    expect([...data.labels]).toEqual([1, 0]);
    expect([...parse('1\t0\t5\n2\t1\t6\n', { label: 1 }).labels]).toEqual([0, 1]);
  });

  it('orders numeric labels by value: 2 before 10', () => {
    expect([...parse('0,10\n0,2\n0,10.0\n').labels]).toEqual([1, 0, 1]);
  });

  it.each([
    ['1,2,0\n1,x,1\n', "a.csv:2:3: field 2 must be a finite number; got 'x'"],
    ['1,2,0\n1,,1\n', "a.csv:2:3: field 2 must be a finite number; got ''"],
    ['1,2,0\n1,Infinity,1\n', "a.csv:2:3: field 2 must be a finite number; got 'Infinity'"],
    ['1,2,0\n1e999,1,1\n', "a.csv:2:1: field 1 must be a finite number; got '1e999'"],
    ['1,2,0\n\n1,2\n', 'a.csv:3: 2 fields where the first line has 3'],
    ['', 'a.csv: no records'],
    ['x,y\n', 'a.csv: no records after the header line'],
    ['5\n6\n', 'a.csv: one column only'],
    ['1,1\n2,1\n', "a.csv: all labels are '1'"],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(UserError);
    expect(() => parse(text)).toThrow(message);
  });

  it('refuses a label column that does not exist', () => {
    expect(() => parse('a,b\n1,2\n', { label: 'c' })).toThrow("a.csv: no column 'c'; the header has a, b");
    expect(() => parse('1,2\n', { label: 2 })).toThrow(
      'a.csv: label column 2 does not exist; there are 2 columns, 0 to 1',
    );
  });
});

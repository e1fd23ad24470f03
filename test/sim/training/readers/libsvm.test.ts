import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { parseLibsvm } from '../../../../src/sim/training/readers/libsvm.js';

const parse = (text: string) => parseLibsvm(new TextEncoder().encode(text), 'a.svm');

describe('parseLibsvm', () => {
  it('expands sparse records; labels +1 and -1 become 1 and 0', () => {
    const data = parse('+1 1:0.5 3:-2 # first\n-1\n\n-1 2:1e-1\n');
    expect(data).toMatchObject({ rows: 3, dimension: 3, classes: 2 });
    expect([...data.features]).toEqual([0.5, 0, -2, 0, 0, 0, 0, Math.fround(0.1), 0]);
    expect([...data.labels]).toEqual([1, 0, 0]);
  });

  it.each([
    ['1 1:2\nx 1:2\n', "a.svm:2:1: a label must be a number; got 'x'"],
    ['1 1:2 2\n0 1:1\n', "a.svm:1:7: expected index:value with numbers; got '2'"],
    ['1 1:2\n0  1:y\n', "a.svm:2:4: expected index:value with numbers; got '1:y'"],
    ['1 1:2:3\n', "a.svm:1:3: expected index:value with numbers; got '1:2:3'"],
    ['1 0:2\n', 'a.svm:1:3: feature indices are integers from 1; got 0'],
    ['1 2:2 2:3\n', 'a.svm:1:7: feature indices must increase along a line; got 2 after 2'],
    ['1 qid:3 1:2\n', "a.svm:1:3: expected index:value with numbers; got 'qid:3'"],
    ['', 'a.svm: no records'],
    ['1\n0\n', 'a.svm: no features'],
    ['1 1:1\n0 999999999:1\n', 'a.svm: 2 rows of 999999999 features need more than'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(UserError);
    expect(() => parse(text)).toThrow(message);
  });
});

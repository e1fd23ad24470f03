import { describe, expect, it } from 'vitest';
import { formula } from '../../src/bounds/formula.js';
import { countOf, type SubjectPower } from '../../src/lab/power/result.js';
import { measurePower } from '../../src/lab/power/run.js';
import { smallestText } from '../../src/report/powerText.js';
import type { Theorem } from '../../src/theorems/theorem.js';
import { fixture } from './support.js';

const same = <T>(value: T) => ({ quick: value, standard: value, thorough: value });

/** The mean of a uniform number on [0, 2 f / (n - f)]: exactly known, so that a check of the exact value has power. */
const exact = formula({
  name: 'exact',
  description: 'mean',
  expression: 'f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [{ expression: 'n > f' }],
  source: 'made for the tests',
});
const loose = formula({ ...exact, name: 'loose', expression: '4 f / (n - f)' });

async function theoremOf(claims: Theorem['claims']): Promise<Theorem> {
  const coin = await fixture('coin');
  return {
    ...coin,
    id: 'test-power',
    parameters: [
      { name: 'n', description: 'rows', type: 'integer', default: 10 },
      { name: 'f', description: 'Byzantine rows', type: 'integer', default: 2 },
    ],
    domain: [{ expression: 'n > 2 f' }],
    formulas: [exact, loose],
    grid: same([
      { n: 10, f: 2 },
      { n: 10, f: 4 },
    ]),
    experiments: {
      main: {
        description: 'a uniform number',
        // The range is that of the point simulated, which an assumption mutant moves.
        observables: {
          x: {
            description: 'x',
            support: ({ n, f }) => ({ kind: 'bounded', min: 0, max: (2 * f!) / (n! - f!) }),
          },
        },
        trials: same(65536),
        sample: ({ stream }, { n, f }, { first, count }) => ({
          x: Float64Array.from({ length: count }, (_, i) => ((2 * f!) / (n! - f!)) * stream(first + i).uniform()),
        }),
      },
    },
    claims,
    controls: [],
  };
}

const equals: Theorem['claims'][number] = {
  id: 'equals',
  kind: 'equals',
  text: 'the mean is f / (n - f)',
  quantity: 'x',
  bound: exact,
  tolerance: { relative: 0.02 },
};
const atMost: Theorem['claims'][number] = {
  id: 'at-most',
  kind: 'at-most',
  text: 'the mean is at most 4 f / (n - f)',
  quantity: 'x',
  bound: loose,
  tolerance: 0,
};

async function subjectsOf(theorem: Theorem): Promise<Record<string, SubjectPower>> {
  const { theorems, complete } = await measurePower({ theorems: [theorem], effort: 'quick', engine: 'reference' });
  expect(complete).toBe(true);
  return Object.fromEntries(theorems[0]!.subjects.map((subject) => [subject.subject, subject]));
}

describe('power of a check', () => {
  it('is whole for an exact value: every mutant that makes a difference is noticed', async () => {
    const subjects = await subjectsOf(await theoremOf([equals]));
    expect(subjects['exact']!.score).toBe(1);
    // Six of the whole, f and n - f by one each, either term dropped (-f gives a negative number, which is one).
    expect(countOf(subjects['exact']!.mutants, 'noticed')).toBe(12);
    // f + 1 simulated, or n - 1, the bound at (n, f): 3/7 against 1/4, 2/7 against 1/4.
    expect(subjects['assumptions']!.mutants.map(({ outcome }) => outcome)).toEqual(['noticed', 'noticed']);
    const { down, up } = subjects['exact']!.smallest!;
    expect(down).toBeLessThan(0.05);
    expect(up).toBeLessThan(0.05);
  });

  it('is small for a loose bound, and says what would be noticed', async () => {
    const subjects = await subjectsOf(await theoremOf([atMost]));
    const { mutants, smallest } = subjects['loose']!;
    // Three quarters of the bound are air: no change by a quarter is noticed.
    expect(mutants.filter(({ kind }) => kind === 'whole').every(({ outcome }) => outcome === 'unnoticed')).toBe(true);
    expect(smallest!.up).toBe(Infinity);
    expect(smallest!.down).toBeGreaterThanOrEqual(0.75);
    // The claim is confirmed at the first look, from few trials.
    expect(smallest!.down).toBeLessThan(0.85);
  });

  it('calls a change blind that shows at other points only', async () => {
    // Every point has n = 10: the exponent of n / 10 may be anything there.
    const blind = formula({ ...exact, name: 'blind', expression: 'f / (n - f) (n / 10)^2' });
    const { mutants } = (await subjectsOf(await theoremOf([{ ...equals, bound: blind }])))['blind']!;
    const exponents = mutants.filter(({ kind }) => kind === 'exponent');
    expect(exponents.map(({ outcome }) => outcome)).toEqual(['blind', 'blind', 'blind', 'blind']);
    expect(countOf(mutants, 'noticed')).toBeGreaterThan(0);
  });

  it('has nothing to say of a claim that is expected to fail', async () => {
    const { theorems } = await measurePower({
      theorems: [await theoremOf([{ ...atMost, bound: 0.001, expected: 'refuted' }])],
      effort: 'quick',
      engine: 'reference',
    });
    expect(theorems[0]!.subjects).toEqual([]);
    expect(theorems[0]!.score).toBeNaN();
  });
});

describe('smallest change as text', () => {
  it('is rounded up and leaves out what is never noticed', () => {
    expect(smallestText({ down: 0.01234, up: 0.5 })).toBe('−1.3 %, +50 %');
    expect(smallestText({ down: 0.000001, up: Infinity })).toBe('−0.01 %');
    expect(smallestText({ down: Infinity, up: Infinity })).toBe('none');
  });
});

import { describe, expect, it } from 'vitest';
import '../../src/testing/vitest.js';
import { formula } from '../../src/bounds/formula.js';
import { PhiloxStream } from '../../src/sim/random/philoxStream.js';

const stream = new PhiloxStream({ key0: 1, key1: 2 }, 0);
const uniforms = (count: number, scale = 1): number[] => Array.from({ length: count }, () => scale * stream.uniform());
const unit = { support: { kind: 'bounded', min: 0, max: 1 } } as const;
const square = formula({
  name: 'square',
  description: 'x^2',
  expression: 'x^2',
  parameters: ['x'],
  domain: [{ expression: 'x > 0' }],
  source: 'elementary',
});

describe('toSatisfyBound', () => {
  const samples = uniforms(20_000);

  it('confirms the mean 1/2 of uniform numbers from either side', () => {
    expect(samples).toSatisfyBound(0.55, unit);
    expect(Float64Array.from(samples)).toSatisfyBound(0.45, { ...unit, direction: 'at-least' });
    expect(samples).toSatisfyBound(square, { at: { x: 0.75 } });
  });

  it('refutes what is false', () => {
    expect(samples).not.toSatisfyBound(0.45, unit);
    expect(samples).not.toSatisfyBound(square, { at: { x: 0.6 } });
    expect(() => expect(samples).toSatisfyBound(0.45, unit)).toThrow(
      /mean <= 0\.45: refuted, measured 0\.(49|50)\d+ in/,
    );
  });

  it('is neither kept nor broken where the samples do not decide', () => {
    const few = uniforms(50);
    expect(() => expect(few).toSatisfyBound(0.51, unit)).toThrow(/undecided, .* more samples would decide/);
    expect(() => expect(few).not.toSatisfyBound(0.51, unit)).toThrow(/undecided/);
  });

  it('reads bounds of the theorems by name', () => {
    // sqrt(8) / 2 = 1.41 at (3, 1).
    expect(samples).toSatisfyBound('mda-eta', { at: { n: 3, f: 1 } });
    expect(() => expect(samples).toSatisfyBound('mda-etta', { at: { n: 3, f: 1 } })).toThrow(/did you mean mda-eta\?/);
  });

  it('says what is wrong with samples', () => {
    expect(() => expect([]).toSatisfyBound(1)).toThrow('a statement about a mean needs samples; got none');
    expect(() => expect('text').toSatisfyBound(1)).toThrow('takes an array of samples; got string');
    expect(() => expect([2]).toSatisfyBound(1, unit)).toThrow('declared in [0, 1] gave 2');
  });
});

describe('toMatchConstant', () => {
  it("pins a closed form: Krum's eta(11, 2) = 6.03324 (catalogue), sqrt(36.4) exactly", () => {
    expect(Math.sqrt(36.4)).toMatchConstant('krum-eta-resilience/eta', { n: 11, f: 2 });
    expect(6.03324).toMatchConstant('krum-eta-resilience', { n: 11, f: 2 }, { relative: 1e-6 });
    expect(6.0333).not.toMatchConstant('krum-eta-resilience', { n: 11, f: 2 });
    expect('6').not.toMatchConstant('krum-eta-resilience', { n: 11, f: 2 });
  });

  it('explains itself', () => {
    expect(() => expect(6).toMatchConstant('krum-eta-resilience', { n: 11, f: 2 })).toThrow(
      /6 is not eta = 6\.0332\d+ at n=11, f=2 \(.+\)/,
    );
    expect(() => expect(6).toMatchConstant('krum-eta-resilience', { n: 5, f: 2 })).toThrow(/needs n >= 2f \+ 3/);
  });
});

describe('toScaleAs', () => {
  const law = (power: number) => [1, 10, 100, 1000].map((x) => ({ x, samples: uniforms(5000, x ** power) }));

  it('finds the exponent of a power law, and no other', () => {
    expect(law(0.5)).toScaleAs(0.5);
    expect(law(0.5)).not.toScaleAs(0.7);
    expect(law(-1)).toScaleAs(-1, { within: 0.02 });
    expect(() => expect(law(0.5)).toScaleAs(1)).toThrow(/slope of log mean in log x within 0\.05 of 1: refuted/);
  });

  it('needs two places', () => {
    expect(() => expect([{ x: 1, samples: [1] }]).toScaleAs(1)).toThrow('takes two or more { x, samples } with x > 0');
  });
});

import { expect, it } from 'vitest';
import { constraintText, missingText, parameterText, pointText, sceneValue } from '../../src/report/text.js';
import type { JudgedCell } from '../../src/lab/result.js';
import { pretty } from '../../src/report/typography.js';

it.each([
  ['sqrt(n - f) sigma sqrt(d)', '√(n − f) σ √d'],
  ['the ratio is (sigma^2/b + d s^2) / lambda^2.', 'the ratio is (σ²/b + d s²) / λ².'],
  ['mean <= bound, 10^-6 >= x, d -> infinity', 'mean ≤ bound, 10⁻⁶ ≥ x, d → ∞'],
  ["0.55 eta' in place of eta'", '0.55 η′ in place of η′'],
  ['||E Kr - g|| <= eta(n,f)', '‖E Kr − g‖ ≤ η(n,f)'],
  ['as in krum-eta-resilience, two-world', 'as in krum-eta-resilience, two-world'],
  ["Krum's score, the workers' mean", "Krum's score, the workers' mean"],
  ['gamma* / sqrt(d)', 'γ* / √d'],
  ['values in [-1, 1], t = -2', 'values in [−1, 1], t = −2'],
  ['metadata, eta-mean', 'metadata, eta-mean'],
  ['x^0.5 stays', 'x^0.5 stays'],
  [
    'sqrt((h-1)/h), (f-n), a t-test, K-S, d-dimensional, 2-norm',
    '√((h−1)/h), (f−n), a t-test, K-S, d-dimensional, 2-norm',
  ],
  ['sqrt(2d) is not sqrt(2) d', '√(2d) is not √2 d'],
  ['V_i - V_j, e_1, x_12, I_d, x_(f+1)', 'Vᵢ − Vⱼ, e₁, x₁₂, I_d, x_(f+1)'],
  ['at 1e9 e_1, 2.5e-7, delta = 1e-6.', 'at 10⁹ e₁, 2.5×10⁻⁷, δ = 10⁻⁶.'],
])('%s', (plain, shown) => {
  expect(pretty(plain)).toBe(shown);
  expect(pretty(shown)).toBe(shown);
});

it('writes constraints and points as a reader would', () => {
  expect(constraintText({ expression: 'n >= 2 f + 3' })).toBe('n ≥ 2f + 3');
  expect(constraintText({ expression: 'n >= 2 * f + 1 and f != 0' })).toBe('n ≥ 2f + 1, f ≠ 0');
  expect(constraintText({ expression: 'mod(n, 2) == 1' })).toBe('n odd');
  expect(pointText({ n: 11, f: 2, d: 1e8 })).toBe('n=11, f=2, d=10⁸');
  expect([parameterText(10000), parameterText(2.5e7), parameterText(0.25)]).toEqual(['10000', '2.5×10⁷', '0.25']);
});

it('says how many trials an undecided cell lacks', () => {
  const cell = (missing?: number): JudgedCell => ({
    address: 'x:n=1',
    point: { n: 1 },
    verdict: 'undecided',
    estimate: 1,
    interval: [0, 2],
    bound: 1,
    tightness: 1,
    tightnessInterval: [0, 2],
    trials: 10,
    ...(missing === undefined ? {} : { missing }),
  });
  expect(missingText(cell(12345))).toBe('about 13,000 more trials');
  expect(missingText(cell(7))).toBe('about 7 more trials');
  expect(missingText(cell())).toBe('more trials would not decide it');
  expect(missingText({ ...cell(), interval: [-Infinity, 2] })).toBe('many more trials');
  expect(missingText({ ...cell(5), verdict: 'confirmed' })).toBeUndefined();
});

it('cuts long lists of a witness', () => {
  expect(sceneValue([1, 2.34567, -3])).toBe('1, 2.346, −3');
  expect(sceneValue(Array.from({ length: 100 }, (_, index) => index))).toMatch(/39, … \(100 values\)$/);
});

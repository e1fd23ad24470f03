import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatSeconds,
  powerOfTen,
} from '../../src/report/number.js';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1.25754, '1.258'],
    [0.99996, '1'],
    [9.9996, '10'],
    [0.5, '0.5'],
    [-0.174, '−0.174'],
    [4096, '4,096'],
    [999999, '999,999'],
    [1e6, '1×10⁶'],
    [123456.7, '123,457'],
    [0.0003, '0.0003'],
    [0.00001234, '1.234×10⁻⁵'],
    [-3.5e-9, '−3.5×10⁻⁹'],
    [6.02214e23, '6.022×10²³'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, '–'],
  ])('%d reads %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('never shows minus zero', () => {
    expect(formatEstimate(-0.00001, [-0.5, 0.5]).estimate).not.toContain('−0.0');
  });

  it('writes powers of ten as superscripts', () => {
    expect([powerOfTen(2), powerOfTen(-12), powerOfTen(0)]).toEqual(['10²', '10⁻¹²', '10⁰']);
  });
});

describe('formatEstimate', () => {
  it('shows as many digits as the interval justifies', () => {
    expect(formatEstimate(1.257541, [1.257504, 1.257581])).toEqual({
      estimate: '1.25754',
      interval: '[1.25750, 1.25758]',
    });
    expect(formatEstimate(1.2575, [1.15, 1.36])).toEqual({ estimate: '1.26', interval: '[1.15, 1.36]' });
  });

  it('shows infinite and degenerate intervals', () => {
    expect(formatEstimate(0.5, [-Infinity, Infinity]).interval).toBe('[−∞, ∞]');
    expect(formatEstimate(5, [5, Infinity]).interval).toBe('[5.000, ∞]');
    expect(formatEstimate(2 / 3, [2 / 3, 2 / 3])).toEqual({ estimate: '0.6667', interval: '[0.6667, 0.6667]' });
    expect(formatInterval([-Infinity, 2])).toBe('[−∞, 2.000]');
  });

  it('gives very small and very large estimates one power of ten', () => {
    expect(formatEstimate(5.7937e-7, [5.1e-7, 6.4e-7])).toEqual({
      estimate: '5.79×10⁻⁷',
      interval: '[5.10, 6.40]×10⁻⁷',
    });
    expect(formatEstimate(1e9, [9.8e8, 1.02e9])).toEqual({ estimate: '1.000×10⁹', interval: '[0.980, 1.020]×10⁹' });
    expect(formatEstimate(0, [0, 5.73e-6])).toEqual({ estimate: '0', interval: '[0, 5.73]×10⁻⁶' });
  });

  it('takes a width of rounding noise for none', () => {
    expect(formatEstimate(0.1, [0.1 - 1e-16, 0.1 + 1e-16])).toEqual({
      estimate: '0.1000',
      interval: '[0.1000, 0.1000]',
    });
  });
});

it('formats counts and durations', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect([0.01, 0.84, 9.96, 59.4, 200, 7500].map(formatSeconds)).toEqual([
    '< 0.1 s',
    '0.8 s',
    '10 s',
    '59 s',
    '3 min 20 s',
    '2 h 5 min',
  ]);
});

/** Numbers for readers: few digits, real minus signs, powers of ten as superscripts. */
import type { Interval } from '../stats/verdict.js';

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** An integer in superscript digits, e.g. -5 -> `⁻⁵`. */
export function superscript(value: number): string {
  return [...String(value)].map((character) => SUPERSCRIPTS[character] ?? character).join('');
}

const SUBSCRIPT_LETTERS: Readonly<Record<string, string>> = {
  i: 'ᵢ',
  j: 'ⱼ',
  k: 'ₖ',
  m: 'ₘ',
  n: 'ₙ',
  p: 'ₚ',
  s: 'ₛ',
  t: 'ₜ',
  x: 'ₓ',
};

/** Digits and the letters that Unicode has as subscripts, e.g. `12` -> `₁₂`, `i` -> `ᵢ`. */
export function subscript(text: string): string {
  return text
    .replace(/\d/g, (digit) => String.fromCodePoint(0x2080 + Number(digit)))
    .replace(/[a-z]/g, (letter) => SUBSCRIPT_LETTERS[letter] ?? letter);
}

/** A power of ten, e.g. 3 -> `10³`. */
export function powerOfTen(exponent: number): string {
  return `10${superscript(exponent)}`;
}

/** `value` with `decimals` digits after the point, thousands grouped, and a typographic minus. */
function fixed(value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

function special(value: number): string | undefined {
  if (Number.isNaN(value)) return '–';
  if (value === Infinity) return '∞';
  if (value === -Infinity) return '−∞';
  if (value === 0) return '0';
  return undefined;
}

/** Decimal exponent of the leading digit after rounding to `digits` significant digits. */
function exponentOf(value: number, digits: number): number {
  return Number(
    Math.abs(value)
      .toExponential(digits - 1)
      .split('e')[1],
  );
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e');
  const sign = value < 0 ? '−' : '';
  return `${sign}${trimZeros(mantissa)}×${powerOfTen(Number(exponent))}`;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Smallest and largest decimal exponents written without a power of ten. */
const PLAIN = { from: -4, to: 5 };

/**
 * A number with `digits` significant digits (default 4), trailing zeros dropped; infinities as `∞`, NaN as `–`.
 * Integers below a million are written in full.
 */
export function formatNumber(value: number, digits = 4): string {
  const word = special(value);
  if (word !== undefined) return word;
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return fixed(value, 0);
  const exponent = exponentOf(value, digits);
  if (exponent < PLAIN.from || exponent > PLAIN.to) return scientific(value, digits);
  return trimZeros(fixed(value, Math.max(0, digits - 1 - exponent)));
}

/** A count, e.g. `4,096`. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? fixed(Math.round(value), 0) : formatNumber(value);
}

/** An estimate and its interval with the digits that the interval's width justifies. */
export interface EstimateText {
  readonly estimate: string;
  readonly interval: string;
}

const FEWEST_DIGITS = 3;
/** Enough for any interval a study reaches, few enough for a column. */
const MOST_DIGITS = 6;

/** Relative width below which an interval is a point with rounding noise. */
const ROUNDING = 1e-9;

/**
 * Decimal places at which the interval's width has two significant digits, kept between 3 and `most` significant digits of a
 * number whose leading digit has exponent `magnitude`.
 */
function decimalsFor(magnitude: number, [lower, upper]: Interval, most: number): number {
  const width = upper - lower;
  const fewest = FEWEST_DIGITS - 1 - magnitude;
  const isWide = Number.isFinite(width) && width > ROUNDING * 10 ** magnitude;
  const wanted = isWide ? 1 - exponentOf(width, 2) : fewest + 1;
  return Math.min(Math.max(wanted, fewest, 0), most - 1 - magnitude, 12);
}

/**
 * `estimate` and `[lower, upper]` to a common number of decimals, with a common power of ten where they are very small or
 * large: `5.83×10⁻⁷` and `[5.66, 6.01]×10⁻⁷`.
 *
 * @param most - significant digits at most
 */
export function formatEstimate(estimate: number, interval: Interval, most = MOST_DIGITS): EstimateText {
  const [lower, upper] = interval;
  const scale = Math.max(...[estimate, lower, upper].filter(Number.isFinite).map(Math.abs), 0);
  const exponent = scale === 0 ? 0 : exponentOf(scale, 4);
  const isPlain = exponent > PLAIN.from && exponent <= PLAIN.to;
  const shift = isPlain ? 0 : exponent;
  const scaled = (value: number): number => value / 10 ** shift;
  const decimals = Math.max(0, decimalsFor(exponent - shift, [scaled(lower), scaled(upper)], most));
  const show = (value: number): string => special(value) ?? fixed(scaled(value), decimals);
  const power = isPlain ? '' : `×${powerOfTen(shift)}`;
  const powered = Number.isFinite(estimate) && estimate !== 0 ? power : '';
  return { estimate: `${show(estimate)}${powered}`, interval: `[${show(lower)}, ${show(upper)}]${power}` };
}

/** `[lower, upper]` alone. */
export function formatInterval(interval: Interval): string {
  const [lower, upper] = interval;
  const middle = Number.isFinite(lower + upper) ? (lower + upper) / 2 : Number.isFinite(lower) ? lower : upper;
  return formatEstimate(middle, interval).interval;
}

/** Seconds as `0.8 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return formatNumber(seconds);
  if (seconds < 0.05) return '< 0.1 s';
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Domains, ticks and tick labels of the axes. */
import { formatNumber, powerOfTen } from './number.js';

export type ScaleName = 'linear' | 'log';

/** A positioned axis: what it covers, where its ticks are and what they say. */
export interface Axis {
  readonly scale: ScaleName;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

const CURVE_SAMPLES = 96;

/** Places at which a curve over the range of `xs` is evaluated: integers when x is one, always the `xs` themselves. */
export function sampleRange(xs: readonly number[], scale: ScaleName, integer: boolean): readonly number[] {
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const steps = Array.from({ length: CURVE_SAMPLES + 1 }, (_, index) => index / CURVE_SAMPLES);
  const between = steps.map((t) => (scale === 'log' && low > 0 ? low * (high / low) ** t : low + (high - low) * t));
  const samples = [...xs, ...(integer ? between.map(Math.round) : between)];
  return [...new Set(samples)].filter((x) => x >= low && x <= high).sort((a, b) => a - b);
}

/** A step of 1, 2 or 5 times a power of ten that cuts `span` in about `count` parts. */
function niceStep(span: number, count: number): number {
  const rough = span / count;
  const unit = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * unit >= rough * 0.999) ?? 10;
  return factor * unit;
}

function linearTicks(low: number, high: number, count: number): readonly number[] {
  const step = niceStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // 12 digits: a multiple of 0.1 is shown, and compared, as the decimal it stands for
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Ticks of a logarithmic axis: powers of ten over two decades or more, else 1-2-5 steps, else a linear subdivision. */
export function logTicks(low: number, high: number, count: number): readonly number[] {
  const decades = Math.log10(high / low);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first >= 2) {
    const stride = Math.ceil((last - first + 1) / count);
    return range(Math.ceil(first / stride) * stride, last, stride).map((exponent) => Number(`1e${exponent}`));
  }
  if (decades < 0.7) return linearTicks(low, high, Math.min(count, 5));
  return range(first - 1, last + 1, 1)
    .flatMap((exponent) => [1, 2, 5].map((factor) => Number(`${factor}e${exponent}`)))
    .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

function range(first: number, last: number, stride: number): readonly number[] {
  return Array.from({ length: Math.floor((last - first) / stride) + 1 }, (_, index) => first + index * stride);
}

/** `1000` as `10³` where the ticks are powers of ten over two decades, plain decimals elsewhere. */
function tickFormat(scale: ScaleName, ticks: readonly number[]): (value: number) => string {
  const exponents = ticks.map((tick) => Math.log10(tick));
  const powers =
    scale === 'log' &&
    ticks.length > 2 &&
    exponents.every((exponent) => Math.abs(exponent - Math.round(exponent)) < 1e-9);
  return powers ? (value) => powerOfTen(Math.round(Math.log10(value))) : (value) => formatNumber(value);
}

/** Distance of two values on the axis as a share of its length. */
function share(scale: ScaleName, domain: readonly [number, number], a: number, b: number): number {
  const place = (value: number): number => (scale === 'log' ? Math.log(value) : value);
  return Math.abs(place(a) - place(b)) / (place(domain[1]) - place(domain[0]));
}

/** The measured values themselves as ticks, when they are few and far enough apart for their labels. */
function ticksAtValues(
  scale: ScaleName,
  domain: readonly [number, number],
  values: readonly number[],
  room: number,
): boolean {
  if (values.length > 8) return false;
  return values.slice(1).every((value, index) => share(scale, domain, value, values[index] ?? value) * room > 1);
}

/**
 * The x axis over the measured `values`.
 *
 * @param room - number of labels that fit side by side
 */
export function xAxis(values: readonly number[], scale: ScaleName, room: number): Axis {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const [low = 0, high = low] = [sorted[0], sorted.at(-1)];
  const usable: ScaleName = scale === 'log' && low > 0 ? 'log' : 'linear';
  const domain = padded(low, high, usable, 0.04);
  const count = Math.max(2, Math.min(8, room));
  const powers = usable === 'log' && high / low >= 100;
  const atValues = !powers && ticksAtValues(usable, domain, sorted, room);
  const ticks = atValues ? sorted : ticksBetween(usable, domain, count);
  return { scale: usable, domain, ticks, format: tickFormat(usable, ticks) };
}

function ticksBetween(scale: ScaleName, [low, high]: readonly [number, number], count: number): readonly number[] {
  return scale === 'log' ? logTicks(low, high, count) : linearTicks(low, high, count);
}

function padded(low: number, high: number, scale: ScaleName, share: number): readonly [number, number] {
  if (scale === 'log') {
    const factor = high > low ? (high / low) ** share : 2;
    return [low / factor, high * factor];
  }
  const margin = high > low ? (high - low) * share : Math.max(1, Math.abs(low)) * 0.5;
  return [low - margin, high + margin];
}

/** Smallest ratio that a log axis shows: less would blow up differences that do not matter. */
const LEAST_RATIO = 2;

function atLeast([low, high]: readonly [number, number], scale: ScaleName): readonly [number, number] {
  if (scale === 'linear' || high / low >= LEAST_RATIO) return [low, high];
  const factor = Math.sqrt(LEAST_RATIO / (high / low));
  return [low / factor, high * factor];
}

/** How far beyond the means and curves an interval may stretch the axis, in spans (linear) or as a power of the ratio (log). */
const STRETCH = 1.5;

function limits(core: readonly number[], scale: ScaleName): readonly [number, number] {
  const [low, high] = [Math.min(...core), Math.max(...core)];
  if (scale === 'log') {
    const factor = Math.max(30, (high / low) ** STRETCH);
    return [low / factor, high * factor];
  }
  const span = high > low ? high - low : Math.max(Math.abs(low), 1e-12);
  return [low - STRETCH * span, high + STRETCH * span];
}

/**
 * The y axis over `core` (means and curves, all shown) and `ends` (finite ends of intervals, shown unless they would
 * flatten everything else). A linear axis starts at 0 when the data are positive and come near it.
 */
export function yAxis(core: readonly number[], ends: readonly number[], scale: ScaleName): Axis {
  const usable: ScaleName = scale === 'log' && core.some((y) => y > 0) ? 'log' : 'linear';
  const shown = usable === 'log' ? core.filter((y) => y > 0) : core;
  const [least, most] = limits(shown, usable);
  const all = [...shown, ...ends.filter((y) => y >= least && y <= most && (usable === 'linear' || y > 0))];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  let domain = atLeast(padded(low, high, usable, 0.06), usable);
  if (usable === 'linear' && low >= 0 && low < 0.6 * high) domain = [0, domain[1]];
  if (usable === 'linear' && high <= 0 && high > 0.6 * low) domain = [domain[0], 0];
  const ticks = ticksBetween(usable, domain, 6);
  return { scale: usable, domain, ticks, format: tickFormat(usable, ticks) };
}

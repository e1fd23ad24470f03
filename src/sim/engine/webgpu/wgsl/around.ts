import { UNIT_32 } from '../../rounding.js';
import { WORD } from '../passWords.js';

/** WGSL of the tie share: of the rows of a field, and of mixed rows, whose weights begin at `at`. */
export const TIES = { plain: `real(${WORD.ties}u)`, mixed: 'weights[at]' } as const;

/**
 * By how much, relative to |centre| + distance, the distances of two values to a centre may differ and still count as equal;
 * values that are equally far by construction (see `reduceColumn`) differ by rounding alone.
 *
 * A value that is a sum of `terms` products carries terms + 2 roundings (of weights, products, sums), one that was drawn or
 * planted none. The centre of m values, a balanced sum of them at most, carries log2(m) + 2, and two distances and what they
 * are compared with one each: so much, added up, is the most for one of two errors, and more than their difference has in
 * practice. Values of a law of few values, and averages of k of them, are far coarser than that as long as m k < 10^4.
 * For other laws a near tie is one with the probability that `expectedFlip` counts.
 */
export function tieShare(terms: number, m: number): number {
  return ((terms > 0 ? terms + 2 : 0) + Math.ceil(Math.log2(m)) + 6) * UNIT_32;
}

/**
 * Mean of the `keep` values of rows[from ..] closest to `centre`: all that are closer than `radius`, the distance of the last
 * one, then those as far as it in row order.
 *
 * @param names - WGSL of the tie share and of 1 / keep
 */
export function walkAround(from: number, to: number, keep: number, names: { ties: string; share: string }): string {
  return /* wgsl */ `
  let margin = ${names.ties} * (abs(centre) + radius);
  let near = radius - margin;
  let far = radius + margin;
  var sum = vec4<f32>();
  var left = vec4<f32>(${keep}.0);
  for (var i = ${from}u; i < ${to}u; i++) {
    let closer = abs(rows[i] - centre) < near;
    sum += select(vec4<f32>(), rows[i], closer);
    left -= select(vec4<f32>(), vec4<f32>(1.0), closer);
  }
  for (var i = ${from}u; i < ${to}u; i++) {
    let distance = abs(rows[i] - centre);
    let kept = (distance >= near) & (distance <= far) & (left > vec4<f32>());
    sum += select(vec4<f32>(), rows[i], kept);
    left -= select(vec4<f32>(), vec4<f32>(1.0), kept);
  }
  let y = sum * ${names.share};`;
}

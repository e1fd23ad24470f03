import type { Reducer } from '../../../rules/reducer.js';
import { WORD } from '../passWords.js';
import { WGSL_UNIT } from '../unit.js';

/** WGSL of the tie share: of the rows of a field, and of mixed rows, whose weights begin at `at`. */
export const TIES = { plain: `real(${WORD.ties}u)`, mixed: 'weights[at]' } as const;

/**
 * By how much, relative to |centre| + distance, the distances of two values to a centre may differ and still count as equal;
 * values that are equally far by construction (see `reduceColumn`) differ by rounding alone. 0 where no centre is asked for.
 *
 * A value that is a sum of `terms` products carries terms + 2 roundings (of weights, products, sums), one that was drawn or
 * planted none. A median carries one, the balanced sum of a trimmed mean log2(m) + 1, the two distances and their limits three.
 * Added up, as if all pointed one way, that is more than such values are apart. Values of a law of few values and averages of k
 * of them differ by far more as long as m k is below 10^4 or so. For other laws a near tie is taken for one with the
 * probability that `expectedFlip` counts.
 *
 * @param terms - most terms of a mixed row; 0 where rows are as they were drawn or planted
 */
export function tieShare(reducer: Reducer, m: number, terms: number): number {
  if (!('keep' in reducer)) return 0;
  const centre = reducer.kind === 'mean-around-trimmed-mean' ? Math.ceil(Math.log2(m)) + 1 : 1;
  return ((terms > 0 ? terms + 2 : 0) + centre + 3) * WGSL_UNIT;
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

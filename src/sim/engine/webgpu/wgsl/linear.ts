import { WORD } from '../passWords.js';
import { deviationByDraws, draw, HEADER, honestMean, isHonest, MEAN_WANTED, type Needs } from './honest.js';

/**
 * `output4` of one weighted sum of rows: shift + sum of weight * row, from weights as `weightsOf` lays them out for one mixed
 * row. Rows that are not used are not drawn.
 *
 * @param byzantine - tile rows that are Byzantine, which come first
 */
export function linearOutput(byzantine: number, needs: Needs): string {
  const place = (row: string): string => `at + ${HEADER + 1}u + 2u * (${row})`;
  const addByzantine = Array.from(
    { length: byzantine },
    (_, b) => `y += weights[${place(`${b}u`)} + 1u] * byzantine4(${b}u, mean, deviation);`,
  );
  return /* wgsl */ `
fn output4(group: u32, trial: u32, at: u32) -> Output {
  var y = vec4<f32>(weights[at + ${HEADER}u]);
  var total = vec4<f32>();
  for (var r = 0u; r < word(${WORD.drawn}u); r++) {
    let place = ${place(`${byzantine}u + r`)};
    if (weights[place] == 0.0) {
      continue;
    }
    let x = ${draw};
    y += weights[place + 1u] * x;
    ${needs.mean ? `if (${isHonest}) { total += x; }` : ''}
  }
  let mean = ${honestMean};
  var deviation = vec4<f32>();
  ${needs.deviation ? `if (${MEAN_WANTED}) {${deviationByDraws}\n  }` : ''}
  ${addByzantine.join('\n  ')}
  return Output(y, mean);
}
`;
}

import { WORKGROUP } from '../layout.js';
import { WORD } from '../passWords.js';
import { draw, HEADER, isHonest, MEAN_WANTED, type Needs } from './honest.js';
import type { OrderReducer } from '../../network/ranks.js';

/** The rows of a column that a workgroup shares out: invocation `local` keeps rows local * each .. in `own`. */
export interface Shared {
  readonly reducer: OrderReducer;
  readonly m: number;
  readonly each: number;
  readonly planted: number;
  readonly byzantine: number;
  readonly needs: Needs;
}

/** A loop over the rows that an invocation keeps: k is their place, i the row. */
export function eachOwn({ each, m }: Shared, body: string, from = 0, to = m): string {
  const first = from === 0 ? '' : `i >= ${from}u && `;
  return /* wgsl */ `
    for (var k = 0u; k < ${each}u; k++) {
      let i = local * ${each}u + k;
      if (${first}i < ${to}u) {
        ${body}
      }
    }`;
}

/** `own` and `honestMean`, the rows being those of the field. */
export function sharedPlainRows(shared: Shared): string {
  const { planted, byzantine, m, needs } = shared;
  const drawOwn = /* wgsl */ `let r = i - ${planted}u;
        let x = partOf(${draw}, part);
        own[k] = x;
        ${needs.mean ? `if (${isHonest}) { total += x; }` : ''}`;
  const squareOwn = /* wgsl */ `if (i - ${planted}u >= word(${WORD.unplanted}u)) {
          let off = own[k] - honestMean;
          squares += off * off;
        }`;
  const plant = `own[k] = partOf(byzantine4(min(i, ${byzantine - 1}u), whole(honestMean), whole(deviation)), part);`;
  return [
    'var total = Part();',
    eachOwn(shared, drawOwn, planted, m),
    meanOf(needs),
    'var deviation = Part();',
    needs.deviation ? `var squares = Part();${eachOwn(shared, squareOwn, planted, m)}\n    ${deviationOf}` : '',
    planted > 0 ? eachOwn(shared, plant, 0, planted) : '',
  ].join('\n    ');
}

/**
 * `own` and `honestMean`, the rows being mixed: every row of the field is drawn once by the workgroup, and goes through `cells` to
 * all mixed rows.
 */
export function sharedMixedRows(shared: Shared): string {
  const { m, byzantine, needs } = shared;
  const place = (row: string): string => `at + ${HEADER + m}u + ${m + 1}u * (${row})`;
  const addCell = eachOwn(shared, 'own[k] += weights[place + i] * cells[c];');
  const plants = Array.from(
    { length: byzantine },
    (_, b) => /* wgsl */ `
    {
      let x = partOf(byzantine4(${b}u, whole(honestMean), whole(deviation)), part);
      let place = ${place(`${b}u`)} + 1u;
      ${eachOwn(shared, 'own[k] += weights[place + i] * x;')}
    }`,
  );
  return /* wgsl */ `
    ${eachOwn(shared, `own[k] = Part(weights[at + ${HEADER}u + i]);`)}
    var total = Part();
    for (var start = 0u; start < word(${WORD.drawn}u); start += ${WORKGROUP}u) {
      let r = start + local;
      if (r < word(${WORD.drawn}u)) {
        var x = Part();
        if (weights[${place(`${byzantine}u + r`)}] != 0.0) {
          x = partOf(${draw}, part);
          ${needs.mean ? `if (${isHonest}) { total += x; }` : ''}
        }
        cells[local] = x;
      }
      workgroupBarrier();
      for (var c = 0u; c < min(${WORKGROUP}u, word(${WORD.drawn}u) - start); c++) {
        let place = ${place(`${byzantine}u + start + c`)} + 1u;
        ${addCell}
      }
      workgroupBarrier();
    }
    ${meanOf(needs)}
    var deviation = Part();
    ${needs.deviation ? squaresOfDraws : ''}
    ${plants.join('')}`;
}

function meanOf({ mean }: Needs): string {
  return mean ? `let honestMean = sumOver(local, total) * real(${WORD.honestShare}u);` : 'let honestMean = total;';
}

const deviationOf = `deviation = sqrt(sumOver(local, squares) * real(${WORD.deviationShare}u));`;

const squaresOfDraws = /* wgsl */ `
    var squares = Part();
    if (${MEAN_WANTED}) {
      for (var r = word(${WORD.unplanted}u) + local; r < word(${WORD.drawn}u); r += ${WORKGROUP}u) {
        let off = partOf(${draw}, part) - honestMean;
        squares += off * off;
      }
    }
    ${deviationOf}`;

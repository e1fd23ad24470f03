import { WORD } from '../passWords.js';

/** Numbers of a trial's weights before those of its rows: how near a tie is one, whether honest means are needed. */
export const HEADER = 2;

/** Whether the honest mean of the trial whose weights begin at `at` is needed. */
export const MEAN_WANTED = 'weights[at + 1u] != 0.0';

/** What a reduction needs of the honest rows of a column. */
export interface Needs {
  readonly mean: boolean;
  readonly deviation: boolean;
}

/** Sum to mean. */
export const honestMean = `total * real(${WORD.honestShare}u)`;

/** Sum of squared distances to the mean, to standard deviation. */
export const honestDeviation = `sqrt(squares * real(${WORD.deviationShare}u))`;

/** Draw r, counted from the first drawn row. */
export const draw = `draw4(word(${WORD.firstDrawn}u) + r, group, trial)`;

/** Whether draw r is an honest row. */
export const isHonest = `r >= word(${WORD.unplanted}u)`;

/** `deviation` of four columns whose mean is `mean`, from rows that are drawn again. */
export const deviationByDraws = /* wgsl */ `
    var squares = vec4<f32>();
    for (var r = word(${WORD.unplanted}u); r < word(${WORD.drawn}u); r++) {
      let off = ${draw} - mean;
      squares += off * off;
    }
    deviation = ${honestDeviation};`;

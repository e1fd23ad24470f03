import { DomainError } from '../../errors.js';
import type { Attack } from '../attacks/attack.js';
import { fillByzantineColumn } from '../attacks/fillByzantineColumn.js';
import type { Field } from '../engine/engine.js';
import { fillHonestTile } from '../models/fillHonestTile.js';
import { reduceColumn } from '../rules/reduceColumn.js';
import { requireDomain } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';

/** One coordinate of n i.i.d. rows; the Byzantine values are up to the attack. */
export interface ExplicitColumn {
  /** The h honest values. */
  readonly honest: Float64Array;
  /**
   * The rule's output on this coordinate under an attack, on the same honest values every time: the best of several attacks
   * is a maximum over calls.
   *
   * @param columnIndex - 0 (default) for the coordinate that direction `first` singles out
   */
  readonly output: (rule: Rule, attack: Attack, columnIndex?: number) => number;
}

/**
 * One coordinate of a coordinate-wise rule, value by value, for every model, attack and reducer, also those that have no
 * {@link columnLaw}. The coordinates of i.i.d. rows are independent, so that E‖F - g‖² is d times the mean square of one and
 * nothing depends on d. The values are those of column 1 of the field with the same key.
 *
 * @param f - Byzantine rows present, 0 .. n - 1
 * @param told - the number that rules are told, default f
 * @returns draws the column of a trial; every call returns the same object, overwritten
 * @throws DomainError when no honest row is left; `output` throws it for rules with a mix, which need all coordinates
 */
export function explicitColumns(
  { n, f, model, key }: Pick<Field, 'n' | 'f' | 'model' | 'key'>,
  told = f,
): (trial: number) => ExplicitColumn {
  if (!(Number.isSafeInteger(f) && f >= 0 && f < n)) {
    throw new DomainError(
      `a column needs 0 <= f < n; got n=${n}, f=${f} (nearest: f=${Math.max(0, Math.min(n - 1, f))})`,
    );
  }
  const values = new Float64Array(n);
  const sortScratch = new Float64Array(n);
  const scratch = new Float64Array(2 * n);
  const draws = new Float32Array(1);
  const column: ExplicitColumn = {
    honest: values.subarray(f),
    output: (rule, attack, columnIndex = 0) => {
      if (rule.mix)
        throw new DomainError(`${rule.id} mixes rows by their distances in all coordinates; one does not do`);
      requireDomain(rule, n, told);
      fillByzantineColumn(attack, values, n, f, columnIndex, sortScratch);
      return reduceColumn(rule.reducer(n, told), values, n, scratch);
    },
  };
  return (trial) => {
    fillHonestTile(model, values, { key, trial, firstRow: f, lastRow: n, firstColumn: 0, width: 1 }, draws);
    return column;
  };
}

import { DomainError } from '../errors.js';

/** One claim of a study: how many confidence intervals its verdicts rest on, and its share of the error level. */
export interface Statement {
  readonly id: string;
  /**
   * Confidence intervals that must hold at once for all verdicts of this claim: cells times observables per cell (a
   * slope over 5 cells needs 5, a quotient of two means in 3 cells needs 6).
   */
  readonly intervals: number;
  /** Relative share; default 1. */
  readonly weight?: number;
}

/** Keeps sums of rounded shares at or below the level they divide. */
const ROUNDING = 1 - 2 ** -40;

/**
 * Splits an error level over parts in proportion to their weights (Bonferroni): the shares sum to at most `alpha`, so
 * that all statements hold at once with probability at least 1 - alpha, whatever the dependence between them.
 *
 * @throws DomainError when alpha is not in (0, 1) or a weight is not positive and finite
 */
export function splitLevel(alpha: number, weights: readonly number[]): number[] {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError(`an error level must lie in (0, 1); got ${alpha}`);
  const bad = weights.find((weight) => !(weight > 0 && Number.isFinite(weight)));
  if (bad !== undefined) throw new DomainError(`the weight of a claim must be a positive number; got ${bad}`);
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => ((alpha * weight) / total) * ROUNDING);
}

/** A level shared equally by `parts` statements: the level each of them gets. */
export function shareLevel(alpha: number, parts: number): number {
  if (!(Number.isInteger(parts) && parts >= 1))
    throw new DomainError(`a level is shared by 1 or more parts; got ${parts}`);
  return splitLevel(alpha, [1])[0]! / parts;
}

/**
 * The level of each single confidence interval of each claim of a study: first over the claims by weight, then equally
 * over the intervals of a claim. The sum over all intervals of the study is at most `alpha`.
 *
 * @throws DomainError as {@link splitLevel}, and when two claims have the same id
 */
export function allocateLevels(alpha: number, statements: readonly Statement[]): ReadonlyMap<string, number> {
  const shares = splitLevel(
    alpha,
    statements.map((statement) => statement.weight ?? 1),
  );
  const levels = new Map<string, number>();
  statements.forEach(({ id, intervals }, i) => {
    if (levels.has(id)) throw new DomainError(`every claim of a study needs its own id; got '${id}' twice`);
    levels.set(id, shareLevel(shares[i]!, Math.max(1, intervals)));
  });
  return levels;
}

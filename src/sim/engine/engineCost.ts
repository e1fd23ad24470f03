/** What a pass costs, fitted to measured times, and from which size of field on another engine is faster. */

/** Time of a call of a pass: `fixed + perNumber * trials * n * d`, in nanoseconds. */
export interface PassCost {
  /** Nanoseconds per call, >= 0. */
  readonly fixed: number;
  /** Nanoseconds per number of the fields, > 0. */
  readonly perNumber: number;
}

/** The two passes that are timed: distances between all rows, and an order statistic of every column. */
export const PASSES = ['pairwise', 'selection'] as const;
export type Pass = (typeof PASSES)[number];
export type PassCosts = Readonly<Record<Pass, PassCost>>;

/** One timed call. */
export interface Timing {
  /** Numbers of the fields: trials x n x d. */
  readonly numbers: number;
  readonly nanoseconds: number;
}

/**
 * The line through the smallest and the largest timing; with one timing alone, or where the larger call was the faster one,
 * everything is taken to be proportional to the numbers of the largest.
 *
 * @param timings - at least one
 */
export function fitCost(timings: readonly Timing[]): PassCost {
  const sorted = [...timings].sort((a, b) => a.numbers - b.numbers);
  const [small, large] = [sorted[0]!, sorted.at(-1)!];
  const proportional = large.nanoseconds / large.numbers;
  if (small.numbers === large.numbers) return { fixed: 0, perNumber: proportional };
  const slope = (large.nanoseconds - small.nanoseconds) / (large.numbers - small.numbers);
  if (!(slope > 0)) return { fixed: 0, perNumber: proportional };
  return { fixed: Math.max(0, small.nanoseconds - slope * small.numbers), perNumber: slope };
}

/**
 * Least n x d of a field from which the GPU is the faster in every pass, null where it never is. Threads of the CPU work side by
 * side, on blocks of their own; the GPU is one for all of them.
 *
 * @param threads - threads that would do the work on the CPU, >= 1
 * @param trials - trials per call, >= 1
 */
export function crossover(
  cpu: PassCosts,
  gpu: PassCosts,
  { threads, trials }: { readonly threads: number; readonly trials: number },
): number | null {
  const each = PASSES.map((pass) => {
    const fixed = gpu[pass].fixed - cpu[pass].fixed / threads;
    const gained = cpu[pass].perNumber / threads - gpu[pass].perNumber;
    return gained > 0 ? Math.max(1, Math.ceil(fixed / (gained * trials))) : Infinity;
  });
  const from = Math.max(...each);
  return from <= LARGEST ? from : null;
}

/** Beyond any field: a row of a billion numbers. */
const LARGEST = 1e12;

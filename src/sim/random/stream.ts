/** Sequential random numbers of one trial. Implemented over Philox; every draw has an address (key, trial, stream, index). */
export interface Stream {
  /** Uniform 32-bit integer. */
  uint32(): number;
  /** Uniform in (0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal, float64. */
  normal(): number;
  /** Gamma(shape, 1), shape > 0, any magnitude. */
  gamma(shape: number): number;
  /** Chi-square with `degrees` degrees of freedom, up to 1e9 and beyond. */
  chiSquare(degrees: number): number;
  /** Uniform integer in 0 .. below - 1. */
  integer(below: number): number;
}

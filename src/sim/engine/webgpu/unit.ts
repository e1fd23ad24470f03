/**
 * Largest relative error of a float32 sum, difference or product in WGSL, which leaves open which of the two numbers next to the
 * exact result is returned (WGSL, "Floating Point Evaluation": no rounding mode is specified): one unit in the last place, where
 * rounding to nearest has half of one. Reassociation and fusion are allowed only where they are at least as accurate. Division and
 * square root have 2.5 and 4.5 units (`sqrt` inherits from 1 / `inverseSqrt`, which has 2).
 */
export const WGSL_UNIT = 2 ** -23;

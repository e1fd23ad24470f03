const floats = new Float32Array(1);
const bits = new Uint32Array(floats.buffer);

/** The bits of the float32 number next to `value`, as a kernel's parameters take them. */
export function floatBits(value: number): number {
  floats[0] = value;
  return bits[0]!;
}

/**
 * A float32 number as a WGSL literal in hexadecimal, which is exact: a decimal one may be rounded either way.
 *
 * @param value - a normal float32 number
 */
export function floatLiteral(value: number): string {
  const word = floatBits(value);
  const sign = word >>> 31 === 1 ? '-' : '';
  const fraction = ((word & 0x7fffff) << 1).toString(16).padStart(6, '0');
  return `${sign}0x1.${fraction}p${((word >>> 23) & 0xff) - 127}f`;
}

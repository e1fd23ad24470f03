/** A small deterministic generator for tests (xoshiro128**, Blackman and Vigna 2018), independent of src/sim/random. */
export interface Generator {
  /** Uniform in (0, 1). */
  uniform(): number;
  normal(): number;
}

export function generator(seed: number): Generator {
  const s = Uint32Array.of(seed, 0x9e3779b9, 0x243f6a88, 0xb7e15162);
  const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(s[1]!, 5), 7), 9) >>> 0;
    const t = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= t;
    s[3] = rotate(s[3]!, 11);
    return result;
  };
  for (let i = 0; i < 64; i++) next();
  const uniform = (): number => (next() + 0.5) / 2 ** 32;
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

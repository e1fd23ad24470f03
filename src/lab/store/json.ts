/** JSON that keeps what JSON has no words for: NaN, the infinities and minus zero, as `{ "$number": "NaN" }`. */

/** Text of a plain value. */
export function encode(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'number' || (Number.isFinite(inner) && !Object.is(inner, -0))) return inner;
    return { $number: Object.is(inner, -0) ? '-0' : String(inner) };
  });
}

/** The value that `encode` was given. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner === 'object' && inner !== null && '$number' in inner) return Number(inner.$number);
    return inner;
  });
}

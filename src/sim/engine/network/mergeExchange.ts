/** Compares wires `low < high` and puts the smaller value on `low`. */
export interface Comparator {
  readonly low: number;
  readonly high: number;
}

/**
 * A sorting network of n wires: Batcher's merge exchange for any n (Knuth, The Art of Computer Programming, vol. 3, 5.2.2,
 * Algorithm M). About n log2(n)^2 / 4 comparators: 138 for n = 25, where 130 is the best known.
 */
export function mergeExchange(n: number): Comparator[] {
  const network: Comparator[] = [];
  let top = 1;
  while (2 * top < n) top *= 2;
  for (let p = n < 2 ? 0 : top; p > 0; p >>= 1) {
    let q = top;
    let r = 0;
    for (let distance = p; ; distance = q - p, q >>= 1, r = p) {
      for (let i = 0; i + distance < n; i++) if ((i & p) === r) network.push({ low: i, high: i + distance });
      if (q === p) break;
    }
  }
  return network;
}

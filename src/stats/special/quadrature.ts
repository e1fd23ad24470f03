/**
 * Adaptive Gauss-Kronrod quadrature (7 and 15 points) for smooth integrands over finite or infinite intervals.
 *
 * Nodes and weights: Kronrod (1965), as tabulated in QUADPACK's `qk15` (Piessens et al. 1983).
 */

/** Positive nodes of the 15-point rule, outermost first; odd positions are the nodes of the 7-point Gauss rule. */
const NODES = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
  0.741531185599394439863864773280788, 0.586087235467691130294144691838259, 0.405845151377397166906606412076961,
  0.207784955007898467600689403773245,
] as const;
const KRONROD_WEIGHTS = [
  0.02293532201052922496373200805897, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
  0.140653259715525918745189590510238, 0.16900472663926790282658342659855, 0.190350578064785409913256402421014,
  0.204432940075298892414161999234649,
] as const;
const KRONROD_CENTRE = 0.209482141084727828012999174891714;
const GAUSS_WEIGHTS = [
  0, 0.129484966168869693270611432679082, 0, 0.27970539148927666790146777142378, 0, 0.381830050505118944950369775488975,
  0,
] as const;
const GAUSS_CENTRE = 0.417959183673469387755102040816327;

export interface QuadratureOptions {
  /** Wanted relative error; default 1e-12. */
  readonly relative?: number;
  /** Wanted absolute error; default 0. The integration stops when either is met. */
  readonly absolute?: number;
  /** Most subintervals; default 2000. */
  readonly maxIntervals?: number;
}

export interface QuadratureResult {
  readonly value: number;
  /** Sum over the subintervals of |Kronrod - Gauss|, a pessimistic estimate for smooth integrands. */
  readonly error: number;
  readonly intervals: number;
}

interface Piece {
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
  readonly error: number;
}

type Integrand = (x: number) => number;

function measure(integrand: Integrand, lower: number, upper: number): Piece {
  const centre = 0.5 * (lower + upper);
  const half = 0.5 * (upper - lower);
  const middle = integrand(centre);
  let kronrod = KRONROD_CENTRE * middle;
  let gauss = GAUSS_CENTRE * middle;
  for (let i = 0; i < NODES.length; i++) {
    const pair = integrand(centre - half * NODES[i]!) + integrand(centre + half * NODES[i]!);
    kronrod += KRONROD_WEIGHTS[i]! * pair;
    gauss += GAUSS_WEIGHTS[i]! * pair;
  }
  return { lower, upper, value: kronrod * half, error: Math.abs(kronrod - gauss) * Math.abs(half) };
}

/** Maps (-1, 1) or (0, 1) onto an infinite interval; the integrand is taken as 0 where the map overflows. */
function ontoFinite(integrand: Integrand, lower: number, upper: number): [Integrand, number, number] {
  if (Number.isFinite(lower) && Number.isFinite(upper)) return [integrand, lower, upper];
  const weighted = (x: number, derivative: number) =>
    Number.isFinite(x) && Number.isFinite(derivative) ? integrand(x) * derivative : 0;
  if (Number.isFinite(lower)) return [(t) => weighted(lower + t / (1 - t), 1 / ((1 - t) * (1 - t))), 0, 1];
  if (Number.isFinite(upper)) return [(t) => weighted(upper - t / (1 - t), 1 / ((1 - t) * (1 - t))), 0, 1];
  return [(t) => weighted(t / (1 - t * t), (1 + t * t) / ((1 - t * t) * (1 - t * t))), -1, 1];
}

function total(pieces: readonly Piece[], pick: (piece: Piece) => number): number {
  let sum = 0;
  for (const piece of pieces) sum += pick(piece);
  return sum;
}

/**
 * Integral of `integrand` over [lower, upper], ends possibly infinite, by bisecting the piece with the largest error.
 *
 * Breakpoints are worth adding where the integrand is narrow: integrate piecewise with {@link integrateBetween}.
 */
export function integrate(
  integrand: Integrand,
  lower: number,
  upper: number,
  options: QuadratureOptions = {},
): QuadratureResult {
  if (lower === upper) return { value: 0, error: 0, intervals: 0 };
  if (lower > upper) {
    const mirrored = integrate(integrand, upper, lower, options);
    return { ...mirrored, value: -mirrored.value };
  }
  const { relative = 1e-12, absolute = 0, maxIntervals = 2000 } = options;
  const [finite, start, end] = ontoFinite(integrand, lower, upper);
  // Four first pieces, so that a feature away from the centre is not missed by a lucky agreement of the two rules.
  const pieces = [0, 1, 2, 3].map((i) =>
    measure(finite, start + ((end - start) * i) / 4, start + ((end - start) * (i + 1)) / 4),
  );
  for (;;) {
    const value = total(pieces, (piece) => piece.value);
    const error = total(pieces, (piece) => piece.error);
    if (error <= Math.max(absolute, relative * Math.abs(value)) || pieces.length >= maxIntervals) {
      return { value, error, intervals: pieces.length };
    }
    let worst = 0;
    for (let i = 1; i < pieces.length; i++) if (pieces[i]!.error > pieces[worst]!.error) worst = i;
    const piece = pieces[worst]!;
    const middle = 0.5 * (piece.lower + piece.upper);
    if (middle <= piece.lower || middle >= piece.upper) return { value, error, intervals: pieces.length };
    pieces[worst] = measure(finite, piece.lower, middle);
    pieces.push(measure(finite, middle, piece.upper));
  }
}

/** Integral over consecutive intervals between the given ascending points, which should separate the integrand's features. */
export function integrateBetween(
  integrand: Integrand,
  points: readonly number[],
  options: QuadratureOptions = {},
): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++) sum += integrate(integrand, points[i - 1]!, points[i]!, options).value;
  return sum;
}

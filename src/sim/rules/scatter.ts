/** The scatter of a subset of rows, sum (x - mean)(x - mean)', through the inner products of its centred rows. */

const MOST_SWEEPS = 60;

/**
 * Largest eigenvalue of the scatter of all rows of a distance matrix, exact up to rounding; the covariance (divisor size) has
 * this divided by size. The non-zero eigenvalues of the scatter are those of the inner products <x_i - mean, x_j - mean>,
 * which the distances give by double centring.
 *
 * @param distances - size x size finite squared distances, row-major
 */
export function largestScatter(distances: Float64Array, size: number): number {
  const products = centredProducts(distances, size);
  diagonalise(products, size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, products[i * size + i]!);
  return largest;
}

/** Whether the largest eigenvalue of the scatter is below `limit`: limit I - products has a Cholesky factor. */
export function isScatterBelow(distances: Float64Array, size: number, limit: number): boolean {
  const matrix = centredProducts(distances, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let value = (i === j ? limit : 0) - matrix[i * size + j]!;
      for (let k = 0; k < j; k++) value -= matrix[i * size + k]! * matrix[j * size + k]!;
      if (i === j && !(value > 0)) return false;
      matrix[i * size + j] = i === j ? Math.sqrt(value) : value / matrix[j * size + j]!;
    }
  }
  return true;
}

/** <x_i - mean, x_j - mean>. */
function centredProducts(distances: Float64Array, size: number): Float64Array {
  const means = new Float64Array(size);
  let grand = 0;
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += distances[i * size + j]!;
    means[i] = sum / size;
    grand += sum / size / size;
  }
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++)
      products[i * size + j] = (means[i]! + means[j]! - distances[i * size + j]! - grand) / 2;
  }
  return products;
}

/** Jacobi's cyclic rotations, in place: afterwards the diagonal holds the eigenvalues. */
function diagonalise(matrix: Float64Array, size: number): void {
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let diagonal = 0;
    let outside = 0;
    for (let p = 0; p < size; p++) {
      diagonal += matrix[p * size + p]! ** 2;
      for (let q = p + 1; q < size; q++) outside += matrix[p * size + q]! ** 2;
    }
    // An eigenvalue is off by at most the norm of what is outside, and by its square where it is simple.
    if (outside <= 1e-33 * diagonal) return;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, size, p, q);
  }
}

function rotate(matrix: Float64Array, size: number, p: number, q: number): void {
  const pq = matrix[p * size + q]!;
  if (pq === 0) return;
  const pp = matrix[p * size + p]!;
  const qq = matrix[q * size + q]!;
  const theta = (qq - pp) / (2 * pq);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) {
    if (k === p || k === q) continue;
    const a = matrix[k * size + p]!;
    const b = matrix[k * size + q]!;
    matrix[k * size + p] = matrix[p * size + k] = cosine * a - sine * b;
    matrix[k * size + q] = matrix[q * size + k] = sine * a + cosine * b;
  }
  matrix[p * size + p] = pp - tangent * pq;
  matrix[q * size + q] = qq + tangent * pq;
  matrix[p * size + q] = matrix[q * size + p] = 0;
}

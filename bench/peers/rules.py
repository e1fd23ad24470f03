"""Aggregation rules in plain torch, written from their definitions; n rows, d columns, float32."""

import itertools
import math

import torch

from networks import Network


# Coordinate-wise rules, the usual way: torch.median, torch.sort, torch.topk.


def median(x):
    return x.median(dim=0).values


def trimmed_mean(x, f):
    return x.sort(dim=0).values[f : len(x) - f].mean(dim=0)


def mean_around(x, centre, keep):
    """The `keep` values of each column closest to the centre: topk and gather, as public torch code does it."""
    closest = (x - centre).abs_().topk(keep, dim=0, largest=False, sorted=False).indices
    return x.gather(0, closest).mean(dim=0)


def meamed(x, f):
    return mean_around(x, median(x), len(x) - f)


def phocas(x, f):
    return mean_around(x, trimmed_mean(x, f), len(x) - f)


# The same by networks, tile by tile: the draw lands in the tile and never leaves the cache.


class Tiled:
    """draw() gives the d outputs of a rule on a fresh n x d field of normals, tile by tile."""

    def __init__(self, n, d, width, ranks, reduce):
        self.d, self.width, self.reduce = d, width, reduce
        self.network = Network(n, width, ranks)
        self.output = torch.empty(d)

    def draw(self):
        for first in range(0, self.d, self.width):
            # The last tile is drawn whole: a shorter one would leave the vectorised path for nothing.
            self.network.tile.normal_()
            count = min(self.width, self.d - first)
            self.output[first : first + count] = self.reduce(self.network.run())[:count]
        return self.output


def tiled_median(n, d, width):
    return Tiled(n, d, width, [(n - 1) // 2], lambda rows: rows[(n - 1) // 2])


def sum_rows(rows):
    total = rows[0].clone()
    for row in rows[1:]:
        total += row
    return total


def tiled_trimmed_mean(n, d, width, f):
    return Tiled(n, d, width, range(f, n - f), lambda rows: sum_rows(rows[f : n - f]).div_(n - 2 * f))


def window_mean(rows, centre, keep):
    """Mean of the `keep` values closest to the centre of sorted rows: they are a window, which moves up while its lowest
    value is farther from the centre than the value above it."""
    total = sum_rows(rows[:keep])
    twice = centre * 2
    for low, high in zip(rows, rows[keep:]):
        total += (high - low).mul_(low + high < twice)
    return total.div_(keep)


def tiled_meamed(n, d, width, f):
    return Tiled(n, d, width, range(n), lambda rows: window_mean(rows, rows[(n - 1) // 2], n - f))


def tiled_phocas(n, d, width, f):
    def reduce(rows):
        return window_mean(rows, sum_rows(rows[f : n - f]).div_(n - 2 * f), n - f)

    return Tiled(n, d, width, range(n), reduce)


# Distance rules, with byzfl's neighbours: n - f - 1 others, and the n - f best rows in multi-Krum. The Gram matrix by one
# matrix product is the fastest way to all distances (BLAS, each row read once).


def squared_distances(x):
    gram = x @ x.T
    squares = gram.diagonal()
    return (squares[:, None] + squares[None, :] - 2 * gram).clamp_(min=0)


def krum_scores(distances, neighbours):
    return distances.sort(dim=1).values[:, 1 : 1 + neighbours].sum(dim=1)


def krum(x, f):
    return x[krum_scores(squared_distances(x), len(x) - f - 1).argmin()]


def multi_krum(x, f):
    scores = krum_scores(squared_distances(x), len(x) - f - 1)
    return x[scores.topk(len(x) - f, largest=False, sorted=False).indices].mean(dim=0)


def select_for_bulyan(distances, f):
    """Repeated Krum: theta = n - 2f - 2 rounds, each on the rows that are left. `distances`: n lists of n numbers."""
    left = list(range(len(distances)))
    selected = []
    for _ in range(len(distances) - 2 * f - 2):
        neighbours = len(left) - f - 2
        scores = [sum(sorted(distances[i][j] for j in left if j != i)[:neighbours]) for i in left]
        selected.append(left.pop(scores.index(min(scores))))
    return selected


def bulyan_public_style(x, f):
    """Bulyan in the style of the public LPD-EPFL aggregators: pairwise subtraction and norm, a Python selection, then
    median and topk over the selected rows."""
    n = len(x)
    distances = [[math.inf] * n for _ in range(n)]
    for i, j in itertools.combinations(range(n), 2):
        distances[i][j] = distances[j][i] = (x[i] - x[j]).norm().item() ** 2
    selected = x[select_for_bulyan(distances, f)]
    return mean_around(selected, median(selected), len(selected) - 2 * f)


def select_by_matrix(distances, f):
    """The same rounds on one distance matrix: a row that is selected leaves by becoming infinitely far from all others."""
    n = len(distances)
    distances = distances.clone().fill_diagonal_(math.inf)
    selected = []
    for taken in range(n - 2 * f - 2):
        scores = distances.topk(n - taken - f - 2, dim=1, largest=False, sorted=False).values.sum(dim=1)
        scores[selected] = math.inf
        selected.append(int(scores.argmin()))
        distances[:, selected[-1]] = math.inf
    return selected


def bulyan_by_matrix(x, f):
    """Bulyan with the rounds of Krum on torch.cdist's matrix; coordinates as above."""
    selected = x[select_by_matrix(torch.cdist(x, x).square_(), f)]
    return mean_around(selected, median(selected), len(selected) - 2 * f)


class TiledBulyan:
    """Bulyan as fast as torch gets it: distances by one matrix product, coordinates by a network on tiles. The field is
    stored, which is what lets torch draw it once."""

    def __init__(self, n, d, width, f):
        self.f, self.d, self.width = f, d, width
        theta = n - 2 * f - 2
        self.theta, self.keep = theta, theta - 2 * f
        self.network = Network(theta, width, range(theta))
        self.output = torch.empty(d)

    def __call__(self, x):
        selected = select_for_bulyan(squared_distances(x).tolist(), self.f)
        for first in range(0, self.d, self.width):
            count = min(self.width, self.d - first)
            for row, index in zip(self.network.home, selected):
                row[:count] = x[index, first : first + count]
            rows = self.network.run()
            self.output[first : first + count] = window_mean(rows, rows[self.theta // 2], self.keep)[:count]
        return self.output


# Geometric median.


def weiszfeld(x, tolerance):
    """Weiszfeld's iteration in R^d until the iterate moves by less than `tolerance` relative to its norm and to the
    spread; float64, since float32 cannot resolve 1e-8. Returns the point and the number of iterations."""
    x = x.double()
    y = x.mean(dim=0)
    for iteration in range(1, 10_000):
        inverse = 1 / torch.linalg.vector_norm(x - y, dim=1)
        following = (inverse / inverse.sum()) @ x
        moved = torch.linalg.vector_norm(following - y)
        y = following
        if moved <= tolerance * (torch.linalg.vector_norm(y) + 1 / inverse.max()):
            break
    return y, iteration


def weiszfeld_by_gram(x, tolerance):
    """The same iteration on the n weights, from one float64 Gram matrix: no pass over d per step. No public library does
    it this way; it is what a careful user of torch could write."""
    x = x.double()
    gram = x @ x.T
    squares = gram.diagonal()
    weights = torch.full((len(x),), 1 / len(x), dtype=torch.float64)
    for iteration in range(1, 10_000):
        product = gram @ weights
        inverse = (squares - 2 * product + weights @ product).clamp_(min=1e-300).rsqrt_()
        following = inverse / inverse.sum()
        moved = (following - weights).abs().max()
        weights = following
        if moved <= tolerance * weights.max():
            break
    return weights @ x, iteration

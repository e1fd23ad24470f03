"""Sorting and selection networks over the rows of a tensor, out of torch.minimum and torch.maximum.

Why: torch.median and torch.sort along a dimension of 25 sort column by column in scalar code (hundreds of nanoseconds a
column). A comparator of a network is two vectorised passes over whole rows; on tiles that stay in the second-level cache it
is the fastest way that torch has to order few rows of many columns.
"""

import torch


def batcher(n):
    """Comparators of Batcher's odd-even merge sort (Knuth, TAOCP 3, algorithm 5.2.2 M) that touch the first n lines only."""
    comparators = []
    size = 1 << (n - 1).bit_length()
    p = size >> 1
    while p > 0:
        q, r, distance = size >> 1, 0, p
        while distance > 0:
            for i in range(n - distance):
                if (i & p) == r:
                    comparators.append((i, i + distance))
            distance, q, r = q - p, q >> 1, p
        p >>= 1
    return comparators


def needed(n, ranks):
    """The network without what the ranks (0-based, ascending) do not need: (low, high, wants minimum, wants maximum)."""
    live = set(ranks)
    kept = []
    for low, high in reversed(batcher(n)):
        if low in live or high in live:
            kept.append((low, high, low in live, high in live))
            live |= {low, high}
    return kept[::-1]


class Network:
    """Orders the rows of n x width tiles; after `run`, `rows[r]` holds rank r wherever it was asked for."""

    def __init__(self, n, width, ranks):
        self.operations = needed(n, ranks)
        self.tile = torch.empty(n, width)
        self.spare = torch.empty(width)
        self.home = list(self.tile)

    def run(self):
        rows, spare = list(self.home), self.spare
        for low, high, minimum, maximum in self.operations:
            a, b = rows[low], rows[high]
            if minimum and maximum:
                torch.minimum(a, b, out=spare)
                torch.maximum(a, b, out=b)
                rows[low], spare = spare, a
            elif minimum:
                torch.minimum(a, b, out=a)
            else:
                torch.maximum(a, b, out=b)
        return rows

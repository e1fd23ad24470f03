"""Times the peers on the work of bench/run.mjs, on one thread; prints JSON: seconds per call, medians.

The table of n = 25 rows is drawn anew in every call, as the engine does: the 20 honest rows by torch's generator in one
call, the 5 Byzantine rows are their mean plus 1.
"""

import json
import platform
import statistics
import sys
import time

import byzfl
import numpy
import torch

N, F = 25, 5
LEAST_SECONDS = 0.02


def seconds(work, runs=15):
    calls = 1
    while True:
        first = timed(work, calls)
        if first >= LEAST_SECONDS:
            break
        calls *= 2
    if first > 1:
        runs = 3
    return statistics.median(timed(work, calls) / calls for _ in range(runs))


def timed(work, calls):
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return time.perf_counter() - start


def table(d):
    rows = torch.empty(N, d)
    rows[F:].normal_()
    rows[:F] = rows[F:].mean(0) + 1
    return rows


def geometric_median(rows, tolerance=1e-8):
    """Weiszfeld's iteration until the estimate moves by less than `tolerance` of its distance scale."""
    estimate = rows.mean(0)
    while True:
        weights = 1 / (rows - estimate).norm(dim=1)
        following = (weights[:, None] * rows).sum(0) / weights.sum()
        if (following - estimate).norm() <= tolerance * (rows - following).norm(dim=1).mean():
            return following
        estimate = following


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    values = torch.empty(4096)
    generator = numpy.random.default_rng(1)
    out = numpy.empty(4096, dtype=numpy.float32)
    d = 100_000
    aggregators = {
        "cwmed": byzfl.Median(),
        "cwtm": byzfl.TrMean(f=F),
        "meamed": byzfl.Meamed(f=F),
        "krum": byzfl.Krum(f=F),
        "multi-krum": byzfl.MultiKrum(f=F),
    }
    result = {
        "normals torch": seconds(values.normal_) / 4096,
        "normals numpy": seconds(lambda: generator.standard_normal(out=out, dtype=numpy.float32)) / 4096,
        "cwmed torch.median": seconds(lambda: table(d).median(0)),
        "gm torch": seconds(lambda: geometric_median(table(d).double())),
    }
    for name, aggregator in aggregators.items():
        result[f"{name} byzfl"] = seconds(lambda: aggregator(table(d)))
    if "--slow" in sys.argv:
        mda = byzfl.MDA(f=F)
        result["mda byzfl"] = timed(lambda: mda(table(1000)), 1)
    versions = {"python": platform.python_version()}
    versions.update({module.__name__: module.__version__ for module in (torch, numpy)})
    json.dump({"versions": versions, "seconds": result}, sys.stdout)


main()

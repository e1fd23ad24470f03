"""What is timed: one dictionary per case, with the work it does, the library that does it and a function to call.

The draw is part of the work: Leeway never stores a field, so that every one of its passes draws. `work` names match those of
bench/work.mjs. Everything is float32 unless it says otherwise; n = 25 rows, f = 5.
"""

import itertools

import numpy as np
import torch
from byzfl import GeometricMedian, Krum, MDA, Meamed, Median, MultiKrum, TrMean

import rules

N, F, D = 25, 5, 100_000
D_MDA = 1_000
NORMALS = 1 << 20
GEOMETRIC_TOLERANCE = 1e-8
# byzfl's geometric median always runs T iterations, in float32: T that converges on these fields (`check_rules`).
BYZFL_ITERATIONS = {"geometric-median": 6, "geometric-median-far": 40}
# 25 rows of 8,192 float32 fill most of a second-level cache of 1 MiB; more threads need longer rows (torch splits
# elementwise work in grains of 32,768).
TILE = {1: 8_192}
TILE_PARALLEL = 65_536
FAR = 1_000.0


def normals_cases():
    """Into one buffer that stays in the cache, again and again: no allocation, no page faults, no memory traffic."""
    for size in (1 << 14, 1 << 17, NORMALS):
        buffer = torch.empty(size)

        def draw_torch(buffer=buffer, size=size):
            for _ in range(NORMALS // size):
                buffer.normal_()

        yield case("normals", "torch", f"normal_ into a buffer of {size} float32", draw_torch, units=NORMALS)
    # Generator.standard_normal in float32 is a ziggurat, NumPy's fastest normal; SFC64 is its fastest bit generator.
    for bits in (np.random.PCG64, np.random.SFC64):
        generator = np.random.Generator(bits(1))
        target = np.empty(1 << 14, dtype=np.float32)

        def draw_numpy(generator=generator, target=target):
            for _ in range(NORMALS >> 14):
                generator.standard_normal(out=target, dtype=np.float32)

        yield case("normals", "numpy", f"Generator({bits.__name__}).standard_normal float32", draw_numpy, units=NORMALS)


def coordinate_cases(threads):
    """byzfl takes NumPy arrays and torch tensors; both are timed and the faster one is the peer. The array is a view of a
    tensor, since torch draws faster than NumPy. byzfl has no Phocas."""
    field = torch.empty(N, D)
    by_byzfl = {"median": Median(), "trimmed-mean": TrMean(F), "meamed": Meamed(F)}
    for work, rule in by_byzfl.items():
        yield case(work, "byzfl", "torch tensor", lambda rule=rule: rule(field.normal_()))
        yield case(work, "byzfl", "numpy array", lambda rule=rule: rule(field.normal_().numpy()))
    usual = {
        "median": rules.median,
        "trimmed-mean": lambda x: rules.trimmed_mean(x, F),
        "meamed": lambda x: rules.meamed(x, F),
        "phocas": lambda x: rules.phocas(x, F),
    }
    for work, rule in usual.items():
        yield case(work, "torch", "median / sort / topk along the rows", lambda rule=rule: rule(field.normal_()))
    width = TILE.get(threads, TILE_PARALLEL)
    tiled = {
        "median": rules.tiled_median(N, D, width),
        "trimmed-mean": rules.tiled_trimmed_mean(N, D, width, F),
        "meamed": rules.tiled_meamed(N, D, width, F),
        "phocas": rules.tiled_phocas(N, D, width, F),
    }
    for work, rule in tiled.items():
        yield case(work, "torch", "min/max network on cached tiles", rule.draw)


def distance_cases(threads):
    """byzfl calls torch.cdist on tensors, which uses a matrix product above 25 rows only and direct differences at 25, and
    scipy's cdist, in float64, on arrays."""
    field = torch.empty(N, D)
    by_byzfl = {"krum": Krum(F), "multi-krum": MultiKrum(F)}
    by_torch = {"krum": rules.krum, "multi-krum": rules.multi_krum}
    for work in by_byzfl:
        yield case(work, "byzfl", "torch tensor", lambda rule=by_byzfl[work]: rule(field.normal_()))
        yield case(work, "byzfl", "numpy array", lambda rule=by_byzfl[work]: rule(field.normal_().numpy()))
        yield case(work, "torch", "one matrix product", lambda rule=by_torch[work]: rule(field.normal_(), F))
    public = {"sub + norm, topk": rules.bulyan_public_style, "cdist, topk": rules.bulyan_by_matrix}
    for text, rule in public.items():
        yield case("bulyan", "torch-public-style", text, lambda rule=rule: rule(field.normal_(), F))
    tiled = rules.TiledBulyan(N, D, TILE.get(threads, TILE_PARALLEL), F)
    yield case("bulyan", "torch", "matrix product, network on tiles", lambda: tiled(field.normal_()))


def geometric_cases():
    """`geometric-median`: 25 normal rows, where the mean is nearly the answer. `-far`: 5 of them far away on coordinate 1,
    where the iteration has to travel."""
    field = torch.empty(N, D)

    def draw(work):
        field.normal_()
        if work.endswith("far"):
            field[:F] = 0
            field[:F, 0] = FAR
        return field

    for work in ("geometric-median", "geometric-median-far"):
        byzfl = GeometricMedian(T=BYZFL_ITERATIONS[work])
        text = f"float32, T={BYZFL_ITERATIONS[work]}"
        yield case(work, "byzfl", text, lambda work=work, byzfl=byzfl: byzfl(draw(work)), slow=True)
        for text, rule in (
            ("Weiszfeld in R^d, float64", rules.weiszfeld),
            ("Weiszfeld on a Gram matrix", rules.weiszfeld_by_gram),
        ):
            yield case(
                work, "torch", text, lambda work=work, rule=rule: rule(draw(work), GEOMETRIC_TOLERANCE), slow=True
            )


def mda_cases():
    """All C(25, 5) = 53,130 subsets. byzfl indexes the distance matrix per subset, which NumPy does faster than torch."""
    field = torch.empty(N, D_MDA)
    rule = MDA(F)
    yield case("mda", "byzfl", "numpy array, all subsets", lambda: rule(field.normal_().numpy()), once=True)


def sweep_cases(d, threads):
    """Median and Krum at another dimension, for the figure of speed against d, which takes the fastest form of a library."""
    field = torch.empty(N, d)
    by_byzfl = {"median": Median(), "krum": Krum(F)}
    width = min(d, TILE.get(threads, TILE_PARALLEL))
    tiled = rules.tiled_median(N, d, width)
    for work, rule in by_byzfl.items():
        yield case(work, "byzfl", "torch tensor", lambda rule=rule: rule(field.normal_()), d=d)
        yield case(work, "byzfl", "numpy array", lambda rule=rule: rule(field.normal_().numpy()), d=d)
    yield case("median", "torch", "min/max network on cached tiles", tiled.draw, d=d)
    yield case("krum", "torch", "one matrix product", lambda: rules.krum(field.normal_(), F), d=d)


def case(work, library, how, function, units=None, slow=False, once=False, d=None):
    return {
        "work": work,
        "library": library,
        "how": how,
        "call": function,
        "units": units,
        "slow": slow,
        "once": once,
        "d": d,
    }


def cases(threads, dimensions=()):
    parts = [normals_cases(), coordinate_cases(threads), distance_cases(threads), geometric_cases()]
    if threads == 1:
        parts.append(mda_cases())
    parts += [sweep_cases(d, threads) for d in dimensions]
    return list(itertools.chain(*parts))

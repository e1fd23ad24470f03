"""The fast forms of a rule give what its plain form gives; run before anything is timed."""

import torch
from byzfl import GeometricMedian, Krum, Meamed, MultiKrum, TrMean

import rules
from cases import BYZFL_ITERATIONS, D, F, FAR, N
from networks import Network


def close(name, a, b, tolerance=1e-5):
    error = (a - b).abs().max().item()
    if not error <= tolerance:
        raise SystemExit(f"peers: {name} differs from its plain form by {error:g}")


def tiled(build, x):
    """What a tiled rule gives on the field x: its network is fed x in place of normals."""
    rule = build(x.shape[1])
    rule.network.tile.copy_(x)
    return rule.reduce(rule.network.run())


def run():
    generator = torch.Generator().manual_seed(5)
    x = torch.randn(N, 500, generator=generator)
    network = Network(N, 500, range(N))
    network.tile.copy_(x)
    close("network", torch.stack(network.run()), x.sort(dim=0).values, 0)
    close("median", tiled(lambda d: rules.tiled_median(N, d, d), x), rules.median(x), 0)
    close("trimmed mean", tiled(lambda d: rules.tiled_trimmed_mean(N, d, d, F), x), TrMean(F)(x))
    close("meamed", tiled(lambda d: rules.tiled_meamed(N, d, d, F), x), Meamed(F)(x))
    close("phocas", tiled(lambda d: rules.tiled_phocas(N, d, d, F), x), rules.phocas(x, F))
    close("bulyan", rules.TiledBulyan(N, 500, 128, F)(x), rules.bulyan_public_style(x, F))
    close("bulyan by matrix", rules.bulyan_by_matrix(x, F), rules.bulyan_public_style(x, F), 0)
    close("distances", rules.squared_distances(x), torch.cdist(x, x) ** 2, 1e-2)
    close("krum", rules.krum(x, F), Krum(F)(x), 0)
    close("multi-krum", rules.multi_krum(x, F), MultiKrum(F)(x))
    geometric(generator)


def geometric(generator):
    """Both forms meet at 1e-8 of the spread sqrt(d), byzfl's float32 at 1e-5 after the iterations it is given."""
    for work, iterations in BYZFL_ITERATIONS.items():
        x = torch.randn(N, D, generator=generator)
        if work.endswith("far"):
            x[:F] = 0
            x[:F, 0] = FAR
        spread = D**0.5
        converged, _ = rules.weiszfeld(x, 1e-12)
        for name, point, tolerance in (
            ("weiszfeld", rules.weiszfeld(x, 1e-8)[0], 1e-7),
            ("weiszfeld by Gram", rules.weiszfeld_by_gram(x, 1e-8)[0], 1e-7),
            ("byzfl", GeometricMedian(T=iterations)(x).double(), 1e-5),
        ):
            error = torch.linalg.vector_norm(point - converged).item() / spread
            if not error <= tolerance:
                raise SystemExit(f"peers: {work} by {name} is {error:g} of the spread away from convergence")

"""Times torch on the GPU on the works of bench/gpu/works.mjs, which come as JSON on the standard input, and prints one JSON
document. CUDA, so that products are cuBLAS's; without it the processor, which says something about torch alone.

    echo '{"rounds": 3, "limit": 1, "works": {"distances": {"n": 100, "sizes": [{"d": 1000, "trials": 2}]}}}' |
        bench/peers/.venv/bin/python bench/peers/gpu.py

A call does all its trials without waiting in between, brings what is left of them to the host and waits for that, as ours
does. Only wall-clock seconds are taken: the processor of the host does none of the work.
"""

import json
import platform
import statistics
import sys
import time

sys.dont_write_bytecode = True

import torch  # noqa: E402

from rules import median, squared_distances  # noqa: E402

# cuBLAS in float32, as what it is compared with: its shorter TF32 products would be of ten binary digits.
torch.backends.cuda.matmul.allow_tf32 = False


def column_medians(x):
    return median(x).square().sum()


def row_means(x):
    return x.mean(dim=0).sum()


# Name of the work -> forms: how, whether the call draws, what it computes. Where a form does not draw, the field is there.
FORMS = {
    "drawing": [("normal_", True, None)],
    "normals": [("normal_, mean, sum", True, row_means)],
    "median": [("normal_, median", True, column_medians)],
    "median-small": [("normal_, median", True, column_medians)],
    "distances": [
        ("normal_, one matrix product", True, squared_distances),
        ("normal_, cdist", True, lambda x: torch.cdist(x, x).square()),
        ("one matrix product", False, squared_distances),
    ],
}


def form_call(device, n, draws, compute):
    fields = {}

    def call(size):
        if size["d"] not in fields:
            fields.clear()
            fields[size["d"]] = torch.randn(n, size["d"], device=device)
        field = fields[size["d"]]
        left = []
        for _ in range(size["trials"]):
            if draws:
                field.normal_()
            left.append(compute(field) if compute else field[0, 0].clone())
        return torch.stack(left).cpu()

    return call


def timed(device, call):
    synchronise(device)
    start = time.perf_counter()
    call()
    synchronise(device)
    return time.perf_counter() - start


def synchronise(device):
    if device == "cuda":
        torch.cuda.synchronize()


def largest_size(device, sizes, limit, call):
    """As in bench/gpu/sizes.mjs."""
    chosen = sizes[0]
    call(chosen)
    for size in sizes[1:]:
        growth = size["d"] * size["trials"] / (chosen["d"] * chosen["trials"])
        if min(timed(device, lambda: call(chosen)) for _ in range(3)) * growth > limit:
            break
        chosen = size
    return chosen


def measure(device, work, n, sizes, limit, rounds):
    for how, draws, compute in FORMS[work]:
        call = form_call(device, n, draws, compute)
        size = largest_size(device, sizes, limit, call)
        call(size)
        seconds = [timed(device, lambda: call(size)) for _ in range(rounds)]
        yield {"work": work, "how": how, "draws": draws, "n": n, **size, "wallSeconds": spread(seconds)}


def spread(seconds):
    """Median with quartiles, and the best."""
    low, median, high = (
        statistics.quantiles(seconds, n=4, method="inclusive") if len(seconds) > 1 else seconds * 3
    )
    return {"median": median, "low": low, "high": high, "best": min(seconds)}


def check(device):
    """The distances by a product are those of the differences, in float64."""
    x = torch.randn(10, 500, device=device)
    y = x.double()
    error = (squared_distances(x) - (y[:, None] - y[None, :]).square().sum(dim=2)).abs().max().item()
    if not error <= 1e-2:
        raise SystemExit(f"peers: squared distances of about 1000 are wrong by {error:g}")


def main():
    asked = json.load(sys.stdin)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(1)
    check(device)
    rows = [
        row
        for work, shape in asked["works"].items()
        for row in measure(device, work, shape["n"], shape["sizes"], asked["limit"], asked["rounds"])
    ]
    document = {
        "kind": device,
        "device": torch.cuda.get_device_name() if device == "cuda" else "CPU",
        "versions": {"python": platform.python_version(), "torch": torch.__version__, "cuda": torch.version.cuda},
        "rows": rows,
    }
    json.dump(document, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()

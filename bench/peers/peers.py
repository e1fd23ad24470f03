"""Times NumPy, torch and byzfl on the work of bench/work.mjs and prints one JSON document.

    bench/peers/.venv/bin/python bench/peers/peers.py [--threads 1 2] [--rounds 7] [--dimensions 100 10000]

Rounds go through all cases in turn, so that a noisy moment of the machine falls on all of them alike; medians and quartiles
are over rounds. The work of a case is the same in every round and includes its draw.
"""

import argparse
import json
import os
import platform
import statistics
import sys
import time

# A tuned core type of another machine would only slow the matrix product down; must go before NumPy loads OpenBLAS.
for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)
# NumPy's own threads are not what is compared here.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import importlib.metadata  # noqa: E402

import torch  # noqa: E402

import check_rules  # noqa: E402
from cases import D, D_MDA, F, N, cases  # noqa: E402


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def timed(function):
    """Wall-clock and processor seconds: on a shared machine only the latter do not count the neighbours' turns."""
    wall, processor_time = time.perf_counter(), time.process_time()
    function()
    return time.perf_counter() - wall, time.process_time() - processor_time


def measure(threads, rounds, dimensions):
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    work = cases(threads, dimensions)
    seconds = [[] for _ in work]
    for case in work:
        if not case["once"]:
            case["call"]()  # warm up: pages, caches, lazy initialisation
    for round_number in range(rounds):
        for index, case in enumerate(work):
            if case["once"] and round_number > 0 or case["slow"] and round_number >= 5:
                continue
            seconds[index].append(timed(case["call"]))
    return [row(case, threads, values) for case, values in zip(work, seconds)]


def row(case, threads, seconds):
    wall, processor_time = zip(*seconds)
    return {
        "work": case["work"],
        "library": case["library"],
        "how": case["how"],
        "threads": threads,
        "repetitions": len(seconds),
        "wallSeconds": spread(wall),
        "cpuSeconds": spread(processor_time),
        **({"normals": case["units"]} if case["units"] else {}),
        **({"d": case["d"]} if case["d"] else {}),
    }


def spread(seconds):
    """Median with quartiles, and the best."""
    low, median, high = (
        statistics.quantiles(seconds, n=4, method="inclusive") if len(seconds) > 1 else seconds * 3
    )
    return {"median": median, "low": low, "high": high, "best": min(seconds)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, nargs="+", default=[1])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--dimensions", type=int, nargs="*", default=[], help="for the figure of speed against d")
    options = parser.parse_args()
    check_rules.run()
    start = time.perf_counter()
    rows = [line for threads in options.threads for line in measure(threads, options.rounds, options.dimensions)]
    versions = {name: importlib.metadata.version(name) for name in ("numpy", "torch", "byzfl", "scipy")}
    document = {
        "shape": {"n": N, "f": F, "d": D, "dMda": D_MDA},
        "versions": {"python": platform.python_version(), **versions},
        "machine": {
            "processor": processor(),
            "cpus": os.cpu_count(),
            "torchVectors": torch.backends.cpu.get_cpu_capability(),
        },
        "wallSeconds": time.perf_counter() - start,
        "rows": rows,
    }
    json.dump(document, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()

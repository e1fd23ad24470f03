"""What the peers give on explicit rows: reads {"rows": n lists of d numbers} and prints {work: {form: d numbers}}.

bench/agreement.mjs compares the answers with Leeway's before anything is timed: a ratio of speeds says nothing about two
different functions. The forms here are the plain ones; check_rules.py ties the fast ones to them.
"""

import json
import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.dont_write_bytecode = True

import torch  # noqa: E402
from byzfl import MDA, GeometricMedian, Krum, Meamed, Median, MultiKrum, TrMean  # noqa: E402

import rules  # noqa: E402
from cases import BYZFL_ITERATIONS, F, GEOMETRIC_TOLERANCE  # noqa: E402


def answers(x):
    by_byzfl = {
        "median": Median(),
        "trimmed-mean": TrMean(F),
        "meamed": Meamed(F),
        "krum": Krum(F),
        "multi-krum": MultiKrum(F),
        "geometric-median": GeometricMedian(T=BYZFL_ITERATIONS["geometric-median-far"]),
    }
    for work, rule in by_byzfl.items():
        yield work, "byzfl, torch tensor", rule(x)
        yield work, "byzfl, numpy array", rule(x.numpy())
    yield "mda", "byzfl, numpy array", MDA(F)(x.numpy())
    yield "median", "torch", rules.median(x)
    yield "trimmed-mean", "torch", rules.trimmed_mean(x, F)
    yield "meamed", "torch", rules.meamed(x, F)
    yield "phocas", "torch", rules.phocas(x, F)
    yield "krum", "torch", rules.krum(x, F)
    yield "multi-krum", "torch", rules.multi_krum(x, F)
    yield "bulyan", "torch, pairs in Python", rules.bulyan_public_style(x, F)
    yield "bulyan", "torch, one distance matrix", rules.bulyan_by_matrix(x, F)
    yield "geometric-median", "torch, in R^d", rules.weiszfeld(x, GEOMETRIC_TOLERANCE)[0]
    yield "geometric-median", "torch, by Gram", rules.weiszfeld_by_gram(x, GEOMETRIC_TOLERANCE)[0]


def main():
    x = torch.tensor(json.load(sys.stdin)["rows"], dtype=torch.float32)
    found = {}
    for work, form, answer in answers(x):
        found.setdefault(work, {})[form] = torch.as_tensor(answer).double().tolist()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()

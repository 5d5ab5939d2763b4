# Needs scipy==1.16.3, numpy==2.4.6 (Python 3.11). Writes kendall.json beside this file.
"""Vectors for Kendall's tau-b between two sides' mean ranks, against scipy.stats.kendalltau."""
import json
import math
import random
from fractions import Fraction
from pathlib import Path

import numpy
import scipy
from scipy.stats import kendalltau

from score import tau_b

PINNED = {"scipy": "1.16.3", "numpy": "2.4.6"}
assert {"scipy": scipy.__version__, "numpy": numpy.__version__} == PINNED

rng = random.Random(20260117)


def below(n):
    return int(rng.random() * n)


def permutation(n):
    xs = list(range(1, n + 1))
    for i in range(n - 1, 0, -1):
        j = below(i + 1)
        xs[i], xs[j] = xs[j], xs[i]
    return xs


def mean_ranks(orders):
    return [Fraction(sum(places), len(places)) for places in zip(*orders)]


def side(n, people):
    return mean_ranks([permutation(n) for _ in range(people)])


pairs = []
for n in range(3, 10):
    up = [Fraction(i) for i in range(1, n + 1)]
    pairs.append((up, up))
    pairs.append((up, up[::-1]))
    for people in (1, 2, 2, 3, 5):
        pairs.append((side(n, people), side(n, 1 + below(4))))
    if n % 2:  # two opposite orders: every option the same, so no tau
        pairs.append((mean_ranks([up, up[::-1]]), side(n, 2)))
for n in (4, 6, 9):  # many ties on both sides
    p = permutation(n)
    q = permutation(n)
    tied = lambda xs: mean_ranks([xs, [x + 1 if x % 2 else x - 1 for x in xs]] if n % 2 == 0 else
                                 [xs, [n if x == n else x + 1 if x % 2 else x - 1 for x in xs]])
    pairs.append((tied(p), tied(q)))
    pairs.append((tied(p), tied(p)))
pairs.append((mean_ranks([[1, 2, 3], [3, 2, 1]]), mean_ranks([[2, 1, 3], [2, 3, 1]])))

cases = []
for xs, ys in pairs:
    x, y = [float(v) for v in xs], [float(v) for v in ys]
    tau = float(kendalltau(x, y, variant="b").statistic)
    own = tau_b(xs, ys)
    assert (own is None) == math.isnan(tau) and (own is None or abs(own - tau) < 1e-12)
    cases.append({"x": x, "y": y, "tau": None if math.isnan(tau) else tau})

with open(Path(__file__).with_name("kendall.json"), "w", encoding="utf-8") as f:
    f.write('{"versions":%s,"cases":[\n' % json.dumps(PINNED, separators=(",", ":")))
    f.write(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
    f.write("\n]}\n")
ties = sum(len(set(c["x"])) < len(c["x"]) or len(set(c["y"])) < len(c["y"]) for c in cases)
print(len(cases), "pairs,", ties, "with ties,", sum(c["tau"] is None for c in cases), "undefined")

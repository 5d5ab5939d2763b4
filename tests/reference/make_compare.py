# Needs scipy==1.16.3, statsmodels==0.14.5, numpy==2.4.6, pandas==3.1.1 (Python 3.11). Writes compare.json beside this file.
"""Vectors for the test of a cause's change between two waves.

For a cause with the question changes d: t = mean(d) / sqrt(s2 / n), s2 being the variance pooled
over the causes, with as many degrees of freedom as questions less causes; two-sided p from
scipy.stats.t; Holm's adjustment over the causes from statsmodels.
"""
import json
import random
from fractions import Fraction
from math import sqrt
from pathlib import Path

import numpy
import pandas
import scipy
import statsmodels
from scipy.stats import t as student
from statsmodels.stats.multitest import multipletests

PINNED = {"scipy": "1.16.3", "statsmodels": "0.14.5", "numpy": "2.4.6", "pandas": "3.1.1"}
assert {m.__name__: m.__version__ for m in (scipy, statsmodels, numpy, pandas)} == PINNED

rng = random.Random(20260118)


def below(n):
    return int(rng.random() * n)


def noise():
    """Roughly normal, from a stream that is stable across versions of Python."""
    return sum(rng.random() for _ in range(12)) - 6


def expected(causes):
    exact = [[Fraction(d) for d in ds] for ds in causes]  # the very floats of the file
    means = [sum(ds) / len(ds) for ds in exact]
    squares = sum((d - m) ** 2 for ds, m in zip(exact, means) for d in ds)
    df = sum(len(ds) - 1 for ds in exact)
    assert df >= 1 and squares > 0
    s2 = squares / df
    t = [float(m) / sqrt(s2 / len(ds)) for m, ds in zip(means, exact)]
    p = [float(2 * student.sf(abs(x), df)) for x in t]
    adjusted = [float(x) for x in multipletests(p, alpha=0.10, method="holm")[1]]
    return {"df": df, "t": t, "p": p, "p_adjusted": adjusted}


def made(sizes, shifts, spread, step=None):
    causes = []
    for n, shift in zip(sizes, shifts):
        ds = [shift + spread * noise() for _ in range(n)]
        causes.append([round(d / step) * step if step else round(d, 6) for d in ds])
    return causes


cases = []
for number in range(22):
    count = 2 + number % 5
    sizes = [1 + below(6) for _ in range(count)]
    if max(sizes) == 1:
        sizes[0] = 2
    shifts = [0 if number % 3 == 0 else (below(7) - 3) * 10 for _ in range(count)]
    cases.append(made(sizes, shifts, 4 + below(12), 12.5 if number % 2 else None))
cases += [
    [[10.0, -10.0], [0.0]],                                        # one degree of freedom, two means of 0
    [[12.5, 25.0], [-37.5], [50.0]],                               # one degree of freedom, real changes
    [[-25.0, -25.0, -25.0, -12.5], [25.0, 25.0, 25.0, 12.5]],      # equal p of opposite signs
    [[0.0, 0.0, 0.0], [0.0, 12.5, 0.0], [0.0, 0.0, -12.5]],        # no change but two answers
    [[-60.0, -60.5, -59.5, -60.0], [60.0, 60.5, 60.0], [0.5]],     # a very small p
    [[8.333333, -4.166667], [16.666667, 12.5], [0.0, 4.166667]],   # two questions a cause
    made([4, 4, 4, 4, 5], [-25, 0, 0, 0, 0], 9, 12.5),             # one true fall
    made([6] * 6, [0] * 6, 15),
    made([5] * 5, [-25] * 5, 10, 6.25),
]

with open(Path(__file__).with_name("compare.json"), "w", encoding="utf-8") as f:
    f.write('{"versions":%s,"cases":[\n' % json.dumps(PINNED, separators=(",", ":")))
    lines = [json.dumps({"causes": [[d + 0.0 for d in ds] for ds in c], "expected": expected(c)},
                        separators=(",", ":")) for c in cases]
    f.write(",\n".join(lines))
    f.write("\n]}\n")
print(len(cases), "cases")

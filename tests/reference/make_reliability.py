"""Writes reliability.json: answers, and what pingouin and R's psych say of how far they hang together.

    pip install pingouin==0.7.0 scipy==1.17.1 numpy==2.4.6 pandas==3.1.1
    apt-get install r-base-core r-cran-psych      (psych 2.2.9 on R 4.2.2)

pingouin rounds its interval and takes its degrees of freedom from all rows, missing ones among them; so the interval
here is scipy's, of those who answered everything, and is held against pingouin's where nothing is missing. psych
takes out questions that don't vary, so such cases have no `questions`.
"""
import json
import random
import subprocess
import sys
from pathlib import Path

import numpy
import pandas
import pingouin
from scipy.stats import f

PSYCH = """
suppressMessages(library(psych))
rows <- as.matrix(read.csv(file("stdin"), header = FALSE))
found <- suppressWarnings(alpha(rows, check.keys = FALSE, warnings = FALSE))
cat(formatC(c(found$total$raw_alpha, found$item.stats$r.drop, found$alpha.drop$raw_alpha), digits = 17), "\\n")
"""


def answers(numbers, people, labels, shared, missing):
    """Rows of answers, 1 to K; every other question is worded the other way round."""
    rows = []
    for _ in range(people):
        common = numbers.gauss(0, shared)
        row = []
        for at, count in enumerate(labels):
            place = (common + numbers.gauss(0, 1)) / 4 + 0.5
            answer = min(max(round(1 + place * (count - 1)), 1), count)
            answer = count + 1 - answer if at % 2 else answer
            row.append(None if numbers.random() < missing else answer)
        rows.append(row)
    return rows


def severities(rows, labels):
    def severity(at, answer):
        if answer is None:
            return numpy.nan
        steps = labels[at] - answer if at % 2 else answer - 1
        return 100 * steps / (labels[at] - 1)

    return pandas.DataFrame([[severity(at, answer) for at, answer in enumerate(row)] for row in rows], dtype=float)


def case(name, rows, labels):
    data = severities(rows, labels)
    whole = data.dropna()
    alpha, _ = pingouin.cronbach_alpha(data=data, nan_policy="listwise")
    above, below = len(whole) - 1, (len(whole) - 1) * (len(labels) - 1)
    interval = [1 - (1 - alpha) * f.isf(chance, above, below) for chance in (0.025, 0.975)]
    rounded = pingouin.cronbach_alpha(data=whole)[1]
    assert numpy.allclose(rounded, interval, atol=0.0006), (name, rounded, interval)
    found = {"name": name, "labels": labels, "rows": rows, "alpha": float(alpha), "interval": [float(it) for it in interval]}
    if (whole.var() > 0).all():
        text = whole.to_csv(header=False, index=False, float_format="%.17g")
        printed = subprocess.run(["Rscript", "-e", PSYCH], input=text, check=True, capture_output=True, text=True).stdout
        numbers = [float(number) for number in printed.split()]
        assert abs(numbers[0] - alpha) < 1e-9, (name, numbers[0], alpha)
        count = len(labels)
        found["questions"] = {"item_total": numbers[1 : count + 1], "alpha_without": numbers[count + 1 :]}
        if count == 2:
            # Of one question there is no alpha.
            found["questions"]["alpha_without"] = None
    return found


def main():
    numbers = random.Random(20)
    plan = [
        ("five questions", 60, [5] * 5, 1.0, 0),
        ("some missing", 80, [5] * 4, 0.8, 0.1),
        ("two questions", 40, [5, 5], 1.0, 0),
        ("scales of several lengths", 50, [2, 5, 7, 11, 4], 1.0, 0.05),
        ("nothing in common", 31, [5] * 3, 0.0, 0),
        ("seven questions, hardly anything else", 45, [5] * 7, 3.0, 0.02),
    ]
    cases = [case(name, answers(numbers, *how), how[1]) for name, *how in plan]
    constant = answers(numbers, 35, [5] * 4, 1.0, 0)
    cases.append(case("a question that everybody answers alike", [[3, *row[1:]] for row in constant], [5] * 4))
    file = Path(__file__).parent / "reliability.json"
    lines = ",\n".join(json.dumps(it) for it in cases)
    file.write_text('{"cases": [\n' + lines + "\n]}\n")


sys.exit(main())

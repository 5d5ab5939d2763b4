"""The resamples of `batch --confidence`, by numpy: draws made once, float32, one matrix product a side and cause.

    rival_numpy.py TABLE.csv COMPANIES

Scores COMPANIES companies of as many people as they have in the table, in 2,000 resamples each, and prints for each
how often every cause comes first. It reads the table once into an array beside it and checks nothing.
"""

import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

RESAMPLES, CAUSES, QUESTIONS, LINE = 2000, 5, 5, 50.0


def table(path):
    """Answers as steps of conflict, 0 to 4: rows sorted by company and side, and each company's size a side."""
    cache = path + ".npz"
    if not os.path.exists(cache):
        import duckdb

        rows = duckdb.sql(f"select * from read_csv('{path}') order by company, side desc").fetchnumpy()
        answers = np.stack([np.asarray(rows[name]) for name in list(rows)[3:3 + CAUSES * QUESTIONS]], axis=1) - 1
        turned = np.arange(CAUSES * QUESTIONS) % QUESTIONS >= 3
        answers[:, turned] = 4 - answers[:, turned]
        company, sales = np.asarray(rows["company"]).astype(str), np.asarray(rows["side"]).astype(str) == "sales"
        _, start = np.unique(company, return_index=True)
        ends = np.append(start[1:], len(company))
        sides = [(int(sales[a:b].sum()), int((~sales[a:b]).sum())) for a, b in zip(start, ends)]
        np.savez(cache, answers=answers.astype(np.float32), sides=np.array(sides))
    kept = np.load(cache)
    return kept["answers"], kept["sides"]


def counts(random, things):
    """How often each of so many things is drawn in each resample."""
    drawn = random.integers(0, things, (RESAMPLES, things))
    return np.stack([(drawn == thing).sum(axis=1) for thing in range(things)], axis=1).astype(np.float32)


def main(path, companies):
    answers, sides = table(path)
    random = np.random.default_rng(1)
    weights = np.concatenate([counts(random, QUESTIONS) for _ in range(CAUSES)], axis=1)
    people = [{}, {}]
    at = 0
    for sizes in sides[:companies]:
        priority = np.zeros((RESAMPLES, CAUSES), np.float32)
        for side, size in enumerate(sizes):
            draws = people[side].setdefault(size, None)
            if draws is None:
                draws = people[side][size] = counts(random, size)
            totals = (draws @ answers[at:at + size]) * weights
            at += size
            scores = totals.reshape(RESAMPLES, CAUSES, QUESTIONS).sum(axis=2) * np.float32(25 / QUESTIONS / size)
            priority += scores * scores
        priority = np.sqrt(priority / 2)
        highest = priority == priority.max(axis=1, keepdims=True)
        first = (highest / highest.sum(axis=1, keepdims=True)).mean(axis=0)
        print(*np.round(first, 4), sep=",")


main(sys.argv[1], int(sys.argv[2]))

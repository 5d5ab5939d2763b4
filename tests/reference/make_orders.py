#!/usr/bin/env python3
"""Writes orders.json: the orders and ranks that score.py finds in random companies of three leaders a side.

Answers lie close together, so that many figures are equal: whatever computes on from a rounded figure, or
compares unrounded ones, puts them in another order. Standard library alone.

A case is short: the questionnaire's id (the questionnaires stand in vectors.json); for each respondent the
side and a digit or letter (a is 10, b 11) a scale question in the questionnaire's order, 0 for none; then,
best first, each cause with its rank, its questions and its solutions, and each solution with its actions.
"""
import json
from pathlib import Path

import make_vectors
from make_vectors import ELEVEN, FIVE, PLAIN, SEVEN, below, steps
from score import Model, is_scale, score

DIGITS = "0123456789ab"


def draw(q, missing):
    """Three leaders a side, each answer one of three in the middle of the scale."""
    m = Model(q)
    people = []
    for who in m.sides:
        for _ in range(3):
            answers = ""
            for x in (x for block in m.blocks for x in block if is_scale(x)):
                top = steps(q, x)
                step = min(top, max(0, top // 2 - 1 + below(3)))
                answer = step + 1 if x["agreeing"] == "conflict" else top + 1 - step
                answers += "0" if below(100) < missing else DIGITS[answer]
            people.append([who, answers])
    return people


def case(q, people):
    asked = [x["id"] for block in Model(q).blocks for x in block if is_scale(x)]
    records = [{"side": who, "answers": {i: DIGITS.index(a) for i, a in zip(asked, answers) if a != "0"}}
               for who, answers in people]
    found = score(q, records)
    return {
        "questionnaire": q["id"], "people": people,
        "causes": [[c["id"], c["rank"], [x["id"] for x in c["questions"]], c["solutions"]] for c in found["causes"]],
        "solutions": [[s["id"], s["rank"], [a["id"] for a in s["actions"]]] for s in found["solutions"]]}


def main():
    make_vectors.rng.seed(20261126)
    cases = [case(q, draw(q, missing))
             for q, count in ((FIVE, 60), (PLAIN, 40), (SEVEN, 30), (ELEVEN, 20)) for missing in (0, 10)
             for _ in range(count // 2)]
    with open(Path(__file__).with_name("orders.json"), "w", encoding="utf-8") as f:
        f.write('{"cases":[\n')
        f.write(",\n".join(json.dumps(c, separators=(",", ":")) for c in cases))
        f.write("\n]}\n")


if __name__ == "__main__":
    main()

# Needs scipy==1.16.3, statsmodels==0.14.5, numpy==2.4.6, pandas==3.1.1 (Python 3.11). Writes compare.json beside this file.
"""Vectors for the test of a cause's change between two waves.

`cases` hold a cause's question changes d alone, as where no group has two people: t = mean(d) / sqrt(s2 / n), s2 being the variance
pooled over the causes, with as many degrees of freedom as questions less causes; two-sided p from scipy.stats.t; Holm's adjustment
over the causes from statsmodels. compare.py has to say the same of them, and student.py the same as scipy.

`waves` hold answers of two waves and all that compare.py says of them. `questionnaires` are theirs; those that are not
in vectors.json too differ from one of it by what their id says.
"""
import copy
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

import make_vectors
import student as own
from compare import compare, holm
from difference import Difference
from make_vectors import ELEVEN, FIVE, NAMES, PAIRS, SINGLES, company, exactly

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
    difference = Difference({i: {"value": m, "d": ds, "groups": {}} for i, (m, ds) in enumerate(zip(means, exact))}, {})
    near = lambda a, b: abs(a - b) <= 1e-9 * max(1e-6, b)
    assert difference.questions_df == df
    assert all(near(difference.p(i), x) for i, x in enumerate(p)), (p, [difference.p(i) for i in range(len(p))])
    assert all(near(a, b) for a, b in zip(holm(p), adjusted))
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

for df in (1, 1.5, 2, 2.25, 3.7, 5, 10.5, 33.3, 120):
    for p in (0.95, 0.975):
        assert abs(own.quantile(p, df) / float(student.ppf(p, df)) - 1) < 1e-9
own.check()


# --- two waves --------------------------------------------------------------------------------

def changed(q, id, change):
    q = copy.deepcopy(q)
    q["id"] = id
    change(q)
    make_vectors.check(q)
    return q


def shorten(q):
    """The first cause keeps two of five questions, the second has one of its own, the third keeps a single one, a question of the
    fourth moves to the fifth, the symptoms keep three."""
    goals, incentives, avoidance, channels, ideas = (c["questions"] for c in q["causes"])
    del goals[2:]
    incentives[0]["id"] = "incentives-other"
    del avoidance[1:]
    ideas.append(channels.pop(0))
    del q["symptoms"]["questions"][3:]


def rescale(q):
    """Seven labels instead of five, and a question that is asked the other way round."""
    q["scales"][0]["labels"] = ["None", "Hardly", "A bit", "Half", "Rather", "Much", "All"]
    q["causes"][0]["questions"][0]["agreeing"] = "health"


def renew(q):
    """None of the first cause's questions are the same."""
    for x in q["causes"][0]["questions"]:
        x["id"] += "-new"


PULSE = changed(FIVE, "five-causes-shortened", shorten)
SEVENS = changed(PAIRS, "pairs-on-seven-labels", rescale)
RENEWED = changed(PAIRS, "pairs-one-cause-renewed", renew)
make_vectors.rng.seed(20261127)
WAVES = []


def pair(name, old_q, old, new_q, new, names=None, *musts):
    """names: (the old wave's, the new one's); the same in both where None."""
    given = []
    for records, called in ((old, names and names[0]), (new, names and names[1])):
        records = [dict(r) for r in records]
        for i, r in enumerate(records):
            r["respondent"] = (called or NAMES)[i]
            if r["respondent"] is None:
                del r["respondent"]
        given.append(records)
    found = compare(old_q, given[0], new_q, given[1])
    for must in musts:
        assert must(found), f"{name}: {json.dumps(found)}"
    WAVES.append({"name": name, "old": {"questionnaire": old_q["id"], "records": given[0]},
                  "new": {"questionnaire": new_q["id"], "records": given[1]}, "expected": found})


def cause_of(id, **wanted):
    return lambda e: all(next(c for c in e["causes"] if c["id"] == id)[k] == v for k, v in wanted.items())


def later(q, records, shift, noise=0.5, missing=0.0):
    """The same people later: every answer moves by `shift` of the scale, give or take."""
    m = make_vectors.Model(q)
    found = []
    for r in records:
        answers = {}
        for key, a in r["answers"].items():
            if isinstance(a, list):
                continue
            question = m.questions[key]
            top = make_vectors.steps(q, question)
            up = 1 if question["agreeing"] == "conflict" else -1
            block = next(c["id"] for c in q["causes"] + [{"id": None, "questions": None}] if c["questions"] is None or question in c["questions"])
            move = shift.get(block, 0) + noise * (make_vectors.rng.random() + make_vectors.rng.random() - 1)
            if make_vectors.rng.random() >= missing:
                answers[key] = min(top + 1, max(1, a + up * round(move * top)))
        found.append({**r, "answers": answers})
    return found


def plain(records):
    return [{**r, "answers": {k: a for k, a in r["answers"].items() if not isinstance(a, list)}} for r in records]


def only(records, *sides):
    return [r for r in records if r["side"] in sides]


OTHERS = ["Uma", "Vic", "Wes", "Xia", "Yan", "Zoe", "Abe", "Bo", "Cai", "Dov", "Eve", "Flo", "Gil", "Hal", "Ian", "Jan"]
middle = {c["id"]: 0.6 for c in FIVE["causes"]} | {"symptoms": 0.6, "debate": 0.5}
verdict = lambda word: lambda e: any(c["verdict"] == word for c in e["causes"])
matched = lambda *wanted: lambda e: [s["matched"] for s in e["sides"]] == list(wanted)


def build():
    two = plain(company(FIVE, (2, 2, 0), noise=0.4, levels=[middle] * 3))
    fall = {"goals": -0.35, "channels": -0.1, None: -0.2}
    pair("two leaders a side, the same ones", FIVE, two, FIVE, later(FIVE, two, fall, 0.3), None, matched(True, True), verdict("real"))
    pair("the same answers by others", FIVE, WAVES[-1]["old"]["records"], FIVE, WAVES[-1]["new"]["records"], (NAMES, OTHERS), matched(False, False))
    pair("the same answers, one side the same people", FIVE, WAVES[-1]["old"]["records"], FIVE, WAVES[-1]["new"]["records"],
         (NAMES, NAMES[:2] + OTHERS), matched(True, False))
    pair("the same answers, no names", FIVE, WAVES[-1]["old"]["records"], FIVE, WAVES[-1]["new"]["records"], ([None] * 4, [None] * 4), matched(False, False))
    pair("nothing has changed", FIVE, two, FIVE, list(reversed(two)), (NAMES, [f" {x} " for x in reversed(NAMES[:4])]), matched(True, True),
         lambda e: all(c["p"] == 1 and c["verdict"] == "noise" and c["low"] == c["high"] == 0 for c in e["causes"]))
    one = plain(company(FIVE, (1, 1, 0), noise=0.3, levels=[middle] * 3))
    pair("one leader a side, the same ones", FIVE, one, FIVE, later(FIVE, one, fall, 0.2), None, verdict("answered-differently"))
    pair("one leader a side, others", FIVE, one, FIVE, later(FIVE, one, {"ideas": 0.35}, 0.2), (NAMES, OTHERS), verdict("answered-differently"))
    three = plain(company(FIVE, (3, 3, 0), noise=0.4, levels=[middle] * 3))
    pair("three, then one on one side", FIVE, three, FIVE, later(FIVE, three[:4], {"goals": -0.5, "avoidance": -0.3}, 0.2), (NAMES, OTHERS),
         verdict("answered-differently"))
    pair("three, then two and four", FIVE, three, FIVE, later(FIVE, three[:2] + three[3:] + three[4:5], fall, 0.4), (NAMES, NAMES[:2] + OTHERS))
    pair("a side is missing later", FIVE, three, FIVE, only(three, "sales"), None,
         lambda e: all(c["change"] is None and c["reason"] == "a-side-is-missing" for c in e["causes"]))
    less = [{**r, "answers": {k: v for k, v in r["answers"].items() if r["side"] != "sales" or not k.startswith("goals")}} for r in three]
    pair("a side is missing on one cause earlier", FIVE, less, FIVE, later(FIVE, three, {"avoidance": -0.3}, 0.3), None,
         cause_of("goals", change=None), lambda e: sum(c["p"] is not None for c in e["causes"]) == 4)
    pair("a fifth missing, the same people", FIVE, three, FIVE, later(FIVE, three, fall, 0.5, 0.2), None, matched(True, True))
    gone = later(FIVE, three, fall, 0.3)
    gone[1]["answers"] = dict(list(gone[1]["answers"].items())[:2])
    pair("one of three answers next to nothing later, so that side isn't matched", FIVE, three, FIVE, gone, None, matched(False, True))
    apart = later(FIVE, three, {"ideas": -0.4}, 0.3)
    for r, left_out in zip(apart[:3], ("goals", "goals", "channels")):
        r["answers"] = {k: v for k, v in r["answers"].items() if not k.startswith(left_out)}
    pair("two of three matched people leave out one cause later", FIVE, three, FIVE, apart, None, matched(True, True))
    eight = plain(company(ELEVEN, (8, 8, 0), noise=0.6))
    pair("eight a side, the same ones", ELEVEN, eight, ELEVEN, later(ELEVEN, eight, {"forecast": -0.2}, 0.4), None, matched(True, True))
    pair("eight a side, others", ELEVEN, eight, ELEVEN, plain(company(ELEVEN, (8, 8, 0), noise=0.6)), (NAMES, OTHERS), matched(False, False))
    short = plain(company(PULSE, (3, 3, 0), noise=0.4, levels=[middle] * 3))
    pair("another questionnaire: fewer questions, one in another cause", FIVE, three, PULSE, short, (NAMES, OTHERS),
         cause_of("goals", questions=2), cause_of("incentives", questions=4), cause_of("avoidance", questions=1), cause_of("ideas", questions=5),
         cause_of("channels", questions=4))
    few = [{**r, "answers": {k: v for k, v in r["answers"].items() if k not in ("goals-1", "goals-2")}} for r in three]
    pair("the half rule on the shared questions alone", FIVE, few, PULSE, short, (NAMES, OTHERS), cause_of("goals", change=None))
    pairs = {"briefs": [3, 4], "tests": 2, "dates": 1, "symptoms": 2}
    sevens = {"briefs": [2, 6], "tests": 1, "dates": [4, 3], "symptoms": 3}
    pair("another number of labels, and one asked the other way round", PAIRS, exactly(PAIRS, {
        "design": [pairs, {**pairs, "tests": [1, 2]}], "building": [pairs, {**pairs, "dates": 2}]}), SEVENS, exactly(SEVENS, {
        "design": [sevens, {**sevens, "briefs": 3}], "building": [sevens, {**sevens, "dates": [5, 3]}]}))
    pair("no question shared on one cause", PAIRS, exactly(PAIRS, {"design": [pairs] * 2, "building": [pairs, {**pairs, "tests": [1, 2]}]}),
         RENEWED, exactly(RENEWED, {"design": [{**pairs, "tests": 0}] * 2, "building": [pairs, {**pairs, "dates": [2, 1]}]}), None,
         cause_of("briefs", change=None, reason="no-shared-question"))
    ann, bea, cem, dov = ({"briefs": a, "tests": b} for a, b in (([4, 4], [1, 2]), ([3, 2], [2, 2]), ([3, 3], [0, 1]), ([4, 3], [2, 2])))
    bea2, ann2, eve, fay = ({"briefs": a, "tests": b} for a, b in (([1, 2], [1, 2]), ([1, 2], [2, 2]), ([2, 1], [0, 0]), ([1, 1], [3, 1])))
    pair("two questions a cause: the third example of README.md", PAIRS, exactly(PAIRS, {"design": [ann, bea], "building": [cem, dov]}),
         PAIRS, exactly(PAIRS, {"design": [bea2, ann2], "building": [eve, fay]}),
         (["Ann", "Bea", "Cem", "Dov"], ["Bea", "Ann", "Eve", "Fay"]), matched(True, False),
         cause_of("briefs", change=-46.875, df=4.8756, low=-77.2456, high=-16.5044, p=0.0269, p_adjusted=0.0539, verdict="real"))
    flat = {"briefs": 3, "tests": 3, "dates": 1, "symptoms": 3}
    pair("all answers fall alike: nothing varies, and the fall is certain", PAIRS, exactly(PAIRS, {"design": [flat] * 2, "building": [flat] * 2}),
         PAIRS, exactly(PAIRS, {"design": [{**flat, "briefs": 2, "symptoms": 2}] * 2, "building": [{**flat, "briefs": 2, "symptoms": 2}] * 2}),
         None, cause_of("briefs", p=0, low=-25, high=-25, verdict="real"), cause_of("tests", p=1, verdict="noise"))
    pair("the two sides' changes cancel", PAIRS, exactly(PAIRS, {"design": [flat] * 2, "building": [flat] * 2}),
         PAIRS, exactly(PAIRS, {"design": [{**flat, "briefs": [1, 2]}, {**flat, "briefs": [2, 3]}],
                                "building": [{**flat, "briefs": 4}, {**flat, "briefs": 4}]}), None, cause_of("briefs", change=0, p=1))
    first = exactly(PAIRS, {"design": [{**flat, "briefs": [4, None]}] * 2, "building": [flat] * 2})
    then = exactly(PAIRS, {"design": [{**flat, "briefs": [None, 2]}] * 2, "building": [{**flat, "tests": [2, 1]}] * 2})
    pair("no question that all have answered on one cause", PAIRS, first, PAIRS, then, None,
         cause_of("briefs", p=None, reason="no-question-that-all-answered", questions=0), lambda e: e["causes"][1]["p"] is not None)
    single = {"rota": 4, "handover": 3, "noise": 2, "symptoms": 3}
    pair("one question a cause", SINGLES, exactly(SINGLES, {"day": [single] * 2, "night": [single] * 2}),
         SINGLES, exactly(SINGLES, {"day": [{**single, "rota": 1}] * 2, "night": [{**single, "rota": 2}] * 2}), None,
         cause_of("rota", change=-62.5, p=None, reason="no-degrees-of-freedom"))


build()
used = {q["id"]: q for q in (FIVE, ELEVEN, PAIRS, SINGLES, PULSE, SEVENS, RENEWED)}
compact = lambda x: json.dumps(x, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
with open(Path(__file__).with_name("compare.json"), "w", encoding="utf-8") as f:
    f.write('{"versions":%s,"cases":[\n' % json.dumps(PINNED, separators=(",", ":")))
    lines = [json.dumps({"causes": [[d + 0.0 for d in ds] for ds in c], "expected": expected(c)},
                        separators=(",", ":")) for c in cases]
    f.write(",\n".join(lines))
    f.write('\n],"questionnaires":{\n')
    f.write(",\n".join(f"{compact(k)}:{compact(q)}" for k, q in used.items()))
    f.write('\n},"waves":[\n')
    f.write(",\n".join(map(compact, WAVES)))
    f.write("\n]}\n")
print(len(cases), "cases,", len(WAVES), "pairs of waves")

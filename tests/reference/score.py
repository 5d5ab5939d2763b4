#!/usr/bin/env python3
"""Reference implementation of detente's figures, in exact arithmetic, with the standard library alone.

Usage: score.py QUESTIONNAIRE.json ANSWERS.json

Prints the figures of one company as JSON: the shape of `detente report -f json` without titles and
texts, and without the bootstrap's confidence. The headline is therefore the one that holds before
confidence exists: a shared first place is `too-close`, all else with a cause above the line `clear`.

Means are fractions; square roots are taken to 50 decimals. No figure is computed from a rounded one.
A figure is taken to nine decimals where it is ranked, sorted or held against a threshold (which is taken
to nine as well), and printed with four, halves away from zero.
"""
import json
import sys
from fractions import Fraction
from math import isqrt

DEFAULTS = {"high": 50, "gap": 20, "divided": 40}


# --- arithmetic -------------------------------------------------------------------------------

def rounded(x, decimals):
    """The fraction nearest to x with so many decimals, halves away from zero."""
    scale = 10 ** decimals
    n = abs(x) * scale + Fraction(1, 2)
    n = n.numerator // n.denominator
    return Fraction(-n if x < 0 else n, scale)


def nine(x):
    return rounded(x, 9)


def out(x):
    """A figure as printed: four decimals, never -0, null where missing."""
    return None if x is None else float(rounded(x, 4)) + 0.0


def root(x):
    n, d = x.numerator, x.denominator
    if isqrt(n) ** 2 == n and isqrt(d) ** 2 == d:
        return Fraction(isqrt(n), isqrt(d))
    return Fraction(isqrt(n * d * 10 ** 100), d * 10 ** 50)


def mean(xs):
    """The mean of those that are there; None of none."""
    xs = [x for x in xs if x is not None]
    return sum(xs, Fraction(0)) / len(xs) if xs else None


def quadratic_mean(xs):
    xs = [x for x in xs if x is not None]
    if len(xs) < 2:  # exactly the one, whatever its root would be
        return xs[0] if xs else None
    return root(sum(x * x for x in xs) / len(xs))


def number(x):
    """A weight, threshold or band from JSON as the decimal that was written."""
    return Fraction(str(x))


def tau_b(xs, ys):
    """Kendall's tau-b; None where one of the two is constant."""
    sign = lambda a, b: (a > b) - (a < b)
    total = untied_x = untied_y = 0
    for i in range(len(xs)):
        for j in range(i):
            dx, dy = sign(xs[i], xs[j]), sign(ys[i], ys[j])
            total += dx * dy
            untied_x += dx != 0
            untied_y += dy != 0
    if not untied_x or not untied_y:
        return None
    return Fraction(total) / root(Fraction(untied_x * untied_y))


# --- questionnaire and answers ----------------------------------------------------------------

class Model:
    def __init__(self, q):
        self.q = q
        self.sides = [s["id"] for s in q["sides"]]
        self.observer = q["observer"]["id"] if q.get("observer") else None
        self.labels = {s["id"]: s["labels"] for s in q["scales"]}
        self.high, self.gap, self.divided = (
            nine(number((q.get("thresholds") or {}).get(k, v))) for k, v in DEFAULTS.items())
        self.blocks = [c["questions"] for c in q["causes"]] + [q["symptoms"]["questions"]]
        if q.get("debate"):
            self.blocks.append(q["debate"]["questions"])
        self.questions = {x["id"]: x for block in self.blocks for x in block}

    def asked(self, questions, who):
        """Those that this side or observer is asked."""
        if who == self.observer:
            return [x for x in questions if who in (x.get("wording") or {})]
        return list(questions)

    def answer(self, question, value):
        """1 to K, or the list of options; None where missing."""
        if value is None:
            return None
        if is_scale(question):
            labels = self.labels[question["scale"]]
            if isinstance(value, str):
                value = labels.index(value) + 1
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= len(labels):
                raise ValueError(f"{question['id']}: not an answer: {value!r}")
            return value
        if sorted(value) != sorted(o["id"] for o in question["options"]):
            raise ValueError(f"{question['id']}: not an order of its options: {value!r}")
        return list(value)

    def read(self, records):
        """{side or observer: [{question: answer}]}, missing answers left out."""
        people = {who: [] for who in self.sides + ([self.observer] if self.observer else [])}
        for record in records:
            who = record["side"]
            allowed = {x["id"] for block in self.blocks for x in self.asked(block, who)}
            answers = {}
            for key, value in (record.get("answers") or {}).items():
                question = self.questions[key]
                value = self.answer(question, value)
                if value is None:
                    continue
                if key not in allowed:
                    raise ValueError(f"{key}: not asked of {who}")
                answers[key] = value
            people[who].append(answers)
        return people

    def severity(self, question, a):
        k = len(self.labels[question["scale"]])
        return Fraction(100 * (a - 1 if question["agreeing"] == "conflict" else k - a), k - 1)

    def score(self, questions, answers):
        """A respondent's score over these scale questions, by the half rule."""
        got = [self.severity(x, answers[x["id"]]) for x in questions if x["id"] in answers]
        return mean(got) if got and 2 * len(got) >= len(questions) else None

    def scores(self, questions, group):
        return [self.score(questions, answers) for answers in group]


def is_scale(question):
    return "scale" in question


def scale_questions(questions):
    return [x for x in questions if is_scale(x)]


def difference(sides):
    return None if None in sides else sides[0] - sides[1]


def ranks(figures):
    """Shared ranks of the figures that are there, highest first."""
    keys = [None if f is None else nine(f) for f in figures]
    return [None if k is None else 1 + sum(o is not None and o > k for o in keys) for k in keys]


def falling(items, figure):
    """Highest first, missing ones last, ties in the order they come in."""
    def key(item):
        f = figure(item)
        return (f is None, 0 if f is None else -nine(f))
    return sorted(items, key=key)


# --- the figures ------------------------------------------------------------------------------

def cause_priorities(m, people, without=None):
    """The causes' priorities; `without` is the id of a question left out."""
    result = []
    for cause in m.q["causes"]:
        questions = [x for x in scale_questions(cause["questions"]) if x["id"] != without]
        result.append(quadratic_mean([mean(m.scores(questions, people[s])) for s in m.sides]))
    return result


def first_place(m, people, without=None):
    places = ranks(cause_priorities(m, people, without))
    return {i for i, place in enumerate(places) if place == 1}


def sensitivity(m, people):
    first = first_place(m, people)
    respondents = None
    for s in m.sides:
        if len(people[s]) < 2:
            continue
        respondents = respondents or 0
        scored = [[i for i, x in enumerate(m.scores(scale_questions(c["questions"]), people[s])) if x is not None]
                  for c in m.q["causes"]]
        for i in range(len(people[s])):
            if [i] in scored:  # alone with a score on some cause
                continue
            rest = dict(people)
            rest[s] = people[s][:i] + people[s][i + 1:]
            respondents += first_place(m, rest) != first
    questions = [x["id"] for cause in m.q["causes"] for x in scale_questions(cause["questions"])
                 if first_place(m, people, x["id"]) != first]
    return {"respondents": respondents, "questions": questions}


def question_figures(m, people, questions):
    """Scale questions by falling mean of the sides' severities."""
    figures = []
    for x in scale_questions(questions):
        sides, counts = [], {}
        for s in m.sides:
            got = [answers[x["id"]] for answers in people[s] if x["id"] in answers]
            sides.append(mean([m.severity(x, a) for a in got]))
            counts[s] = [got.count(a + 1) for a in range(len(m.labels[x["scale"]]))]
        figures.append((mean(sides), {
            "id": x["id"], "sides": named(m, sides), "gap": out(difference(sides)), "counts": counts}))
    return [figure for _, figure in falling(figures, lambda f: f[0])]


def named(m, sides):
    return {s: out(x) for s, x in zip(m.sides, sides)}


def order_figures(m, people, question):
    options = [o["id"] for o in question["options"]]
    groups = m.sides + ([m.observer] if m.observer else [])
    places = {}
    for who in groups:
        got = [answers[question["id"]] for answers in people[who] if question["id"] in answers]
        places[who] = [mean([Fraction(order.index(o) + 1) for order in got]) for o in options] if got else None

    def distance(a, b):
        if places[a] is None or places[b] is None:
            return None
        tau = tau_b(places[a], places[b])
        return None if tau is None else 50 * (1 - tau)

    apart = distance(*m.sides)
    above = lambda d: d is not None and nine(d) > m.high
    to_observer = {s: distance(s, m.observer) for s in m.sides} if m.observer else None
    return {
        "id": question["id"], "distance": out(apart), "far_apart": above(apart),
        "off_course": [s for s in m.sides if to_observer and above(to_observer[s])],
        "to_observer": to_observer and {s: out(d) for s, d in to_observer.items()},
        "mean_ranks": {who: None if p is None else {o: out(x) for o, x in zip(options, p)}
                       for who, p in places.items()}}


def reading(m, sides, gap):
    if sides == [None, None]:
        return None
    if None in sides:
        return "one-side-heard"
    above = sum(nine(x) > m.high for x in sides)
    if above == 0:
        return "under-control"
    return "one-sided" if above == 1 and nine(abs(gap)) >= m.gap else "shared-problem"


def cause_figures(m, people, cause):
    """The figures as printed, and the exact ones that others are made of."""
    questions = scale_questions(cause["questions"])
    scores = {s: m.scores(questions, people[s]) for s in m.sides}
    sides = [mean(scores[s]) for s in m.sides]
    gap, priority = difference(sides), quadratic_mean(sides)
    need = quadratic_mean([None if x is None else x - m.high if nine(x) > m.high else Fraction(0) for x in sides])
    divided = []
    for s in m.sides:
        got = [x for x in scores[s] if x is not None]
        if len(got) >= 2 and nine(max(got) - min(got)) >= m.divided:
            divided.append(s)
    observer, blind = None, False
    if m.observer:
        same = m.asked(questions, m.observer)
        seen = mean(m.scores(same, people[m.observer]))
        beside = [mean(m.scores(same, people[s])) for s in m.sides]
        observer = {"score": out(seen), "sides": named(m, beside)}
        blind = seen is not None and None not in beside and all(nine(x - seen) >= m.gap for x in beside)
    figures = {
        "rank": None, "id": cause["id"], "priority": out(priority), "severity": out(mean(sides)),
        "sides": named(m, sides), "gap": out(gap), "need": out(need), "reading": reading(m, sides, gap),
        "divided": divided, "observer": observer, "blind_spot": blind,
        "questions": question_figures(m, people, cause["questions"]),
        "orders": [order_figures(m, people, x) for x in cause["questions"] if not is_scale(x)]}
    return figures, priority, need, sides


def band(m, x):
    if x is None:
        return None
    return next(b["id"] for b in m.q["symptoms"]["bands"] if nine(x) <= nine(number(b["upto"])))


def symptom_figures(m, people):
    questions = scale_questions(m.q["symptoms"]["questions"])
    sides = [mean(m.scores(questions, people[s])) for s in m.sides]
    observer = None
    if m.observer:
        observer = mean(m.scores(m.asked(questions, m.observer), people[m.observer]))
    priority = quadratic_mean(sides)
    return {
        "priority": out(priority), "severity": out(mean(sides)), "sides": named(m, sides),
        "gap": out(difference(sides)), "observer": out(observer), "band": band(m, priority),
        "bands": {s: band(m, x) for s, x in zip(m.sides, sides)},
        "questions": question_figures(m, people, questions)}


def debate_figures(m, people):
    if not m.q.get("debate"):
        return None, None
    questions = scale_questions(m.q["debate"]["questions"])
    sides = [mean(m.scores(questions, people[s])) for s in m.sides]
    sides = [None if x is None else 100 - x for x in sides]
    score = mean(sides)
    return {"score": out(score), "sides": named(m, sides),
            "questions": question_figures(m, people, questions)}, score


def fit(m, addresses, needs):
    """`needs` by cause, of the ranked ones; None where nothing is prescribed."""
    if all(nine(n) == 0 for n in needs.values()):
        return None
    weighted = sum(number(addresses.get(c, 0)) * n for c, n in needs.items())
    return 100 * weighted / sum(needs.values())


def quality(m, people):
    notes = []
    for who, group in people.items():
        codes = []
        asked = [x for block in m.blocks for x in m.asked(block, who)]
        for answers in group:
            if 2 * len(answers) < len(asked):
                codes.append("few-answers")
            scaled = [x for x in asked if is_scale(x) and x["id"] in answers]
            if (len(scaled) >= 10 and len({answers[x["id"]] for x in scaled}) == 1
                    and len({x["agreeing"] for x in scaled}) == 2):
                codes.append("straight-lining")
        if who in m.sides and not any(group):
            codes.append("no-answers")
        notes += [{"code": code, "side": who} for code in sorted(codes)]
    return notes


def headline(m, causes, sides, symptoms, debate):
    if all(c["rank"] is None for c in causes):
        return "no-answers"
    if any(all(x[i] is None for x in sides) for i in range(2)):
        return "one-side"
    if not any(c["reading"] in ("one-sided", "shared-problem") for c in causes):
        lowest = m.q["symptoms"]["bands"][0]["id"]
        if symptoms["band"] == lowest:
            return "quiet" if debate is not None and nine(debate) < m.high else "healthy"
        if symptoms["band"] is not None:
            return "unexplained"
    return "too-close" if sum(c["rank"] == 1 for c in causes) > 1 else "clear"


def score(questionnaire, records):
    m = Model(questionnaire)
    people = m.read(records)
    causes, priorities, needs, sides = [], [], {}, []
    for cause in m.q["causes"]:
        figures, priority, need, cause_sides = cause_figures(m, people, cause)
        causes.append(figures)
        priorities.append(priority)
        sides.append(cause_sides)
        if need is not None:
            needs[cause["id"]] = need
    for figures, rank in zip(causes, ranks(priorities)):
        figures["rank"] = rank
    causes.sort(key=lambda c: (c["rank"] is None, c["rank"] or 0))

    fits = [fit(m, s["addresses"], needs) for s in m.q["solutions"]]
    needed = [c["id"] for c in causes if nine(needs.get(c["id"], 0)) > 0]
    solutions = []
    for s, f in zip(m.q["solutions"], fits):
        actions = [(a["id"], fit(m, s["addresses"] if a.get("addresses") is None else a["addresses"], needs))
                   for a in s["actions"]]
        solutions.append((f, {
            "rank": None, "id": s["id"], "fit": out(f),
            "causes": [c for c in needed if number(s["addresses"].get(c, 0)) > 0],
            "actions": [{"id": i, "fit": out(g)} for i, g in falling(actions, lambda a: a[1])]}))
    for c in causes:
        weights = [(number(s["addresses"].get(c["id"], 0)), f, s["id"]) for s, f in zip(m.q["solutions"], fits)]
        weights = falling([w for w in weights if w[0] > 0], lambda w: w[1])  # ties by fit
        c["solutions"] = [w[2] for w in falling(weights, lambda w: w[0])]
    solutions = [s for _, s in falling(solutions, lambda s: s[0])]
    for place, s in enumerate(solutions, 1):
        s["rank"] = None if s["fit"] is None else place

    symptoms = symptom_figures(m, people)
    debate, debate_score = debate_figures(m, people)
    return {
        "sides": [{"id": s, "respondents": len(people[s])} for s in m.sides],
        "observer": {"id": m.observer, "respondents": len(people[m.observer])} if m.observer else None,
        "headline": {"id": headline(m, causes, sides, symptoms, debate_score)},
        "symptoms": symptoms, "debate": debate, "causes": causes, "solutions": solutions,
        "sensitivity": sensitivity(m, people), "quality": quality(m, people)}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip().splitlines()[2])
    with open(sys.argv[1], encoding="utf-8") as f:
        questionnaire = json.load(f)
    with open(sys.argv[2], encoding="utf-8") as f:
        records = json.load(f)
    if isinstance(records, dict):
        records = [records]
    print(json.dumps(score(questionnaire, records), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()

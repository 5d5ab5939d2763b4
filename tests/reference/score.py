#!/usr/bin/env python3
"""Reference implementation of detente's figures, in exact arithmetic, with the standard library alone.

Usage: score.py QUESTIONNAIRE.json ANSWERS.json

Prints the figures of one company as JSON: the shape of `detente report -f json` without titles and
texts, and without what the bootstrap draws. The headline is therefore the one that holds as long as nothing
is known of the cause's `first`: `headline_id` takes the shares where they are known.

Means are fractions; square roots are taken to 50 decimals; Student's t is a float (student.py). No figure is
computed from a rounded one. A figure is taken to nine decimals where it is ranked, sorted or held against a
threshold (which is taken to nine as well), and printed with four, halves away from zero.

Decisions where the text leaves room are told where they stand; those on intervals in difference.py.
"""
import json
import sys
from fractions import Fraction

from difference import Difference, excludes_zero, mean, nine, root, rounded

DEFAULTS = {"high": 50, "gap": 20, "divided": 40}
WHEN = ["this-week", "this-month", "this-quarter", None]


# --- arithmetic -------------------------------------------------------------------------------

def out(x):
    """A figure as printed: four decimals, never -0, null where missing."""
    return None if x is None else float(rounded(Fraction(x), 4)) + 0.0


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
        exact = {k: number((q.get("thresholds") or {}).get(k, v)) for k, v in DEFAULTS.items()}
        self.high, self.gap, self.divided = map(nine, exact.values())
        self.exact_high = exact["high"]  # what an excess is taken from; the rounded one is only compared with
        self.three_quarters = nine(exact["divided"] * 3 / 4)
        self.blocks = [c["questions"] for c in q["causes"]] + [q["symptoms"]["questions"]]
        if q.get("debate"):
            self.blocks.append(q["debate"]["questions"])
        self.practices = (q.get("practices") or {}).get("questions", [])
        self.questions = {x["id"]: x for block in self.blocks + [self.practices] for x in block}

    def asked(self, questions, who):
        """Those that this side or observer is asked."""
        if who == self.observer:
            return [x for x in questions if who in (x.get("wording") or {})]
        return list(questions)

    def answer(self, question, value):
        """1 to K, or the list of options; None where missing."""
        if value is None:
            return None
        if question in self.practices:
            return {"No": 1, "Partly": 2, "Yes": 3}.get(value, value)
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
            allowed = {x["id"] for block in self.blocks + [self.practices] for x in self.asked(block, who)}
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

    def scored(self, questions, group):
        """Of those with a score: the score, and the severity of each question that they answered."""
        found = []
        for answers in group:
            score = self.score(questions, answers)
            if score is not None:
                found.append((score, {x["id"]: self.severity(x, answers[x["id"]]) for x in questions if x["id"] in answers}))
        return found

    def sequence(self, who):
        """The scale questions in the order of asking. The specification doesn't give that order; this is the
        survey's: the questions of each cause (its scale questions, then its orders), of the symptoms and of the
        debate, those that `who` is asked, are spread evenly from the first to the last; ties go by cause."""
        placed = []
        for group, block in enumerate(self.blocks):
            asked = self.asked(scale_questions(block) + [x for x in block if not is_scale(x)], who)
            placed += [(Fraction(2 * i + 1, 2 * len(asked)), group, x) for i, x in enumerate(asked)]
        return [x for _, _, x in sorted(placed, key=lambda p: p[:2]) if is_scale(x)]


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


def block(minuend, subtrahend):
    """One cause's share in a difference (see difference.py), of two groups as `scored` gives them; None where one
    has no score. d is taken over the people with a score on the cause."""
    if not minuend or not subtrahend:
        return None
    first, second = ({} for _ in range(2))
    for means, group in ((first, minuend), (second, subtrahend)):
        for q in {q for _, severities in group for q in severities}:
            means[q] = mean([severities.get(q) for _, severities in group])
    both = sorted(first.keys() & second.keys())
    rows = lambda group: [[severities[q] for q in both] for _, severities in group if severities.keys() >= set(both)]
    scores = lambda group: [score for score, _ in group]
    return {"value": mean(scores(minuend)) - mean(scores(subtrahend)), "d": [first[q] - second[q] for q in both],
            "groups": {0: (scores(minuend), rows(minuend)), 1: (scores(subtrahend), rows(subtrahend))}}


def difference_of(m, people, minuend, subtrahend, questions_of):
    """Over all causes and, as one more, the symptoms (the key is None)."""
    blocks = {}
    for key, questions in [(c["id"], c["questions"]) for c in m.q["causes"]] + [(None, m.q["symptoms"]["questions"])]:
        questions = questions_of(scale_questions(questions))
        found = block(m.scored(questions, people[minuend]), m.scored(questions, people[subtrahend]))
        if found:
            blocks[key] = found
    return Difference(blocks, {0: Fraction(1), 1: Fraction(1)})


def gap_figures(m, gaps, key):
    """gap_low, gap_high and spread. Where there is no gap there is no spread either: such a cause enters no pool."""
    found = gaps.interval(key, 0.975) if key in gaps.blocks else None
    spreads = gaps.spreads.get(key)
    return found, {
        "gap_low": out(found and found[0]), "gap_high": out(found and found[1]),
        "spread": {s: spreads and {k: out(v) if k.endswith("squares") else v for k, v in spreads[i].items()}
                   for i, s in enumerate(m.sides)}}


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


def reading(m, sides, gap, interval):
    if sides == [None, None]:
        return None
    if None in sides:
        return "one-side-heard"
    above = sum(nine(x) > m.high for x in sides)
    if above == 0:
        return "under-control"
    if above == 2 or nine(abs(gap)) < m.gap:
        return "shared-problem"
    # Without an interval nothing that rests on it is said: it can't be told.
    return "one-sided" if excludes_zero(interval, gap) else "unsettled"


def is_divided(m, scores):
    """Two: their distance. Three or more: the mean distance of all pairs alone, not the range."""
    got = [x for x in scores if x is not None]
    if len(got) < 2:
        return False
    apart = [abs(x - y) for i, x in enumerate(got) for y in got[:i]]
    return nine(mean(apart)) >= (m.divided if len(got) == 2 else m.three_quarters)


def observer_figures(m, people, questions, key, differences):
    """A difference is the side's score less the observer's, both on what the observer is asked: above 0 where the
    observer sees less. blind_spot is null where the observer has no score on the cause (nobody is the observer, nobody
    answered, or the cause isn't asked about), else true or false; false where one of the differences or of
    their intervals can't be had, since nothing that rests on it is said."""
    if not m.observer:
        return None, None
    same = m.asked(questions, m.observer)
    seen = mean(m.scores(same, people[m.observer]))
    beside = [mean(m.scores(same, people[s])) for s in m.sides]
    shown, blind = {}, []
    for s, x in zip(m.sides, beside):
        value = difference([x, seen])
        interval = differences[s].interval(key, 0.95) if value is not None else None
        shown[s] = {"value": out(value), "low": out(interval and interval[0]), "high": out(interval and interval[1])}
        blind.append(interval is not None and nine(value) >= m.gap and excludes_zero(interval, value))
    return ({"score": out(seen), "sides": named(m, beside), "differences": shown},
            None if seen is None else all(blind))


def cause_figures(m, people, cause, gaps, differences):
    """The figures as printed, and the exact ones that others are made of."""
    questions = scale_questions(cause["questions"])
    scores = {s: m.scores(questions, people[s]) for s in m.sides}
    sides = [mean(scores[s]) for s in m.sides]
    gap, priority = difference(sides), quadratic_mean(sides)
    need = quadratic_mean([None if x is None else x - m.exact_high if nine(x) > m.high else Fraction(0) for x in sides])
    interval, gap_shown = gap_figures(m, gaps, cause["id"])
    observer, blind = observer_figures(m, people, questions, cause["id"], differences)
    figures = {
        "rank": None, "id": cause["id"], "priority": out(priority), "severity": out(mean(sides)),
        "sides": named(m, sides), "gap": out(gap), **gap_shown, "need": out(need),
        "reading": reading(m, sides, gap, interval),
        "divided": [s for s in m.sides if is_divided(m, scores[s])], "observer": observer, "blind_spot": blind,
        "questions": question_figures(m, people, cause["questions"]),
        "orders": [order_figures(m, people, x) for x in cause["questions"] if not is_scale(x)]}
    return figures, priority, need, sides


def band(m, x):
    if x is None:
        return None
    return next(b["id"] for b in m.q["symptoms"]["bands"] if nine(x) <= nine(number(b["upto"])))


def symptom_figures(m, people, gaps):
    questions = scale_questions(m.q["symptoms"]["questions"])
    sides = [mean(m.scores(questions, people[s])) for s in m.sides]
    observer = None
    if m.observer:
        observer = mean(m.scores(m.asked(questions, m.observer), people[m.observer]))
    priority = quadratic_mean(sides)
    return {
        "priority": out(priority), "severity": out(mean(sides)), "sides": named(m, sides),
        "gap": out(difference(sides)), **gap_figures(m, gaps, None)[1], "observer": out(observer),
        "band": band(m, priority),
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


def is_straight(m, who, answers):
    """A run of nine or more equal answers, as numbers, in the order of asking, over the scale questions answered, missing
    ones and orders passed over; both kinds of agreeing within that run."""
    run = []
    for x in m.sequence(who):
        if x["id"] not in answers:
            continue
        if run and answers[run[-1]["id"]] != answers[x["id"]]:
            run = []
        run.append(x)
        if len(run) >= 9 and len({y["agreeing"] for y in run}) == 2:
            return True
    return False


def quality(m, people):
    notes = []
    for who, group in people.items():
        codes = []
        asked = {x["id"] for block in m.blocks for x in m.asked(block, who)}  # practices don't count
        for answers in group:
            if 2 * len(answers.keys() & asked) < len(asked):
                codes.append("few-answers")
            if is_straight(m, who, answers):
                codes.append("straight-lining")
        if who in m.sides and not any(answers.keys() & asked for answers in group):
            codes.append("no-answers")
        notes += [{"code": code, "side": who} for code in sorted(codes)]
    return notes


def headline_id(facts, firsts=None):
    """`facts` as `figures` gives them; `firsts` by cause, the shares of resamples in which it has the highest
    priority. Without them nothing is known of these shares, and what asks for one doesn't hold.

    "One side has no score anywhere" is taken of the causes: a side that answered the symptoms alone has said nothing
    that a verdict on causes could rest on."""
    ranks, readings = facts["ranks"], facts["readings"]
    ranked = [c for c, r in ranks.items() if r is not None]
    if not ranked:
        return "no-answers"
    if any(all(x[i] is None for x in facts["sides"].values()) for i in range(2)):
        return "one-side"
    above = any(r in ("one-sided", "shared-problem", "unsettled") for r in readings.values())
    if not above and facts["band"] == facts["lowest"]:
        return "quiet" if facts["debate"] is not None and nine(facts["debate"]) < facts["high"] else "healthy"
    if not above and facts["band"] is not None:
        return "unexplained"
    if above and facts["band"] == facts["lowest"]:
        return "early"
    leading = [c for c in ranked if ranks[c] == 1]
    first = None if firsts is None else nine(Fraction(str(firsts[leading[0]])))
    if len(leading) > 1 or first is not None and first < Fraction(6, 10):
        return "too-close"
    if (first is not None and first < Fraction(9, 10)
            or len(ranked) < len(ranks) or "one-side-heard" in readings.values()):
        return "probable"
    return "clear"


def practice_figures(m, people):
    """yes, no or mixed by side and observer; null where none answered."""
    def says(who, practice):
        got = [answers[practice] for answers in people[who] if practice in answers]
        if not got:
            return None
        return next((word for word, a in (("yes", 3), ("no", 1)) if 2 * got.count(a) > len(got)), "mixed")
    return [{"id": x["id"], "sides": {s: says(s, x["id"]) for s in m.sides},
             "observer": says(m.observer, x["id"]) if m.observer else None} for x in m.practices]


def do_first(m, actions):
    """`actions` as (id, exact fit, practice, when, done) in the questionnaire's order. One without any fit isn't
    needed; equal fit and `when` keep the questionnaire's order; of one practice the first in this order stands."""
    left = [a for a in actions if a[1] is not None and nine(a[1]) > 0
            and not (a[4] and all(a[4][s] == "yes" for s in m.sides))]
    left.sort(key=lambda a: (-nine(a[1]), WHEN.index(a[3])))
    chosen, practices = [], set()
    for a in left:
        if a[2] is None or a[2] not in practices:
            chosen.append(a[0])
            practices.add(a[2])
    return chosen[:3]


def figures(questionnaire, records):
    """The report, and what isn't part of it: the exact figures that the headline hangs on, and what to do first."""
    m = Model(questionnaire)
    people = m.read(records)
    gaps = difference_of(m, people, *m.sides, list)
    differences = {s: difference_of(m, people, s, m.observer, lambda qs: m.asked(qs, m.observer))
                   for s in m.sides} if m.observer else None
    causes, priorities, needs, sides = [], [], {}, {}
    for cause in m.q["causes"]:
        shown, priority, need, sides[cause["id"]] = cause_figures(m, people, cause, gaps, differences)
        causes.append(shown)
        priorities.append(priority)
        if need is not None:
            needs[cause["id"]] = need
    for shown, rank in zip(causes, ranks(priorities)):
        shown["rank"] = rank
    causes.sort(key=lambda c: (c["rank"] is None, c["rank"] or 0))

    practices = practice_figures(m, people)
    done = {p["id"]: p["sides"] for p in practices}
    fits = [fit(m, s["addresses"], needs) for s in m.q["solutions"]]
    needed = [c["id"] for c in causes if nine(needs.get(c["id"], 0)) > 0]
    solutions, all_actions = [], []
    for s, f in zip(m.q["solutions"], fits):
        actions = []
        for a in s["actions"]:
            own = fit(m, s["addresses"] if a.get("addresses") is None else a["addresses"], needs)
            shown = {"id": a["id"], "fit": out(own), **{k: a[k] for k in ("when", "sign") if a.get(k)}}
            if a.get("practice"):
                shown["done"] = done[a["practice"]]
            actions.append((own, shown))
            all_actions.append((a["id"], own, a.get("practice"), a.get("when"), shown.get("done")))
        solutions.append((f, {
            "rank": None, "id": s["id"], "fit": out(f),
            "causes": [c for c in needed if number(s["addresses"].get(c, 0)) > 0],
            "actions": [shown for _, shown in falling(actions, lambda a: a[0])]}))
    for c in causes:
        weights = [(number(s["addresses"].get(c["id"], 0)), f, s["id"]) for s, f in zip(m.q["solutions"], fits)]
        weights = falling([w for w in weights if w[0] > 0], lambda w: w[1])  # ties by fit
        c["solutions"] = [w[2] for w in falling(weights, lambda w: w[0])]
    solutions = [s for _, s in falling(solutions, lambda s: s[0])]
    for place, s in enumerate(solutions, 1):
        s["rank"] = None if s["fit"] is None else place

    symptoms = symptom_figures(m, people, gaps)
    debate, debate_score = debate_figures(m, people)
    facts = {"ranks": {c["id"]: c["rank"] for c in causes}, "readings": {c["id"]: c["reading"] for c in causes},
             "sides": sides, "band": symptoms["band"], "lowest": m.q["symptoms"]["bands"][0]["id"],
             "debate": debate_score, "high": m.high, "do_first": do_first(m, all_actions)}
    return {
        "sides": [{"id": s, "respondents": len(people[s])} for s in m.sides],
        "observer": {"id": m.observer, "respondents": len(people[m.observer])} if m.observer else None,
        "headline": {"id": headline_id(facts)},
        "symptoms": symptoms, "debate": debate, "causes": causes, "solutions": solutions,
        **({"practices": practices} if m.practices else {}),
        "sensitivity": sensitivity(m, people), "quality": quality(m, people)}, facts


def score(questionnaire, records):
    return figures(questionnaire, records)[0]


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

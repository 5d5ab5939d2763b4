#!/usr/bin/env python3
"""Reference implementation of the comparison of two waves. Standard library alone.

Usage: compare.py OLD-QUESTIONNAIRE.json OLD-ANSWERS.json NEW-QUESTIONNAIRE.json NEW-ANSWERS.json

Everything is computed on the shared questions: scale questions of equal id, whose cause's id (or the symptoms) is the
same in both. Each wave's answers are read by its own questionnaire: number of labels, kind of agreeing.

Decisions where the text leaves room; those on the interval itself stand in difference.py:

1. A change is new less old. The one tested is that of severity, the mean of the two sides' changes; t is that very
   figure (not the mean of the d) by the root of the sum of its parts.
2. d of a question is the mean over the sides of (the side's new mean less its old mean), each over the people with
   a score on the cause in that wave; a question that one of the four groups didn't answer is left out of I.
   As it averages the sides already, the questions' part is MS / I in full; only the groups' parts count a quarter.
3. A side's people are matched where the names (trimmed, none empty; one twice is an error in itself) of those with a score on at least
   one cause or on the symptoms are the same in both waves; all or none of a side. On a cause the one group of
   changes holds those with a score in both waves; n is their number, counted as 1 where there is none.
   E's rows hold who answered all I questions in both waves.
4. Where one of the groups in the difference (a side's in a wave, or its one of changes) has no more than one person on
   every cause, nothing is known of how others would differ: what would be real is "answered differently". That is
   the group which adds nothing, so that the words fit the figures also where a second person's answers are too few.
5. The interval of a change, for which the text names no quantile, is at t(0.95): the one that leaves out 0
   where an unadjusted p is at most 0.10.
6. Holm's family are the causes, and the symptoms, that have a p. p and the adjusted one are held against 0.10 as
   figures are compared.
"""
import json
import sys
from fractions import Fraction

from difference import Difference, mean, nine
from score import Model, band, difference, out, quadratic_mean, ranks, scale_questions

WAVES = ("old", "new")


def holm(ps):
    """Adjusted, in the order given."""
    adjusted, highest = [None] * len(ps), 0.0
    for place, i in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        highest = max(highest, min(1.0, (len(ps) - place) * ps[i]))
        adjusted[i] = highest
    return adjusted


def sections(q):
    """The scale questions by cause's id, and the symptoms' (key None)."""
    return {**{c["id"]: scale_questions(c["questions"]) for c in q["causes"]},
            None: scale_questions(q["symptoms"]["questions"])}


def shared(old, new):
    """{key: (the old wave's questions, the new one's)}, in the new one's order."""
    before, after = sections(old), sections(new)
    found = {}
    for key, questions in after.items():
        if key in before:
            theirs = {x["id"]: x for x in before[key]}
            ids = [x for x in questions if x["id"] in theirs]
            found[key] = ([theirs[x["id"]] for x in ids], ids)
    return found


class Wave:
    def __init__(self, q, records):
        self.m = Model(q)
        self.people = self.m.read(records)
        self.names = {who: [] for who in self.people}
        for r in records:  # in the order of `read`
            self.names[r["side"]].append((r.get("respondent") or "").strip())

    def scored(self, questions, side):
        """[(name, score, {question: severity})] of those with a score."""
        found = []
        for name, answers in zip(self.names[side], self.people[side]):
            score = self.m.score(questions, answers)
            if score is not None:
                found.append((name, score, {x["id"]: self.m.severity(x, answers[x["id"]])
                                            for x in questions if x["id"] in answers}))
        return found


def matched(groups, side):
    """groups: {key: {(side, wave): scored}}."""
    old, new = ({name for found in groups.values() for name, _, _ in found[side, w]} for w in WAVES)
    return bool(new) and old == new and "" not in new


def compare(old_q, old_records, new_q, new_records):
    waves = {"old": Wave(old_q, old_records), "new": Wave(new_q, new_records)}
    m = waves["new"].m
    sides = m.sides
    both = shared(old_q, new_q)
    groups = {key: {(s, w): waves[w].scored(qs, s) for w, qs in zip(WAVES, pair) for s in sides}
              for key, pair in both.items()}
    same = {s: matched(groups, s) for s in sides}
    weights = {}
    for s in sides:
        weights.update({s: Fraction(1, 4)} if same[s] else {(s, w): Fraction(1, 4) for w in WAVES})

    blocks = {}
    for key, found in groups.items():
        if not all(found.values()):
            continue
        means = {}
        for g, people in found.items():
            ids = {q for _, _, severities in people for q in severities}
            means[g] = {q: mean([severities.get(q) for _, _, severities in people]) for q in ids}
        ids = sorted(set.intersection(*(set(x) for x in means.values())))
        d = [mean([means[s, "new"][q] - means[s, "old"][q] for s in sides]) for q in ids]
        value = mean([mean([x[1] for x in found[s, "new"]]) - mean([x[1] for x in found[s, "old"]]) for s in sides])
        members = {}
        for s in sides:
            if same[s]:
                before = {name: (score, severities) for name, score, severities in found[s, "old"]}
                pairs = [(before[name], (score, severities)) for name, score, severities in found[s, "new"] if name in before]
                members[s] = ([b[0] - a[0] for a, b in pairs],
                              [[b[1][q] - a[1][q] for q in ids] for a, b in pairs
                               if a[1].keys() >= set(ids) and b[1].keys() >= set(ids)])
            else:
                for w in WAVES:
                    members[s, w] = ([x[1] for x in found[s, w]],
                                     [[x[2][q] for q in ids] for x in found[s, w] if x[2].keys() >= set(ids)])
        blocks[key] = {"value": value, "d": d, "groups": members}
    changes = Difference(blocks, weights)
    alone = len(changes.groups) < len(weights)

    ps = {key: changes.p(key) for key in blocks}
    family = [key for key, p in ps.items() if p is not None]
    adjusted = dict(zip(family, holm([ps[key] for key in family])))
    shown = {}
    for key, found in groups.items():
        side_scores = {w: [mean([x[1] for x in found[s, w]]) for s in sides] for w in WAVES}
        value = blocks[key]["value"] if key in blocks else None
        p, real = ps.get(key), None
        if p is not None:
            real = nine(Fraction(adjusted[key])) <= Fraction(1, 10)
        interval = changes.interval(key, 0.95) if key in blocks else None
        variance = changes.spread_and_df(key) if key in blocks else None
        severity = {w: mean(side_scores[w]) for w in WAVES}
        shown[key] = {
            "priority": {w: out(quadratic_mean(side_scores[w])) for w in WAVES},
            "severity": {w: out(severity[w]) for w in WAVES}, "change": out(value),
            "sides": {s: {**{w: out(side_scores[w][i]) for w in WAVES},
                          "change": out(difference([side_scores["new"][i], side_scores["old"][i]]))}
                      for i, s in enumerate(sides)},
            "gap": {w: out(difference(side_scores[w])) for w in WAVES},
            "questions": len(blocks[key]["d"]) if key in blocks else None,
            "df": out(variance and variance[1]),
            "low": out(interval and interval[0]), "high": out(interval and interval[1]),
            "p": out(p), "p_adjusted": out(adjusted.get(key)),
            "real": None if real is None else real and not alone,
            "verdict": None if real is None else "noise" if not real else "answered-differently" if alone else "real",
            "reason": reason(both[key][0], found, blocks.get(key), changes)}
    causes = [key for key in shown if key is not None]
    places = {w: ranks([quadratic_mean([mean([x[1] for x in groups[key][s, w]]) for s in sides]) for key in causes])
              for w in WAVES}
    symptoms = shown.pop(None)
    symptoms["band"] = {w: band(waves[w].m, quadratic_mean(
        [mean([x[1] for x in groups[None][s, w]]) for s in sides])) for w in WAVES}
    return {
        "sides": [{"id": s, "respondents": {w: len(waves[w].people[s]) for w in WAVES}, "matched": same[s]} for s in sides],
        "symptoms": symptoms,
        "causes": [{"id": key, "rank": {w: places[w][i] for w in WAVES}, **shown[key]} for i, key in enumerate(causes)]}


def reason(questions, found, block, changes):
    """Why there is no change, or a change without a p."""
    if not questions:
        return "no-shared-question"
    if block is None:
        return "a-side-is-missing"
    if not block["d"]:
        return "no-question-that-all-answered"
    return None if changes.ms is not None else "no-degrees-of-freedom"


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__.strip().splitlines()[2])
    given = []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as f:
            given.append(json.load(f))
    print(json.dumps(compare(*given), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()

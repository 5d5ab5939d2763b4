#!/usr/bin/env python3
"""Writes vectors.json: questionnaires, answers, and the figures that score.py computes of them.

Standard library alone; the stream of random() is stable across versions of Python.
"""
import json
import random
import re
from fractions import Fraction
from pathlib import Path

from score import Model, figures, headline_id, is_scale

rng = random.Random(20260116)


def below(n):
    return int(rng.random() * n)


def shuffled(xs):
    xs = list(xs)
    for i in range(len(xs) - 1, 0, -1):
        j = below(i + 1)
        xs[i], xs[j] = xs[j], xs[i]
    return xs


# --- questionnaires ---------------------------------------------------------------------------

def scale_question(id, scale, agreeing, observer=None, **wording):
    x = {"id": id, "text": f"{{own}} on {{other}}: {id.replace('-', ' ')}.", "scale": scale, "agreeing": agreeing}
    if observer:
        wording[observer] = f"From above: {id.replace('-', ' ')}."
    if wording:
        x["wording"] = wording
    return x


def ranking_question(id, options, observer=None):
    x = {"id": id, "text": f"What {{own}} puts first: {id.replace('-', ' ')}.",
         "options": [{"id": o, "text": o.replace("-", " ").capitalize()} for o in options]}
    if observer:
        x["wording"] = {observer: f"What the company puts first: {id.replace('-', ' ')}."}
    return x


def scales(prefix, spec, scale, observer=None):
    """One question a letter: c or h for what agreeing is a sign of, a capital one is the observer's too."""
    return [scale_question(f"{prefix}-{i + 1}", scale, "conflict" if letter in "cC" else "health",
                           observer if letter.isupper() else None) for i, letter in enumerate(spec)]


def cause(id, questions):
    return {"id": id, "title": id.replace("-", " ").capitalize(), "summary": f"About {id}.", "questions": questions}


def solution(id, addresses, *actions):
    return {"id": id, "title": id.replace("-", " ").capitalize(), "summary": f"About {id}.",
            "evidence": f"What is known about {id}.", "addresses": addresses,
            "actions": [{"id": f"{id}-{i + 1}", "text": f"Do {id} {i + 1}.", "owner": "Both leaders",
                         **({} if own is None else {"addresses": own})} for i, own in enumerate(actions)]}


def bands(*pairs):
    return [{"upto": upto, "id": id, "title": id.capitalize(), "text": f"It is {id}."} for upto, id in pairs]


def questionnaire(id, sides, observer, scales_, causes, symptoms, symptom_bands, debate, solutions, **more):
    q = {"format": "detente/questionnaire@1", "id": id, "version": "1.0", "language": "en",
         "title": id.replace("-", " ").capitalize(), "intro": "Please answer for your own side.",
         "sides": [{"id": s, "name": s.capitalize()} for s in sides]}
    if observer:
        q["observer"] = {"id": observer, "name": observer.capitalize()}
    q["scales"] = [{"id": k, "labels": v} for k, v in scales_.items()]
    q["causes"] = causes
    q["symptoms"] = {"title": "Symptoms", "questions": symptoms, "bands": symptom_bands}
    if debate:
        q["debate"] = {"title": "Debate", "questions": debate}
    q["solutions"] = solutions
    return {**q, **more}


AGREE = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
OFTEN = ["Never", "Rarely", "Now and then", "Sometimes", "Often", "Mostly", "Always"]

FIVE = questionnaire(
    "five-causes", ["sales", "operations"], "ceo", {"agree": AGREE},
    [cause("goals", scales("goals", "CHcHC", "agree", "ceo")
           + [ranking_question("goals-order", ["revenue", "delivery", "cost", "quality", "growth"], "ceo")]),
     cause("incentives", scales("incentives", "cCHch", "agree", "ceo")),
     cause("avoidance", scales("avoidance", "HhCcH", "agree", "ceo")),
     cause("channels", scales("channels", "chchc", "agree")),
     cause("ideas", [ranking_question("ideas-order", ["customers", "margin", "safety", "speed"], "ceo")]
           + scales("ideas", "CHhhC", "agree", "ceo")
           + [ranking_question("ideas-duty", ["selling", "making", "serving"])])],
    scales("symptom", "CcCcH", "agree", "ceo"), bands((33, "healthy"), (66, "friction"), (100, "dysfunction")),
    scales("debate", "hhc", "agree"),
    [solution("shared-goals", {"goals": 1.0, "incentives": 1.0, "avoidance": 0.25, "channels": 0.25, "ideas": 0.75},
              None, {"goals": 1.0}, {"incentives": 1.0, "ideas": 0.1}),
     solution("clear-roles", {"goals": 0.5, "incentives": 0.25, "avoidance": 1.0, "channels": 1.0, "ideas": 0.5},
              {"avoidance": 1.0}, None, {"goals": 0.9, "channels": 0.35}, {"channels": 1.0}),
     solution("with-customers", {"goals": 0.25, "incentives": 0, "channels": 0.5, "ideas": 1.0},
              None, {"ideas": 1.0, "channels": 0.75})],
    open=[{"id": "first-change", "text": "What would you change first?"}],
    thresholds={"high": 50, "gap": 20, "divided": 40})
FIVE["causes"][0]["questions"][1]["wording"]["operations"] = "Sales and we: goals 2, in other words."

SEVEN = questionnaire(
    "support-desk", ["engineering", "support"], "director",
    {"often": OFTEN, "yes-no": ["No", "Yes"], "three": ["Low", "Middle", "High"]},
    [cause("hand-overs", scales("hand-over", "CHCh", "often", "director")),
     cause("tooling", scales("tool", "cHc", "often", "director")
           + [scale_question("tool-missing", "yes-no", "conflict", "director")]),
     cause("mission", scales("mission", "HC", "often", "director")
           + [scale_question("mission-clear", "three", "health")]
           + [ranking_question("mission-order", ["speed", "care", "depth"], "director"),
              ranking_question("mission-tasks", ["bugs", "calls", "docs", "tests", "training", "releases"], "director")])],
    scales("sign", "CcH", "often", "director") + [scale_question("sign-rows", "yes-no", "conflict")],
    bands((20, "calm"), (33.3, "busy"), (60, "tense"), (100, "broken")),
    scales("open-talk", "hH", "often", "director"),
    [solution("rotation", {"hand-overs": 0.4, "tooling": 0.1, "mission": 0.85}, None, {"mission": 1}),
     solution("one-queue", {"hand-overs": 1, "tooling": 0.3}, {"hand-overs": 0.2, "tooling": 0.6}, None),
     solution("better-tools", {"tooling": 0.95, "hand-overs": 0.15}, None)],
    thresholds={"high": 60, "gap": 15, "divided": 30})

PLAIN = questionnaire(
    "no-observer", ["north", "south"], None,
    {"four": ["Not at all", "A little", "Rather", "Fully"], "two": ["False", "True"]},
    [cause("money", scales("money", "ch", "four")),
     cause("trust", scales("trust", "c", "four")),
     cause("space", scales("space", "chc", "four") + [scale_question("space-enough", "two", "health")]
           + [ranking_question("space-use", ["desks", "stock", "parking"])]),
     cause("time", scales("time", "hhcchc", "four"))],
    scales("noise", "ch", "four"), bands((50, "fine"), (100, "bad")), None,
    [solution("budget", {"money": 0.5, "time": 0.5}, {"money": 0.7}, None, {"time": 0.7}),
     solution("meetings", {"trust": 1, "time": 0.5}, None),
     solution("moving", {"space": 1}, None, {"space": 0.5, "trust": 0.5}),
     solution("calendar", {"time": 0.5, "money": 0.5}, None)])

ELEVEN = questionnaire(
    "eleven-points", ["buyers", "planners"], "board",
    {"eleven": ["Not one bit", "Hardly", "Slightly", "Somewhat", "Below half", "Half", "Above half", "Largely",
                "Strongly", "Nearly all", "Completely"]},
    [cause("forecast", scales("forecast", "CHC", "eleven", "board")
           + [ranking_question("forecast-order", ["accuracy", "range", "stock", "price", "lead-time", "risk"], "board")]),
     cause("contracts", scales("contract", "HCh", "eleven", "board")
           + [ranking_question("contract-order", ["length", "volume", "penalty", "exit"], "board")]),
     cause("rivalry", scales("rivalry", "CCH", "eleven", "board")
           + [ranking_question("rivalry-order", ["rank", "fame", "pay", "room", "say"], "board")])],
    scales("trouble", "CHC", "eleven", "board"), bands((25, "low"), (75, "middle"), (100, "top")),
    scales("argue", "hc", "eleven"),
    [solution("joint-plan", {"forecast": 0.9, "contracts": 0.6, "rivalry": 0.2}, None, {"forecast": 1}),
     solution("joint-bonus", {"rivalry": 0.8, "contracts": 0.3}, {"rivalry": 1}, None)],
    thresholds={"high": 50, "gap": 20, "divided": 40})

PAIRS = questionnaire(
    "pairs", ["design", "building"], "owner", {"agree": AGREE},
    [cause("briefs", scales("brief", "CH", "agree", "owner")),
     cause("tests", scales("test", "hC", "agree", "owner")),
     cause("dates", scales("date", "Ch", "agree", "owner"))],
    scales("strain", "CH", "agree", "owner"), bands((40, "low"), (100, "high")), None,
    [solution("planning", {"briefs": 0.5, "dates": 1}, {"dates": 1}, {"dates": 1}, {"briefs": 1}),
     solution("checking", {"tests": 1, "briefs": 0.5}, {"tests": 1}, None, {"dates": 1})],
    practices={"title": "What is done", "questions": [
        {"id": "one-board", "text": "There is one board.", "wording": {"owner": "Do they have one board?"}},
        {"id": "weekly-talk", "text": "There is a weekly talk."},
        {"id": "test-hour", "text": "There is an hour of tests.", "wording": {"owner": "Do they test together?"}}]})
for places, more in (((0, 0), {"when": "this-month", "practice": "one-board"}),
                     ((0, 1), {"when": "this-week", "practice": "weekly-talk", "sign": "Dates are kept."}),
                     ((0, 2), {"when": "this-quarter"}), ((1, 0), {"practice": "test-hour"}),
                     ((1, 1), {"when": "this-week", "practice": "test-hour"}),
                     ((1, 2), {"when": "this-week", "practice": "one-board"})):
    PAIRS["solutions"][places[0]]["actions"][places[1]].update(more)

SINGLES = questionnaire(
    "singles", ["day", "night"], "head", {"agree": AGREE},
    [cause(c, scales(c, letter, "agree", "head")) for c, letter in (("rota", "C"), ("handover", "H"), ("noise", "C"))],
    scales("sign", "C", "agree", "head"), bands((50, "low"), (100, "high")), None,
    [solution("swap", {"rota": 1, "handover": 0.5}, None)])

QUESTIONNAIRES = {q["id"]: q for q in (FIVE, SEVEN, PLAIN, ELEVEN, PAIRS, SINGLES)}


def check(q):
    """Section 1 of the specification, as far as a generator can break it."""
    ids = []
    sides = [s["id"] for s in q["sides"]]
    assert len(sides) == 2
    voices = sides + ([q["observer"]["id"]] if "observer" in q else [])
    labels = {s["id"]: s["labels"] for s in q["scales"]}
    for k in labels.values():
        assert 2 <= len(k) <= 11 and len(set(k)) == len(k) and not any(re.fullmatch(r"[\d.+-]+", x) for x in k)
    ids += [*labels, *voices]
    for c in q["causes"]:
        assert any(is_scale(x) for x in c["questions"])
        ids.append(c["id"])
    texts = []
    for block in Model(q).blocks:
        for x in block:
            ids.append(x["id"])
            texts += [x["text"], *x.get("wording", {}).values()]
            assert set(x.get("wording", {})) <= set(voices)
            if is_scale(x):
                assert x["scale"] in labels and x["agreeing"] in ("conflict", "health")
            else:
                assert 3 <= len(x["options"]) <= 9
                assert len({o["id"] for o in x["options"]}) == len(x["options"])
    assert len(set(texts)) == len(texts)
    for x in Model(q).practices:
        ids.append(x["id"])
        assert set(x.get("wording", {})) <= set(voices)
    upto = [b["upto"] for b in q["symptoms"]["bands"]]
    assert upto == sorted(set(upto)) and upto[-1] == 100
    ids += [b["id"] for b in q["symptoms"]["bands"]] + [o["id"] for o in q.get("open", [])]
    causes = {c["id"] for c in q["causes"]}
    for s in q["solutions"]:
        ids += [s["id"], *(a["id"] for a in s["actions"])]
        for weights in [s["addresses"], *(a["addresses"] for a in s["actions"] if "addresses" in a)]:
            assert set(weights) <= causes and all(0 <= w <= 1 for w in weights.values())
    assert len(set(ids)) == len(ids), [i for i in ids if ids.count(i) > 1]
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", i) for i in ids)


# --- answers ----------------------------------------------------------------------------------

NAMES = ["Ada", "Ben", "Cleo", "Dana", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jo", "Kim", "Lea", "Mo", "Nia", "Ole", "Pia", "Quin"]


def record(q, who, name, answers):
    return {"questionnaire": q["id"], "company": "Acme", "side": who, "respondent": name, "answers": answers}


def steps(q, x):
    """The top answer less one: severity goes up in so many steps."""
    return len(Model(q).labels[x["scale"]]) - 1


def answered(q, x, k):
    """The answer whose severity is k steps up."""
    return k + 1 if x["agreeing"] == "conflict" else steps(q, x) + 1 - k


def respondent(q, who, pick, order=None):
    """pick(block, question, place in its block's scale questions): steps of severity, or None.
    `block` is a cause's id, symptoms or debate. order(question): its options in order, or None."""
    m = Model(q)
    names = [c["id"] for c in q["causes"]] + ["symptoms", "debate"]
    answers = {}
    for block, questions in zip(names, m.blocks):
        place = 0
        for x in questions:
            asked = who != m.observer or who in x.get("wording", {})
            if is_scale(x):
                k = pick(block, x, place)
                place += 1
                if asked and k is not None:
                    answers[x["id"]] = answered(q, x, k)
            elif asked:
                options = [o["id"] for o in x["options"]]
                got = order(options) if order else options
                if got is not None:
                    answers[x["id"]] = got
    return record(q, who, None, answers)


def noisy(q, levels, noise, missing=0.0):
    """Severity around a level of 0 to 1 a block."""
    def pick(block, x, place):
        top = steps(q, x)
        level = levels.get(block, 0.5) + noise * (rng.random() + rng.random() - 1)
        k = min(top, max(0, int(level * top + 0.5)))
        return None if rng.random() < missing else k
    return pick


def orders(missing=0.0):
    def order(options):
        got = shuffled(options)
        return None if rng.random() < missing else got
    return order


def random_levels(q, low=0.0, high=1.0):
    return {b: low + (high - low) * rng.random() for b in [c["id"] for c in q["causes"]] + ["symptoms", "debate"]}


def company(q, sizes, noise=0.3, missing=0.0, levels=None, order=None):
    """sizes: first side, second side, observers."""
    m = Model(q)
    records = []
    for i, who in enumerate(m.sides + [m.observer]):
        base = levels[i] if levels else random_levels(q)
        for _ in range(sizes[i]):
            records.append(respondent(q, who, noisy(q, base, noise, missing), order or orders(missing)))
    return records


def exactly(q, table):
    """table: {who: [{block: steps, or a list of steps by question}, …]}, without noise and without orders."""
    records = []
    for who, people in table.items():
        for levels in people:
            def pick(block, x, place):
                k = levels.get(block)
                if isinstance(k, list):
                    k = k[place] if place < len(k) else None
                return None if k is None else min(k, steps(q, x))
            records.append(respondent(q, who, pick, lambda options: None))
    return records


def naive(rows, top):
    """A side score as a plain program adds it up."""
    means = [sum(100 * k / top for k in row) / len(row) for row in rows]
    return sum(means) / len(means)


def trap(people, questions, top, exact, wrong):
    """Steps whose exact side score is `exact`, and whose naive one is off it the wrong way."""
    for _ in range(200000):
        rows = [[below(top + 1) for _ in range(questions)] for _ in range(people)]
        if Fraction(100 * sum(map(sum, rows)), top * questions * people) == exact and wrong(naive(rows, top)):
            return rows
    raise AssertionError("no such answers found")


CASES = []


def case(name, q, records, *musts, whole=False):
    """musts: what the case is for, asserted. `whole` cases hold the figures of single questions and of orders as well."""
    records = [dict(r) for r in records]
    for i, r in enumerate(records):
        r["respondent"] = NAMES[i]
    expected, facts = figures(q, records)
    for must in musts:
        assert must(expected), f"{name}: {json.dumps(expected)}"
    if not whole:
        for part in expected["causes"] + [expected["symptoms"], expected["debate"]]:
            if part:
                del part["questions"]
        for part in expected["causes"]:
            del part["orders"]
    found = {"name": name, "questionnaire": q["id"], "records": records, "expected": expected}
    headlines = {}
    for first in ("0.5999999994", "0.6", "0.8999999994", "0.9"):
        headlines[first] = headline_id(facts, {c: first for c in facts["ranks"]})
    if set(headlines.values()) != {expected["headline"]["id"]}:
        found["headlines"] = headlines
    found["do_first"] = facts["do_first"]
    CASES.append(found)


def head(id):
    return lambda e: e["headline"]["id"] == id


def cause_is(id, **wanted):
    return lambda e: all(next(c for c in e["causes"] if c["id"] == id)[k] == v for k, v in wanted.items())


def codes(*wanted):
    return lambda e: [(n["side"], n["code"]) for n in e["quality"]] == list(wanted)


def build():
    # Of every size.
    case("one leader a side and an observer", FIVE, company(FIVE, (1, 1, 1)),
         lambda e: e["sensitivity"]["respondents"] is None)
    case("two and three", FIVE, company(FIVE, (2, 3, 1)), whole=True)
    case("six and four, two observers", FIVE, company(FIVE, (6, 4, 2), noise=0.5))
    case("one against five, no observer answered", FIVE, company(FIVE, (1, 5, 0), noise=0.6),
         lambda e: all(c["observer"]["score"] is None for c in e["causes"]))
    case("three observers", FIVE, company(FIVE, (3, 2, 3), noise=0.4))
    for sizes in ((1, 1, 1), (2, 2, 0), (4, 5, 2)):
        case("seven points, %d and %d, %d observing" % sizes, SEVEN, company(SEVEN, sizes, noise=0.5))
    for sizes in ((1, 1, 0), (3, 2, 0)):
        case("no observer, %d and %d" % sizes[:2], PLAIN, company(PLAIN, sizes, noise=0.7))
    case("eleven points", ELEVEN, company(ELEVEN, (3, 3, 1), noise=0.5), whole=True)

    # Missing answers.
    case("a tenth missing", FIVE, company(FIVE, (3, 3, 1), missing=0.1), whole=True)
    case("half missing", FIVE, company(FIVE, (4, 4, 2), missing=0.5))
    case("seven points, half missing", SEVEN, company(SEVEN, (4, 3, 2), missing=0.5), whole=True)
    case("most missing", SEVEN, company(SEVEN, (3, 3, 1), missing=0.7))
    case("no observer, a third missing", PLAIN, company(PLAIN, (4, 3, 0), missing=0.35), whole=True)
    base = {b: 3 for b in ("avoidance", "channels", "ideas", "symptoms", "debate")}
    case("half rule, five questions: two are too few, three enough", FIVE, exactly(FIVE, {
        "sales": [{**base, "goals": [4, 4], "incentives": [4, 1, 2]}, {**base, "goals": [1, 2, 0], "incentives": [0, 1]}],
        "operations": [{**base, "goals": [None, None, None, 2, 3], "incentives": [None, None, 3, 2, 4]}],
        "ceo": [{"goals": [2, None, None, None, None], "incentives": [None, 1, None], "avoidance": [1, None, 1]}]}),
        cause_is("goals", reading="one-side-heard", sides={"sales": 25.0, "operations": None}))
    case("half rule, four questions: two are enough", SEVEN, exactly(SEVEN, {
        "engineering": [{"hand-overs": [6, None, 5], "tooling": [3], "mission": [2, None, 1], "symptoms": [4, 4]}],
        "support": [{"hand-overs": [None, None, 5], "tooling": [3, 4], "mission": [2, 5], "symptoms": [6]},
                    {"hand-overs": [None, 2, 6], "tooling": [None, 4, None, 1], "mission": [None, 5], "symptoms": [6, 2]}],
        "director": [{"hand-overs": [1, None, 5], "tooling": [None, 2], "mission": [None, 0]}]}),
        cause_is("hand-overs", sides={"engineering": 91.6667, "support": 66.6667}))
    case("nobody answered one cause", FIVE, exactly(FIVE, {
        "sales": [{**base, "goals": 2}, {**base, "goals": 4}], "operations": [{**base, "goals": 3}], "ceo": [{"goals": 1}]}),
        cause_is("incentives", rank=None, reading=None, priority=None, need=None))
    one = company(FIVE, (0, 3, 1))
    case("one side missing", FIVE, one, head("one-side"), lambda e: {"code": "no-answers", "side": "sales"} in e["quality"])
    case("one side with records but no answers", SEVEN,
         company(SEVEN, (2, 0, 0)) + [record(SEVEN, "support", None, {}), record(SEVEN, "support", None, {"hand-over-1": None})],
         head("one-side"))
    case("no answers at all", PLAIN, [record(PLAIN, "north", None, {}), record(PLAIN, "south", None, {"money-1": None})],
         head("no-answers"), codes(("north", "few-answers"), ("north", "no-answers"), ("south", "few-answers"), ("south", "no-answers")))
    case("an observer alone", FIVE, company(FIVE, (0, 0, 1)), head("no-answers"))
    case("symptoms and debate unanswered", FIVE, exactly(FIVE, {
        "sales": [{"goals": 4, "incentives": 1, "avoidance": 2, "channels": 3, "ideas": 0}],
        "operations": [{"goals": 3, "incentives": 2, "avoidance": 2, "channels": 0, "ideas": 1}]}),
        head("clear"), lambda e: e["symptoms"]["band"] is None and e["debate"]["score"] is None)

    # Ties, and figures on a threshold.
    case("tie of 10 and 70 with 50 and 50", FIVE, exactly(FIVE, {
        "sales": [{"goals": [0, 0, 0, 1, 1], "incentives": 2, "avoidance": 1, "channels": 0, "ideas": [2, 2, 2, 2, 3], "symptoms": 2, "debate": 1}],
        "operations": [{"goals": [2, 2, 3, 3, 4], "incentives": 2, "avoidance": [1, 1, 0, 1, 2], "channels": 1, "ideas": 0, "symptoms": 3, "debate": 3}],
        "ceo": [{"goals": 1, "incentives": 0, "avoidance": 0, "ideas": 4, "symptoms": 0}]}),
        head("too-close"), lambda e: [c["rank"] for c in e["causes"]] == [1, 1, 3, 4, 5],
        cause_is("incentives", reading="under-control"), cause_is("goals", reading="one-sided"))
    case("all first, and nothing to tell them apart", PLAIN, exactly(PLAIN, {
        "north": [{b: 3 for b in ("money", "trust", "space", "time")} | {"symptoms": 3}] * 2,
        "south": [{b: 0 for b in ("money", "trust", "space", "time")} | {"symptoms": 0}]}),
        head("too-close"), lambda e: [c["rank"] for c in e["causes"]] == [1, 1, 1, 1])
    case("a shared second place, then 4", ELEVEN, exactly(ELEVEN, {
        "buyers": [{"forecast": 4, "contracts": 8, "rivalry": [2, 4, 6], "symptoms": [2, 3, 4], "debate": 5}],
        "planners": [{"forecast": 6, "contracts": 9, "rivalry": [6, 7, 5], "symptoms": [3, 2, 1], "debate": 6}],
        "board": [{"forecast": 2, "contracts": 1, "rivalry": 0, "symptoms": 0}]}),
        lambda e: [c["rank"] for c in e["causes"]] == [1, 2, 2])
    low = {"goals": 1, "incentives": 0, "avoidance": 1, "channels": 0, "ideas": 1}
    case("side scores of exactly high, gap of exactly 20, divided by exactly 40", FIVE, exactly(FIVE, {
        "sales": [{**low, "goals": 2, "incentives": [2, 2, 2, 3, 3], "avoidance": [2, 2, 2, 3, 2], "channels": [1, 1, 1, 1, 2], "symptoms": [1, 1, 1, 1, 2], "debate": 2},
                  {**low, "goals": 2, "incentives": [2, 2, 2, 3, 3], "avoidance": [2, 2, 2, 3, 2], "channels": [3, 3, 3, 3, 2], "symptoms": [1, 1, 1, 1, 2], "debate": 2}],
        "operations": [{**low, "goals": 2, "incentives": [1, 2, 1, 2, 2], "avoidance": [2, 1, 1, 1, 2], "channels": [0, 1, 2, 1, 0], "symptoms": [2, 2, 3, 3, 3], "debate": 2},
                       {**low, "goals": 2, "incentives": [1, 2, 1, 2, 2], "avoidance": [2, 1, 1, 1, 2], "channels": [2, 2, 3, 2, 2], "symptoms": [2, 2, 3, 3, 3], "debate": 2}],
        "ceo": [{"goals": [1, 2, 0, 1, 1], "incentives": [0, 1, 1], "avoidance": 1, "ideas": 1}]}),
        cause_is("goals", reading="under-control"), cause_is("incentives", gap=20.0, reading="unsettled"),
        cause_is("channels", divided=["sales"]))
    hot = trap(5, 4, 6, 60, lambda f: f > 60)
    cold = trap(5, 4, 6, 45, lambda f: f < 45)
    edge = trap(5, 4, 6, 65, lambda f: f < 65)
    case("high and gap reached exactly, where floating point is off", SEVEN, exactly(SEVEN, {
        "engineering": [{"hand-overs": a, "tooling": 0, "mission": [3, 3, 1], "symptoms": 2, "debate": 3} for a in hot],
        "support": [{"hand-overs": b, "tooling": 0, "mission": [2, 3, 1], "symptoms": 1, "debate": 3} for b in cold]}),
        cause_is("hand-overs", reading="under-control", gap=15.0, need=0.0))
    half = trap(3, 4, 6, 50, lambda f: f > 50)
    case("a gap of exactly 15, where floating point is off", SEVEN, exactly(SEVEN, {
        "engineering": [{"hand-overs": a, "tooling": 1, "mission": [3, 2, 1], "symptoms": 2, "debate": 3} for a in edge],
        "support": [{"hand-overs": b, "tooling": 1, "mission": [3, 3, 1], "symptoms": 1, "debate": 3} for b in half],
        "director": [{"hand-overs": [3, 2, 3], "tooling": 0, "mission": 3, "symptoms": 0}]}),
        cause_is("hand-overs", reading="unsettled", gap=15.0))
    ways = [trap(3, 3, 10, 60, lambda f: f > 60), trap(3, 3, 10, 60, lambda f: f < 60), trap(3, 3, 10, 60, lambda f: f == 60)]
    case("a tie of three that floating point breaks", ELEVEN, exactly(ELEVEN, {
        "buyers": [{"forecast": ways[1][i], "contracts": ways[2][i], "rivalry": ways[0][i], "symptoms": 5, "debate": 7} for i in range(3)],
        "planners": [{"forecast": ways[0][i], "contracts": ways[1][i], "rivalry": ways[2][i], "symptoms": 5, "debate": 7} for i in range(3)]}),
        lambda e: [c["rank"] for c in e["causes"]] == [1, 1, 1], head("too-close"))
    spot = {"tooling": [1, 2, 1, 0], "mission": 1, "symptoms": 1, "debate": 1}
    case("below both by the gap, but one difference reaches 0; and just short of the gap", SEVEN, exactly(SEVEN, {
        "engineering": [{**spot, "hand-overs": [4, 5, 4, 0], "mission": [3, 4, 2]}] * 3 + [{**spot, "hand-overs": [5, 4, 4, 0], "mission": [3, 4, 2]}] * 2,
        "support": [{**spot, "hand-overs": [4, 4, 5, 6], "mission": [3, 3, 2]}] * 5,
        "director": [{"hand-overs": [3, 3, 4], "mission": [2, 2], "tooling": 0, "symptoms": 0}] * 2
                    + [{"hand-overs": [4, 3, 3], "mission": [2, 2], "tooling": 0, "symptoms": 0}] * 2
                    + [{"hand-overs": [4, 4, 4], "mission": [3, 2], "tooling": 0, "symptoms": 0}]}),
        cause_is("mission", blind_spot=False), cause_is("hand-overs", blind_spot=False),
        lambda e: (lambda d: d["support"]["value"] == 15.0 and d["support"]["low"] < 0 < d["engineering"]["low"])(
            next(c for c in e["causes"] if c["id"] == "mission")["observer"]["differences"]))

    # Headlines without a cause above the line.
    calm = {b: 1 for b in low}
    case("everything quiet", FIVE, exactly(FIVE, {
        "sales": [{**calm, "symptoms": 1, "debate": 3}] * 2, "operations": [{**low, "symptoms": 0, "debate": 4}, {**calm, "symptoms": 0, "debate": 3}],
        "ceo": [{**low, "symptoms": 0}]}),
        head("quiet"), lambda e: all(s["fit"] is None and s["rank"] is None for s in e["solutions"]))
    case("healthy: they argue openly", FIVE, exactly(FIVE, {
        "sales": [{**calm, "symptoms": 1, "debate": 1}] * 2, "operations": [{**low, "symptoms": 1, "debate": 2}]}), head("healthy"))
    case("healthy: debate exactly high", FIVE, exactly(FIVE, {
        "sales": [{**low, "symptoms": 1, "debate": 1}], "operations": [{**calm, "symptoms": 1, "debate": 3}]}),
        head("healthy"), lambda e: e["debate"]["score"] == 50.0)
    case("healthy: debate not asked", PLAIN, exactly(PLAIN, {
        "north": [{"money": 0, "trust": 1, "space": [1, 0, 1, 0], "time": 1, "symptoms": 1}],
        "south": [{"money": 1, "trust": 0, "space": [0, 0, 1, 0], "time": 1, "symptoms": [1, 2]}]}), head("healthy"))
    case("unexplained: symptoms high, causes low", FIVE, exactly(FIVE, {
        "sales": [{**calm, "symptoms": 4, "debate": 1}] * 2, "operations": [{**low, "symptoms": [4, 3, 3, 2, 4], "debate": 2}],
        "ceo": [{**low, "symptoms": 2}]}), head("unexplained"))
    case("a band's upper end exactly, and one just above it", ELEVEN, exactly(ELEVEN, {
        "buyers": [{"forecast": 1, "contracts": 2, "rivalry": 1, "symptoms": [2, 3, 2], "debate": 3}, {"forecast": 1, "contracts": 2, "rivalry": 1, "symptoms": [2, 3, 3], "debate": 3}],
        "planners": [{"forecast": 1, "contracts": 2, "rivalry": 4, "symptoms": [2, 3, 3], "debate": 3}, {"forecast": 1, "contracts": 2, "rivalry": 1, "symptoms": [2, 2, 3], "debate": 3}]}),
        head("healthy"), lambda e: e["symptoms"]["priority"] == 25.0 and e["symptoms"]["band"] == "low")

    # Ranking questions.
    case("orders: the same, opposite, and tied", ELEVEN, [
        {**r, "answers": {**r["answers"], **o}} for r, o in zip(company(ELEVEN, (2, 2, 1)), [
            {"forecast-order": ["accuracy", "range", "stock", "price", "lead-time", "risk"], "contract-order": ["length", "volume", "penalty", "exit"], "rivalry-order": ["rank", "fame", "pay", "room", "say"]},
            {"forecast-order": ["accuracy", "range", "stock", "price", "lead-time", "risk"], "contract-order": ["exit", "penalty", "volume", "length"], "rivalry-order": ["fame", "rank", "pay", "room", "say"]},
            {"forecast-order": ["risk", "lead-time", "price", "stock", "range", "accuracy"], "contract-order": ["length", "volume", "penalty", "exit"], "rivalry-order": ["rank", "fame", "pay", "say", "room"]},
            {"forecast-order": ["risk", "lead-time", "price", "stock", "range", "accuracy"], "contract-order": ["volume", "length", "penalty", "exit"], "rivalry-order": ["say", "fame", "room", "pay", "rank"]},
            {"forecast-order": ["risk", "lead-time", "price", "stock", "range", "accuracy"], "contract-order": ["volume", "length", "penalty", "exit"], "rivalry-order": ["fame", "rank", "pay", "room", "say"]}])],
        lambda e: {o["id"]: o["distance"] for c in e["causes"] for o in c["orders"]}["forecast-order"] == 100.0,
        lambda e: {o["id"]: o["distance"] for c in e["causes"] for o in c["orders"]}["contract-order"] is None, whole=True)
    case("orders unrelated: a distance of exactly 50 is not far apart", ELEVEN, [
        {**r, "answers": {**r["answers"], "contract-order": o}} for r, o in zip(company(ELEVEN, (1, 1, 1)), [
            ["length", "volume", "penalty", "exit"], ["volume", "exit", "length", "penalty"], ["exit", "penalty", "volume", "length"]])],
        lambda e: [(o["distance"], o["far_apart"], o["off_course"]) for c in e["causes"] for o in c["orders"] if o["id"] == "contract-order"] == [(50.0, False, ["buyers"])], whole=True)
    unranked = company(FIVE, (2, 3, 1))
    for r in unranked:
        r["answers"] = {k: v for k, v in r["answers"].items() if r["side"] != "sales" or not isinstance(v, list)}
    case("orders missing on one side", FIVE, unranked, whole=True)

    # Quality, sensitivity, forms of an answer.
    straight = company(FIVE, (2, 2, 1))
    for r, value in ((straight[0], 4), (straight[3], 3), (straight[4], 2)):
        r["answers"] = {k: v if isinstance(v, list) else value for k, v in r["answers"].items()}
    case("straight-lining on both sides and by the observer", FIVE, straight,
         codes(("sales", "straight-lining"), ("operations", "straight-lining"), ("ceo", "straight-lining")))
    near = company(SEVEN, (2, 2, 0))
    for r, run in zip(near, (9, 8, 9, 9)):  # 2 is an answer on every scale
        asked = [x["id"] for x in Model(SEVEN).sequence(r["side"])]
        r["answers"].update({i: 3 for i in asked if len(Model(SEVEN).labels[Model(SEVEN).questions[i]["scale"]]) > 2})
        r["answers"].update({i: 1 for i in asked if len(Model(SEVEN).labels[Model(SEVEN).questions[i]["scale"]]) == 2})
        r["answers"].update({i: 4 for i in asked if len(Model(SEVEN).labels[Model(SEVEN).questions[i]["scale"]]) > 3 and asked.index(i) % 2})
        r["answers"].update({i: 2 for i in asked[1:1 + run]})
        r["answers"][asked[1 + run]] = 1
    gaps = [x["id"] for x in Model(SEVEN).sequence("support")]
    near[2]["answers"][gaps[4]] = None  # eight are left, and no answer doesn't add one
    near[3]["answers"] = {**near[3]["answers"], gaps[4]: None, gaps[10]: 2}  # nine, over a missing one
    case("straight-lining: nine in a row are, eight are not, missing ones are passed over", SEVEN, near,
         codes(("engineering", "straight-lining"), ("support", "straight-lining")))
    kind = company(FIVE, (1, 1, 0))
    conflict = {x for x in Model(FIVE).questions if Model(FIVE).questions[x].get("agreeing") == "conflict"}
    kind[1]["answers"] = {k: 5 for k in kind[1]["answers"] if k in conflict}
    case("all the same, but of one kind of agreeing", FIVE, kind, codes())
    few = company(PLAIN, (3, 2, 0))
    few[0]["answers"] = dict(list(few[0]["answers"].items())[:8])  # exactly half of 16
    few[1]["answers"] = dict(list(few[1]["answers"].items())[:7])
    few[4]["answers"] = dict(list(few[4]["answers"].items())[-7:])
    case("below half of the answers, and exactly half", PLAIN, few, codes(("north", "few-answers"), ("south", "few-answers")))
    case("one answer decides the first place", FIVE, exactly(FIVE, {
        "sales": [{"goals": [4, 4, 3, 3, 3], "incentives": 3, "avoidance": [3, 3, 3, 4, 4], "channels": 2, "ideas": 1, "symptoms": 3, "debate": 2},
                  {"goals": [3, 3, 4, 3, 3], "incentives": 4, "avoidance": 2, "channels": 2, "ideas": 1, "symptoms": 3, "debate": 2},
                  {"goals": 3, "incentives": [2, 3, 3, 3, 3], "avoidance": 3, "channels": 1, "ideas": 1, "symptoms": 2, "debate": 2}],
        "operations": [{"goals": [3, 3, 3, 3, 2], "incentives": [3, 3, 3, 2, 3], "avoidance": 3, "channels": 2, "ideas": 0, "symptoms": 3, "debate": 1}]}),
        lambda e: e["sensitivity"]["respondents"] > 0 and e["sensitivity"]["questions"])
    words = company(PLAIN, (2, 2, 0))
    m = Model(PLAIN)
    for r in words[:3]:
        r["answers"] = {k: v if isinstance(v, list) else m.labels[m.questions[k]["scale"]][v - 1] for k, v in r["answers"].items()}
    case("labels instead of numbers", PLAIN, words)
    mixed = company(FIVE, (2, 2, 1))
    case("records in another order, with nulls", FIVE, [mixed[i] for i in (4, 3, 0, 2)]
         + [{**mixed[1], "answers": {**mixed[1]["answers"], "goals-2": None, "ideas-order": None}}])
    case("solutions of equal fit", PLAIN, exactly(PLAIN, {
        "north": [{"money": 3, "trust": 0, "space": [1, 1, 1, 0], "time": 3, "symptoms": 3}],
        "south": [{"money": 2, "trust": 0, "space": [1, 1, 1, 0], "time": [3, 2, 2, 2, 3, 3], "symptoms": 2}]}),
        lambda e: [s["fit"] for s in e["solutions"]][:2] == [50, 50])
    case("one side at 100, the other at 0", SEVEN, exactly(SEVEN, {
        "engineering": [{b: 6 for b in ("hand-overs", "tooling", "mission", "symptoms", "debate")}],
        "support": [{b: 0 for b in ("hand-overs", "tooling", "mission", "symptoms", "debate")}],
        "director": [{b: 6 for b in ("hand-overs", "tooling", "mission", "symptoms", "debate")}]}),
        head("too-close"), lambda e: all(c["reading"] == "one-sided" and c["gap_low"] == c["gap_high"] == 100 for c in e["causes"]))

    # Intervals.
    case("eight a side", FIVE, company(FIVE, (8, 8, 1), noise=0.6),
         lambda e: len({c["gap_high"] is None for c in e["causes"]}) == 1)
    case("eight a side, a fifth missing", ELEVEN, company(ELEVEN, (8, 8, 1), noise=0.8, missing=0.2))
    # d of c1 50 and 75, of c2 25 and 0: the first example of README.md.
    case("two questions a cause, one leader a side", PAIRS, exactly(PAIRS, {
        "design": [{"briefs": [3, 4], "tests": 2}], "building": [{"briefs": 1, "tests": [1, 2]}]}),
        cause_is("briefs", gap=62.5, gap_low=8.7168, gap_high=116.2832, reading="one-sided"),
        cause_is("tests", gap_low=-41.2832, gap_high=66.2832), cause_is("dates", spread={"design": None, "building": None}))
    case("two questions a cause, two leaders a side", PAIRS, exactly(PAIRS, {
        "design": [{"briefs": [4, 3], "tests": [2, 3]}, {"briefs": 2, "tests": 1}],
        "building": [{"briefs": 1, "tests": 2}, {"briefs": [0, 2], "tests": [2, 3]}]}),
        cause_is("briefs", gap=43.75, gap_low=-46.8103, gap_high=134.3103, reading="unsettled"),
        cause_is("tests", gap_low=-103.0603, gap_high=78.0603))
    case("one question a cause: no interval, and nothing that rests on one", SINGLES, exactly(SINGLES, {
        "day": [{"rota": 4, "handover": 3, "noise": 3, "symptoms": 2}, {"rota": 4, "handover": 4, "noise": 3, "symptoms": 3}],
        "night": [{"rota": 1, "handover": 3, "noise": 1, "symptoms": 1}], "head": [{"rota": 0, "handover": 0, "noise": 0, "symptoms": 0}]}),
        cause_is("rota", reading="unsettled", gap_low=None, blind_spot=False), cause_is("handover", reading="shared-problem"))
    case("one question in common on every cause", PAIRS, exactly(PAIRS, {
        "design": [{"briefs": [3, None], "tests": [1, None], "dates": [4, 3], "symptoms": [3, 2]}] * 2,
        "building": [{"briefs": [1, 2], "tests": [1, 3], "dates": [None, 3], "symptoms": [2, None]}], "owner": [{"briefs": 1, "dates": [1, None]}]}),
        cause_is("briefs", gap_low=None), lambda e: e["symptoms"]["gap_low"] is None)
    case("no question in common on one cause", SEVEN, exactly(SEVEN, {
        "engineering": [{"hand-overs": [6, 5], "tooling": [3, 2, 4], "mission": [4, 1, 1], "symptoms": 2}, {"hand-overs": [4, 5], "tooling": [2, 2, 4], "mission": [4, 2, 1], "symptoms": 3}],
        "support": [{"hand-overs": [None, None, 1, 2], "tooling": [1, 1, 2], "mission": [1, 1, 0], "symptoms": 2}, {"hand-overs": [None, None, 3, 2], "tooling": 1, "mission": 1, "symptoms": 2}]}),
        cause_is("hand-overs", gap_low=None, reading="unsettled"),
        lambda e: next(c for c in e["causes"] if c["id"] == "tooling")["gap_low"] is not None)
    alone = company(FIVE, (3, 2, 0), noise=0.5)
    for r in alone[:2]:
        r["answers"] = {k: v for k, v in r["answers"].items() if not k.startswith("channels")}
    case("one alone with a score on one cause takes the others' spread", FIVE, alone,
         lambda e: next(c for c in e["causes"] if c["id"] == "channels")["spread"]["sales"]["n"] == 1)
    case("exact gaps without any spread: settled at exactly the line", ELEVEN, exactly(ELEVEN, {
        "buyers": [{"forecast": 6, "contracts": 3, "rivalry": 2, "symptoms": 2, "debate": 3}] * 2,
        "planners": [{"forecast": 4, "contracts": 3, "rivalry": 4, "symptoms": 3, "debate": 4}],
        "board": [{"forecast": 2, "contracts": 1, "rivalry": 0, "symptoms": 0}]}),
        cause_is("forecast", reading="one-sided", gap_low=20.0, gap_high=20.0, blind_spot=True),
        cause_is("contracts", blind_spot=True), cause_is("rivalry", reading="under-control", blind_spot=True))
    case("the observer below one side alone, and below both by less than the gap", ELEVEN, exactly(ELEVEN, {
        "buyers": [{"forecast": 7, "contracts": 6, "rivalry": 2}], "planners": [{"forecast": 4, "contracts": 6, "rivalry": 4}],
        "board": [{"forecast": 3, "contracts": [4, 5], "rivalry": 4}, {"forecast": 3, "contracts": 4, "rivalry": [4, 5, 4]}]}),
        cause_is("forecast", blind_spot=False), cause_is("contracts", blind_spot=False), cause_is("rivalry", blind_spot=False))
    five = lambda *levels: [{**low, "goals": g, "channels": c, "symptoms": 1, "debate": 1} for g, c in levels]
    case("divided: three whose pairs are 30 apart, and five of whom one is 40 apart", FIVE, exactly(FIVE, {
        "sales": five((0, 1), (0, [1, 1, 1, 1, 2]), ([2, 2, 2, 2, 1], [3, 3, 3, 2, 2])),
        "operations": five((1, 1), (1, 2), (1, 1), (1, 1), ([3, 3, 2, 3, 2], 1))}),
        cause_is("goals", divided=["sales"]), cause_is("channels", divided=[]))
    plans = exactly(PAIRS, {"design": [{"briefs": 3, "tests": [3, 2], "dates": 4, "symptoms": 3}] * 2 + [{"briefs": 3, "tests": 3, "dates": 4, "symptoms": 3}],
                            "building": [{"briefs": [3, 4], "tests": 3, "dates": [3, 4], "symptoms": 4}] * 2, "owner": [{"briefs": 1, "tests": 2, "dates": 3, "symptoms": 0}]})
    for r, answers in zip(plans, ((3, 1, 1), (3, 1, 3), (1, None, 2), (3, 1, None), (3, 3, None), (2, None, 1))):
        r["answers"].update({k: v for k, v in zip(("one-board", "weekly-talk", "test-hour"), answers) if v})
    case("practices: yes, no, of two minds, not answered; what to do first", PAIRS, plans,
         lambda e: e["practices"][0] == {"id": "one-board", "sides": {"design": "yes", "building": "yes"}, "observer": "mixed"},
         lambda e: e["practices"][1]["sides"] == {"design": "no", "building": "mixed"},
         lambda e: e["practices"][2] == {"id": "test-hour", "sides": {"design": "mixed", "building": None}, "observer": "no"})
    undone = [{**r, "answers": {k: v for k, v in r["answers"].items() if k not in ("one-board", "weekly-talk", "test-hour")}} for r in plans]
    case("practices that nobody answered; what to do first", PAIRS, undone)
    worded = [{**r, "answers": {k: {1: "No", 2: "Partly", 3: "Yes"}[v] if k in ("one-board", "weekly-talk", "test-hour") else v
                                for k, v in r["answers"].items()}} for r in plans[:2] + plans[3:5]]
    case("practices in words, done on both sides", PAIRS, worded)


def main():
    for q in QUESTIONNAIRES.values():
        check(q)
    build()
    compact = lambda x: json.dumps(x, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    with open(Path(__file__).with_name("vectors.json"), "w", encoding="utf-8") as f:
        f.write('{"questionnaires":{\n')
        f.write(",\n".join(f"{compact(k)}:{compact(q)}" for k, q in QUESTIONNAIRES.items()))
        f.write('\n},"cases":[\n')
        f.write(",\n".join(map(compact, CASES)))
        f.write("\n]}\n")


if __name__ == "__main__":
    main()

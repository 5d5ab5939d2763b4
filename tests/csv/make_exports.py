"""Writes the answers to version 1.0 as Google Forms, Microsoft Forms and SurveyMonkey would export them.

Run in this folder. The layouts follow the services' help
pages: what stands in the header, in which order, how quotes and line ends are written.
"""
import csv, io, sys, yaml

Q = yaml.safe_load(open("../../questionnaires/sales-vs-operations-1.0.yaml"))
RECORDS = list(yaml.safe_load_all(open("../fixtures/version-1.0/acme-gears.yaml")))
NAMES = {"sales": "Sales", "operations": "Operations", "ceo": "CEO"}
OTHER = {"sales": "Operations", "operations": "Sales", "ceo": ""}
SCALES = {s["id"]: s["labels"] for s in Q["scales"]}

def questions():
    for cause in Q["causes"]:
        yield from cause["questions"]
    yield from Q["symptoms"]["questions"]
    yield from Q["debate"]["questions"]

def text(question, side):
    if side == "ceo" and "ceo" not in question.get("wording", {}):
        return None
    raw = question.get("wording", {}).get(side, question["text"])
    return raw.strip().replace("{own}", NAMES[side]).replace("{other}", OTHER[side])

def label(question, answer):
    if answer is None:
        return ""
    return SCALES[question["scale"]][answer - 1] if isinstance(answer, int) else answer

def options(question):
    return {o["id"]: o["text"] for o in question["options"]}

def write(name, rows, encoding="utf-8", **style):
    out = io.StringIO(newline="")
    csv.writer(out, **style).writerows(rows)
    open(name, "wb").write(out.getvalue().encode(encoding))

def google(side):
    """A grid of ranks for an order: `Question [Option]` with cells 1st to 5th. Comments have no place."""
    asked = [q for q in questions() if text(q, side)]
    header = ["Timestamp", "Email Address"]
    for q in asked:
        grid = [f"{text(q, side)} [{t}]" for t in options(q).values()] if "options" in q else [text(q, side)]
        header += grid
    header += [o["text"] for o in Q["open"]]
    rows = [header]
    for n, r in enumerate(r for r in RECORDS if r["side"] == side):
        row = [f"2026/11/0{n + 2} 9:1{n}:22 AM GMT+1", ""]
        for q in asked:
            answer = r["answers"].get(q["id"])
            if "options" in q:
                ends = ["st", "nd", "rd", "th", "th"]
                row += ["" if not answer else f"{answer.index(o) + 1}{ends[answer.index(o)]}" for o in options(q)]
            else:
                row.append(label(q, answer))
        row += [r.get("open", {}).get(o["id"], "") for o in Q["open"]]
        rows.append(row)
    write(f"google-{side}.csv", rows, lineterminator="\n")

def microsoft(side):
    """From Excel, in a locale with semicolons: a byte-order mark, CRLF, no-break spaces after questions."""
    asked = [q for q in questions() if text(q, side)]
    header = ["Id", "Start time", "Completion time", "Email", "Name"]
    header += [text(q, side) + "\u00a0" for q in asked] + [o["text"] for o in Q["open"]]
    rows = [header]
    for n, r in enumerate(r for r in RECORDS if r["side"] == side):
        row = [n + 1, f"11/{n + 2}/26 9:10:22", f"11/{n + 2}/26 9:17:40", "anonymous", ""]
        for q in asked:
            answer = r["answers"].get(q["id"])
            if "options" in q:
                row.append("".join(options(q)[o] + ";" for o in answer or []))
            else:
                row.append(label(q, answer))
        row += [r.get("open", {}).get(o["id"], "") for o in Q["open"]]
        rows.append(row)
    write(f"microsoft-{side}.csv", rows, encoding="utf-8-sig", delimiter=";", lineterminator="\r\n")

def surveymonkey(side):
    """Two header rows, agreement as one matrix, an order as a column an option, UTF-16."""
    asked = [q for q in questions() if text(q, side)]
    matrix = [q for q in asked if q.get("scale") == "agreement"]
    rest = [q for q in asked if q.get("scale") != "agreement"]
    first = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    second = [""] * 5
    first += ["How far do you agree?"] + [""] * (len(matrix) - 1)
    second += [text(q, side) for q in matrix]
    for q in rest:
        if "options" in q:
            first += [text(q, side)] + [""] * (len(q["options"]) - 1)
            second += list(options(q).values())
        else:
            first.append(text(q, side))
            second.append("Response")
    first += [o["text"] for o in Q["open"]]
    second += ["Open-Ended Response"] * len(Q["open"])
    rows = [first, second]
    for n, r in enumerate(r for r in RECORDS if r["side"] == side):
        row = [f"1189{n}", "4201", f"11/0{n + 2}/2026 09:10:22 AM", f"11/0{n + 2}/2026 09:17:40 AM", ""]
        row += [label(q, r["answers"].get(q["id"])) for q in matrix]
        for q in rest:
            answer = r["answers"].get(q["id"])
            if "options" in q:
                row += ["" if not answer else answer.index(o) + 1 for o in options(q)]
            else:
                row.append(label(q, answer))
        row += [r.get("open", {}).get(o["id"], "") for o in Q["open"]]
        rows.append(row)
    write(f"surveymonkey-{side}.csv", rows, encoding="utf-16", lineterminator="\r\n")

def plain():
    """The program's own layout: ids for headings, numbers for answers, `a > b > c` for orders."""
    asked = list(questions())
    header = ["questionnaire", "company", "side", "respondent", "wave"] + [q["id"] for q in asked]
    header += [f"comment:{q['id']}" for q in asked] + [o["id"] for o in Q["open"]]
    rows = [header]
    for r in RECORDS:
        row = [r["questionnaire"], r["company"], r["side"], r["respondent"], r["wave"]]
        for q in asked:
            answer = r["answers"].get(q["id"])
            row.append(" > ".join(answer) if isinstance(answer, list) else "" if answer is None else answer)
        row += [r.get("comments", {}).get(q["id"], "") for q in asked]
        row += [r.get("open", {}).get(o["id"], "") for o in Q["open"]]
        rows.append(row)
    write("plain.csv", rows, lineterminator="\n")

plain()
for side in NAMES:
    google(side)
    microsoft(side)
    surveymonkey(side)

"""Writes the benchmark's data into a folder: python3 make_data.py FOLDER

- yaml/: 10,000 answer files of 1.7 KB, two a company, for the built-in questionnaire;
- q30.yaml: a questionnaire of 30 scale questions, five causes of five and five symptoms;
- wide.csv: 1,000,000 rows of 10,000 companies, narrow.csv: the same of 500,000 companies,
  small.csv: 3,000 rows of 500 companies, three people a side in each;
  tenth.csv: the first 100,000 rows of wide.csv; wide.ndjson: wide.csv as JSON lines.
"""
import os, random, sys

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
HERE = os.path.dirname(os.path.abspath(__file__))
os.chdir(folder)
CAUSES = ["one", "two", "three", "four", "five"]
QUESTIONS = [f"{cause}-{n}" for cause in CAUSES for n in range(1, 6)]
SYMPTOMS = [f"symptom-{n}" for n in range(1, 6)]

with open("q30.yaml", "w") as out:
    out.write("""format: detente/questionnaire@1
id: bench
version: "1"
language: en
title: Thirty questions
intro: Please answer.
sides: [{id: sales, name: Sales}, {id: operations, name: Operations}]
scales: [{id: agreement, labels: [Strongly disagree, Disagree, Neither, Agree, Strongly agree]}]
causes:
""")
    for cause in CAUSES:
        out.write(f"- id: {cause}\n  title: Cause {cause}\n  summary: Cause {cause}.\n  questions:\n")
        for n in range(1, 6):
            agreeing = "health" if n > 3 else "conflict"
            out.write(f"  - {{id: {cause}-{n}, text: Question {n} of {cause}., scale: agreement, agreeing: {agreeing}}}\n")
    out.write("symptoms:\n  title: Symptoms\n  questions:\n")
    for id in SYMPTOMS:
        out.write(f"  - {{id: {id}, text: Sign {id}., scale: agreement, agreeing: conflict}}\n")
    out.write("""  bands:
  - {upto: 40, id: healthy, title: Healthy, text: Fine.}
  - {upto: 100, id: friction, title: Friction, text: Not fine.}
solutions:
- id: talk
  title: Talk
  summary: Talk.
  evidence: None.
  addresses: {one: 1}
  actions: [{id: meet, text: Meet., owner: CEO}]
""")

ALL = QUESTIONS + SYMPTOMS
def table(name, rows, companies):
    numbers = random.Random(4)
    with open(name, "w") as out:
        out.write("company,side,respondent," + ",".join(ALL) + "\n")
        for row in range(rows):
            company = numbers.randrange(companies)
            answers = ",".join(numbers.choices("12345", k=30))
            out.write(f"Company {company:06},{('sales', 'operations')[row % 2]},R{row},{answers}\n")

table("wide.csv", 1_000_000, 10_000)
table("narrow.csv", 1_000_000, 500_000)
table("tenth.csv", 100_000, 10_000)

numbers = random.Random(5)
with open("small.csv", "w") as out:
    out.write(",".join(["company", "side", "respondent"] + QUESTIONS + SYMPTOMS) + "\n")
    for row in range(3_000):
        side = ("sales", "operations")[row % 2]
        answers = [str(numbers.randrange(1, 6)) for _ in QUESTIONS + SYMPTOMS]
        out.write(",".join([f"Company {row // 6:03}", side, f"R{row}"] + answers) + "\n")
with open("wide.csv") as rows, open("wide.ndjson", "w") as out:
    next(rows)
    for row in rows:
        company, side, respondent, *answers = row.rstrip("\n").split(",")
        given = ",".join(f'"{id}":{answer}' for id, answer in zip(ALL, answers))
        out.write(f'{{"company":"{company}","side":"{side}","respondent":"{respondent}","answers":{{{given}}}}}\n')

import yaml
asked = yaml.safe_load(open(os.path.join(HERE, "../questionnaires/sales-vs-operations.yaml")))
scale = [q["id"] for cause in asked["causes"] for q in cause["questions"] if "scale" in q]
scale += [q["id"] for q in asked["symptoms"]["questions"] + asked["debate"]["questions"]]
os.makedirs("yaml", exist_ok=True)
numbers = random.Random(4)
for file in range(10_000):
    side = ("sales", "operations")[file % 2]
    with open(f"yaml/{file:05}.yaml", "w") as out:
        out.write(f"questionnaire: sales-vs-operations\ncompany: Client {file // 2:05}\nside: {side}\nrespondent: R{file}\nanswers:\n")
        for id in scale:
            out.write(f"  {id}: {numbers.randrange(1, 6)}\n")
        out.write("  quarter-order: [revenue, on-time-delivery, cost, quality, new-customers]\n")
        out.write("comments:\n")
        for id in scale[:8]:
            out.write(f"  {id}: The month's end is when it shows, and nobody says a word about it until then.\n")

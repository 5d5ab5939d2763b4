"""Prints as many answer records as are asked for, always the same: skewed, with mistakes, and some that are nobody's."""

import json
import random
import sys

QUESTIONS = ["targets-collide", "targets-helped", "one-sided-urgency", "ceo-puts-off", "asked-first", "over-promised", "side-issue"]

chance = random.Random(7)
for number in range(int(sys.argv[1])):
    # One company has a tenth of all records, two thousand have the rest.
    company = "Large, Inc" if chance.random() < 0.1 else f"Client {chance.randrange(2000)}"
    answers = {question: chance.randint(1, 5) for question in QUESTIONS if chance.random() < 0.9}
    record = {"company": company, "side": chance.choice(["sales", "operations"]), "answers": answers}
    if company.endswith("77"):
        record["answers"]["asked-first"] = 9
    if number % 20_011 == 0:
        del record["company"]
    line = json.dumps(record)
    print(line[:40] if number % 50_021 == 50_000 else line)

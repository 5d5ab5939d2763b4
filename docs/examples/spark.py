"""Scores the answers of many companies in Spark: spark-submit spark.py QUESTIONNAIRE ANSWERS ROWS

ANSWERS is what Spark reads as text, a JSON record a line; ROWS is a new folder of a report or a failure a line.
"""

import json
import os
import re
import shlex
import sys

from pyspark.sql import SparkSession


NAMED = re.compile(r'"company"\s*:\s*("(?:[^"\\]|\\.)*")')


def company(line):
    """Whose a record is. A broken one counts against the company that it names, and has to be where the others are."""
    named = NAMED.search(line)
    for text in (line, f'{{"company": {named[1]}}}' if named else "{}"):
        try:
            return str(json.loads(text)["company"]).strip()
        except (KeyError, TypeError, ValueError):
            continue
    return ""


def main(questionnaire, answers, rows):
    spark = SparkSession.builder.appName("detente").getOrCreate()
    records = spark.sparkContext.textFile(answers)
    parts = records.keyBy(company).partitionBy(spark.sparkContext.defaultParallelism)
    command = f"detente batch --stream -q {shlex.quote(questionnaire)} -f ndjson -j 1 -"
    # The environment of a command is empty, unless it is given one: `detente` is found where the driver finds it. Without
    # checkCode Spark takes a part that stopped half-way for a whole one.
    path = {"PATH": os.environ["PATH"]}
    parts.values().pipe(command, path, checkCode=True).saveAsTextFile(rows)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])

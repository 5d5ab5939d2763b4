"""The same figures with DuckDB: python3 rival_duckdb.py FILE.csv|FILE.ndjson OUT.csv [THREADS]

Both sides' scores of each cause and of the symptoms, priority, severity and gap: a row a company and
cause, sorted by symptoms. Ranks, means and percentiles, which detente adds, are left out in its favour.
"""
import sys
import duckdb

path, out = sys.argv[1:3]
threads = sys.argv[3] if len(sys.argv) > 3 else "2"
causes = ["one", "two", "three", "four", "five"]
ids = [f"{cause}-{n}" for cause in causes for n in range(1, 6)] + [f"symptom-{n}" for n in range(1, 6)]
names = [id.replace("-", "_") for id in ids]
if path.endswith(".csv"):
    columns = ", ".join(["'company': 'VARCHAR'", "'side': 'VARCHAR'", "'respondent': 'VARCHAR'"]
                        + [f"'{name}': 'TINYINT'" for name in names])
    source = f"read_csv('{path}', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', columns = {{{columns}}})"
    value = dict(zip(ids, names))
else:
    struct = ", ".join(f'"{id}" TINYINT' for id in ids)
    source = f"read_json('{path}', format = 'newline_delimited', columns = {{company: 'VARCHAR', side: 'VARCHAR', respondent: 'VARCHAR', answers: 'STRUCT({struct})'}})"
    value = {id: f'answers."{id}"' for id in ids}

def severity(id):
    steps = f"(5 - {value[id]})" if id[-1] in "45" and not id.startswith("symptom") else f"({value[id]} - 1)"
    return f"{steps} * 25.0::DOUBLE"

def score(name, group):
    mean = " + ".join(severity(id) for id in group)
    return f"({mean}) / {len(group)} AS {name}"

groups = {cause: ids[5 * at:5 * at + 5] for at, cause in enumerate(causes)} | {"symptoms": ids[25:]}
scores = ", ".join(score(name, group) for name, group in groups.items())
sides = ", ".join(f"avg({name}) FILTER (side = '{side}') AS {name}_{side[0]}" for name in groups for side in ("sales", "operations"))
priority = lambda name: f"sqrt(({name}_s ^ 2 + {name}_o ^ 2) / 2)"
rows = " UNION ALL ".join(
    f"SELECT company, n, {priority('symptoms')} AS symptoms, '{cause}' AS cause, {priority(cause)} AS priority, ({cause}_s + {cause}_o) / 2 AS severity, {cause}_s AS sales, {cause}_o AS operations, {cause}_s - {cause}_o AS gap FROM companies"
    for cause in causes)
db = duckdb.connect(config={"threads": threads})
db.execute(f"""COPY (
  WITH scores AS (SELECT company, side, {scores} FROM {source}),
  companies AS MATERIALIZED (SELECT company, count(*) AS n, {sides} FROM scores GROUP BY company),
  long AS ({rows})
  SELECT company, n, round(symptoms, 4), cause, round(priority, 4), round(severity, 4), round(sales, 4), round(operations, 4), round(gap, 4)
  FROM long ORDER BY symptoms DESC, company
) TO '{out}' (HEADER)""")

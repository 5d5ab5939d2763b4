"""Time and memory of a command against the size of its input: good, broken and hostile.

    python3 growth.py [-n BYTES] [--only NAME] ../target/release/detente

Each input is made in three sizes, each twice the one before. A line has the seconds of processor for each, the peak of
memory for the largest, and the exit status; `grows` marks what takes more than 2.7 times as long for twice as much.
"""
import argparse, json, os, subprocess, tempfile

parser = argparse.ArgumentParser()
parser.add_argument("-n", type=int, default=1_000_000, help="bytes of the smallest size")
parser.add_argument("--only")
parser.add_argument("binary")
options = parser.parse_args()


def record(at, company="Acme"):
    answers = {"goals-known": 4, "targets-help": 3}
    return {"company": company, "side": "sales", "respondent": f"D{at}", "answers": answers}


def records(size, company=lambda at: f"C{at % 7}"):
    return [record(at, company(at)) for at in range(size // 110)]


def lines(size, line):
    return "".join(line(at) for at in range(size // len(line(1000))))


HEAD = "company,side,goals-known\n"
BEGIN = "company: A\nside: sales\n"
WORDS = "the targets of sales and operations got in each other's way when a delivery was late for a customer".split()

INPUTS = {
    # Good.
    "good.csv": lambda size: HEAD + lines(size, lambda at: f"C{at % 7},{('sales', 'operations')[at % 2]},4\n"),
    "good.ndjson": lambda size: "".join(json.dumps(one) + "\n" for one in records(size)),
    "good.json": lambda size: json.dumps(records(size)),
    "good.yaml": lambda size: lines(size, lambda at: f"---\n{BEGIN}respondent: D{at}\nanswers: {{goals-known: 4}}\n"),
    "companies.csv": lambda size: HEAD + lines(size, lambda at: f"Acme {at},sales,4\n"),
    # Broken.
    "cut.json": lambda size: json.dumps(records(size))[: -size // 10],
    "cut-companies.json": lambda size: json.dumps(records(size, lambda at: f"C{at}"))[: -size // 10],
    "cut.yaml": lambda size: lines(size, lambda at: f"---\n{BEGIN}answers: {{goals-known: 4}}\n") + "---\nx: [",
    "labels.csv": lambda size: HEAD + lines(size, lambda at: f"A,sales,x{at}\n"),
    "off-scale.csv": lambda size: HEAD + lines(size, lambda at: f"A{at},sales,9\n"),
    "twice.csv": lambda size: "company,side,respondent,goals-known\n" + lines(size, lambda at: "A,sales,D,4\n"),
    "open-quote.csv": lambda size: HEAD + lines(size, lambda at: 'A,sales,"4\n'),
    "odd-quotes.csv": lambda size: HEAD + lines(size, lambda at: 'A,sales,4"\n'),
    "not-utf8.csv": lambda size: (HEAD + lines(size, lambda at: "A,sales,ÿ\n")).encode("latin-1"),
    "unknown-keys.yaml": lambda size: BEGIN + "answers:\n" + lines(size, lambda at: f"  q{at}: 4\n"),
    "same-key.yaml": lambda size: BEGIN + "answers:\n" + lines(size, lambda at: "  goals-known: 4\n"),
    "empty.ndjson": lambda size: lines(size, lambda at: "{}\n"),
    # Hostile.
    "hashes.yaml": lambda size: f'company: "{"#" * size}"\n{BEGIN[11:]}answers: {{goals-known: 4}}\n',
    "keys-in-brackets.yaml": lambda size: "side: [ " + ", company: " * (size // 11),
    "deep-values.yaml": lambda size: "{" + ", company: [[[[{{{{" * (size // 20),
    "blank-values.yaml": lambda size: "company: \n\n\n\n" * (size // 13) + "side: [",
    "open-quote.yaml": lambda size: 'company: "' + "x\n" * (size // 2),
    "aliases.yaml": lambda size: "a: &a [x]\n" + "b: *a\n" * (size // 6),
    "anchors.yaml": lambda size: lines(size, lambda at: f"k{at}: &a{at} x\n"),
    "deep.yaml": lambda size: "- " * (size // 2),
    "deep.json": lambda size: "[" * size,
    "returns.yaml": lambda size: "company: A\rside: sales\ranswers:\r" + " x: [\r" * (size // 6),
    "quotes.csv": lambda size: HEAD + '"' * size,
    "commas.csv": lambda size: HEAD + "," * size,
    "columns.csv": lambda size: "company,side" + lines(size, lambda at: f",c{at}") + "\n",
    "headings.csv": lambda size: "company,side,"
    + ",".join(" ".join(WORDS[(at * k) % len(WORDS)] for k in range(1, 40)) for at in range(1, min(size // 200, 1900)))
    + "\nA,sales\n",
    "one-heading.csv": lambda size: HEAD[:13] + " ".join(WORDS) * (size // 95) + "\nA,sales,3\n",
    "nuls.csv": lambda size: HEAD + "\0" * size,
}


def run(path):
    command = [options.binary, "batch", path]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


with tempfile.TemporaryDirectory() as folder:
    for name, make in INPUTS.items():
        if options.only and options.only != name:
            continue
        seconds = []
        for size in (options.n, 2 * options.n, 4 * options.n):
            text = make(size)
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())
            time, peak, status = run(path)
            assert status in (0, 2), f"exit status {status}: {name} of {size} bytes"
            seconds.append(time)
        grows = "  grows" if seconds[2] > 0.5 and seconds[2] > 2.7 * seconds[1] else ""
        shown = " ".join(f"{time:7.2f}" for time in seconds)
        print(f"{name:22} {shown} s  {peak:5.0f} MB  status {status}{grows}", flush=True)

"""Runs two commands in turn and prints the ratios of their times and both peaks of memory.

    python3 compare.py [-n RUNS] 'COMMAND A' 'COMMAND B'

The ratio is taken pair by pair, so that it holds on a machine whose speed drifts; the median is what to
quote. Output is thrown away. Each command runs once before anything is counted.
"""
import argparse, os, shlex, statistics, subprocess, time

parser = argparse.ArgumentParser()
parser.add_argument("-n", type=int, default=7)
parser.add_argument("a")
parser.add_argument("b")
options = parser.parse_args()

def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"exit status {process.returncode}: {command}"
    wall = time.perf_counter() - start
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

run(options.a), run(options.b)
pairs = [(run(options.a), run(options.b)) for _ in range(options.n)]
for name, side in (("A", 0), ("B", 1)):
    wall, cpu, peak = (statistics.median(pair[side][at] for pair in pairs) for at in range(3))
    print(f"{name}: {wall:.2f} s, {cpu:.2f} s of processors, {peak:.0f} MB at the peak")
for name, at in (("time", 0), ("processors", 1)):
    ratios = sorted(a[at] / b[at] for a, b in pairs)
    print(f"A/B by {name}: {ratios[0]:.2f} to {ratios[-1]:.2f}, median {statistics.median(ratios):.2f}")

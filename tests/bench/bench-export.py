#!/usr/bin/python3
"""Exports generated maps as whole processes, in turns with the limit program that draws the same
cards, and prints the medians and their ratios. The ratio is that of processor time, which other
programs at work change little; wall-clock time is told beside it."""

import collections
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import others

SIZES = (40, 1000, 10000, 20000)
RUNS = {40: 21, 1000: 11}
GOALS = {"png": "≤ 1.6 ×", "pdf": "≤ 1.4 ×"}
MAX_GROWTH = 1.05

# Of the other programs: some take minutes for more.
OTHER_SIZES = (40, 1000)

Run = collections.namedtuple("Run", "processor wall memory")


def run(command):
    """Milliseconds of processor and wall clock, and peak MiB, of one run."""
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, dict(os.environ, LC_ALL="C.UTF-8"))
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        raise SystemExit("failed: " + " ".join(command))
    return Run((usage.ru_utime + usage.ru_stime) * 1000, wall * 1000, usage.ru_maxrss / 1024)


def median(runs):
    return Run(*(statistics.median(values) for values in zip(*runs)))


def measure(commands, n_runs):
    """The median of each command, run in turns after one round that warms the caches."""
    for command in commands:
        run(command)
    rounds = [[run(command) for command in commands] for _ in range(n_runs)]
    return [median(runs) for runs in zip(*rounds)]


def print_row(ending, size, ours, limit):
    print(f"| {ending} | {size} | {ours.processor:.0f} · {ours.wall:.0f} · {ours.memory:.0f} "
          f"| {limit.processor:.0f} · {limit.wall:.0f} · {limit.memory:.0f} "
          f"| {ours.processor / limit.processor:.2f} | {ours.wall / limit.wall:.2f} | {GOALS[ending]} |",
          flush=True)


def growth(times):
    """The exponent between the smallest and the largest map."""
    small, large = min(times), max(times)
    return math.log(times[large] / times[small]) / math.log(large / small)


def compare_sizes(limit, path, folder, out):
    """How large our picture is beside cairo's of the same map."""
    by_cairo = os.path.join(folder, "cairo.png")
    subprocess.run([limit, path, by_cairo, "cairo"], check=True)
    return os.path.getsize(out) / os.path.getsize(by_cairo)


def compare_others(program, path, size, folder):
    """What other programs need for the same cards, beside our own export in the same minute."""
    graph, diagram, svg, out = (os.path.join(folder, name)
                                for name in ("map.dot", "map.dia", "map.svg", "other"))
    others.write_graph(path, graph)
    others.write_diagram(path, diagram)
    subprocess.run([program, "export", path, "-o", svg], check=True)
    for ending in GOALS:
        own = [program, "export", path, "-o", os.path.join(folder, f"ours.{ending}")]
        for name, command in others.list_commands(ending, graph, diagram, svg,
                                                   f"{out}.{ending}").items():
            ours, theirs = measure([own, command], 5)
            print(f"| {ending} | {size} | {ours.processor:.0f} · {ours.wall:.0f} | {name}: "
                  f"{theirs.processor:.0f} · {theirs.wall:.0f} | "
                  f"{theirs.processor / ours.processor:.1f} × | ≥ {others.GOALS[name]} × |", flush=True)


def main():
    program, write_map, limit = sys.argv[1:4]
    times, pictures = {"png": {}, "pdf": {}}, {}
    print("| export | cards | ours: CPU ms · wall ms · MiB | limit | CPU ratio | wall ratio | goal |\n"
          "|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = os.path.join(folder, f"{size}.journey")
            subprocess.run([write_map, str(size), path], check=True)
            for ending in GOALS:
                out, other = (os.path.join(folder, f"{name}.{ending}") for name in ("ours", "limit"))
                ours, theirs = measure([[program, "export", path, "-o", out], [limit, path, other]],
                                       RUNS.get(size, 5))
                print_row(ending, size, ours, theirs)
                times[ending][size] = ours.processor
            pictures[size] = compare_sizes(limit, path, folder, os.path.join(folder, "ours.png"))
        print("| export | cards | ours: CPU ms · wall ms | other program | ours is faster by | goal |\n"
              "|---|---|---|---|---|---|")
        for size in OTHER_SIZES:
            compare_others(program, os.path.join(folder, f"{size}.journey"), size, folder)
    for ending in GOALS:
        print(f"growth of {ending} from {min(SIZES)} to {max(SIZES)} cards: exponent "
              f"{growth(times[ending]):.2f} (goal ≤ {MAX_GROWTH})")
    for size in SIZES:
        print(f"PNG of {size} cards: {pictures[size]:.2f} × the size of cairo's (goal ≤ 1.8)")


main()

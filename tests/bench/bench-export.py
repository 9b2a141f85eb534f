#!/usr/bin/python3
"""Exports generated maps as whole processes, in turns with the limit program that draws the same
cards, and prints the medians, their ratio and the peak memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = (40, 1000, 10000)


def run(command):
    """Seconds and peak MiB of one run."""
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, dict(os.environ, LC_ALL="C.UTF-8"))
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit("failed: " + " ".join(command))
    return time.monotonic() - start, usage.ru_maxrss / 1024


def measure(ours, limit, runs):
    rows = ([], [])
    for _ in range(runs):
        rows[0].append(run(ours))
        rows[1].append(run(limit))
    return [(statistics.median(t for t, _ in r), max(m for _, m in r)) for r in rows]


def main():
    program, write_map, limit = sys.argv[1:4]
    print("| export | cards | ours s · MiB | limit s · MiB | ratio | goal |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = os.path.join(folder, f"{size}.journey")
            subprocess.run([write_map, str(size), path], check=True)
            for ending, goal in (("png", "≤ 1.6"), ("pdf", "≤ 1.4")):
                out = os.path.join(folder, f"out.{ending}")
                (a, am), (b, bm) = measure(
                    [program, "export", path, "-o", out],
                    [limit, path, out],
                    5 if size > 5000 else 11,
                )
                print(f"| {ending} | {size} | {a:.3f} · {am:.0f} | {b:.3f} · {bm:.0f} | {a / b:.2f} | {goal} |")


main()

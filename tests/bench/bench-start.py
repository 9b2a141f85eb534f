#!/usr/bin/python3
"""Times from exec to the first frame, in turns with a bare libadwaita window. Needs a display of its
own: tests/headless gives it one."""

import os
import statistics
import subprocess
import sys
import tempfile

RUNS = 15
GOALS = {"sample": "≤ 1.15 ×", "new map": "≤ 1.15 ×", 1000: "", 10000: "≤ 1.3 ×"}


def first_frame(helper, command, folder):
    """Milliseconds; each run has settings and files of its own, so that none finds another's."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        places = {f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        result = subprocess.run([helper, *command], check=True, capture_output=True, text=True,
                                env=dict(os.environ, **places))
    return float(result.stdout)


def measure(helper, commands, folder):
    rounds = [[first_frame(helper, command, folder) for command in commands] for _ in range(RUNS + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:])]


def main():
    helper, program, bare, write_map, sample = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        files = {"sample": [sample], "new map": []}
        for size in (1000, 10000):
            files[size] = [os.path.join(folder, f"{size}.journey")]
            subprocess.run([write_map, str(size), *files[size]], check=True)
        limit, *ours = measure(helper, [[bare]] + [[program, *words] for words in files.values()], folder)
    print("| start to first frame | ms | bare window, ms | ratio | goal |\n|---|---|---|---|---|")
    for name, time in zip(files, ours):
        print(f"| {f'{name} cards' if isinstance(name, int) else name} | {time:.0f} | {limit:.0f} "
              f"| {time / limit:.2f} | {GOALS[name]} |")


main()

#!/usr/bin/python3
"""Works in the window of the real program, with maps of 40, 1,000 and 10,000 cards, and prints what
a user waits for, beside what an empty frame of the same size costs. Needs a display of its own:
tests/headless gives it one."""

import os
import subprocess
import sys
import tempfile

SIZES = (40, 1000, 10000)


def measure(helper, mode, command, folder):
    """The helper's numbers; each run has settings and files of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        places = {f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        result = subprocess.run([helper, mode, *command], check=True, capture_output=True, text=True,
                                env=dict(os.environ, **places))
    return [float(number) for number in result.stdout.split()]


def main():
    helper, program, bare, write_map = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as folder:
        floor, = measure(helper, "still", [bare, "again"], folder)
        least, least_slow = measure(helper, "typed", [bare, "keys"], folder)
        print(f"An empty frame of the whole window: {floor:.1f} ms of CPU. "
              f"A key that paints a bare rectangle: {least:.1f} ms, 95 % {least_slow:.1f} ms.\n")
        print("| cards | key to pixels, ms | 95 % | pan: CPU ms a frame | frames/s | zoom: CPU ms a frame "
              "| frames/s | whole map, CPU ms | idle: wake-ups/s |\n|---|---|---|---|---|---|---|---|---|")
        first = None
        for size in SIZES:
            path = os.path.join(folder, f"{size}.journey")
            subprocess.run([write_map, str(size), path], check=True)
            numbers = measure(helper, "keys", [program, path], folder)
            first = first or numbers
            key, slow, pan, pan_rate, zoom, zoom_rate, whole, idle = numbers
            print(f"| {size} | {key:.1f} ({key / first[0]:.2f} × the first, {key / least:.1f} × the bare key) | {slow:.1f} | {pan:.1f} (floor + {pan - floor:.1f}) "
                  f"| {pan_rate:.0f} | {zoom:.1f} (floor + {zoom - floor:.1f}) | {zoom_rate:.0f} | {whole:.0f} "
                  f"| {idle:.1f} |", flush=True)
    print("\nGoals: key ≤ 4 ms, 95 % ≤ 8 ms, ≤ 1.2 × that of 40 cards; pan ≤ floor + 5 ms and 60 frames/s; "
          "zoom ≤ floor + 12 ms; no wake-ups.")


main()

"""How fast a register is answered, as a multiple of a plain Polars copy of the same file in the same session.

    python benchmarks/batch.py [--rows 10000,100000,1000000] [--alternative] [--check]

Each run is a process of its own, start-up included; peak memory is that of the process. ``--alternative`` also runs the
program that one would write: a loop over csv with dateutil and holidays, here for two of the questions only, on at most 100,000 rows.
``--check`` exits 1 where the ratio at a million rows or more is above 3, or memory at the largest size is above 1.3 times that at the
size before, or above 700 MiB.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from batch_register import write

RATIO, GROWTH, PEAK = 3.0, 1.3, 700
COPY = "import polars as pl, sys; pl.scan_csv(sys.argv[1], infer_schema=False).sink_csv(sys.argv[2])"
ALTERNATIVE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "batch_alternative.py")
MEASURE = (
    "import resource, subprocess, sys, time; begin = time.perf_counter();"
    "done = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(done.returncode, time.perf_counter() - begin, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)"
)


def measure(command, target):
    """Seconds, MiB and seconds of processor time of one run, which writes a file that was not there."""
    if os.path.exists(target):
        os.unlink(target)
    out = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True
    ).stdout.split()
    if int(out[0]) not in (0, 1):
        sys.exit(f"{' '.join(command)} exited with {out[0]}")
    return float(out[1]), float(out[2]), float(out[3])


def main():
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="10000,100000,1000000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--alternative", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    missed, last_peak = [], None
    print(
        f"{'rows':>12} {'batch s':>9} {'rows/s':>12} {'copy s':>8} {'ratio':>6} {'CPU ratio':>9} {'us/row':>7} {'batch MiB':>10} {'copy MiB':>9}"
    )
    for rows in [int(text) for text in options.rows.split(",")]:
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
            write(source, rows)
            batch = [sys.executable, "-m", "hardship_cli", "batch", source, "-o", target, "--quiet"]
            copy = [sys.executable, "-c", COPY, source, target]
            times = options.runs if rows < 5_000_000 else min(options.runs, 3)
            runs = [(measure(copy, target), measure(batch, target)) for _ in range(times)]
            floor, seconds = (statistics.median(run[which][0] for run in runs) for which in (0, 1))
            peak, copy_peak = max(run[1][1] for run in runs), max(run[0][1] for run in runs)
            ratio = seconds / floor
            # Other work on the machine stretches both; the ratio of processor time is what it stretches least.
            used = statistics.median(run[1][2] for run in runs) / statistics.median(run[0][2] for run in runs)
            print(
                f"{rows:12,} {seconds:9.2f} {rows / seconds:12,.0f} {floor:8.2f} {ratio:6.2f} {used:9.2f} {seconds / rows * 1e6:7.2f}"
                f" {peak:10.0f} {copy_peak:9.0f}",
                flush=True,
            )
            if rows >= 1_000_000 and ratio > RATIO:
                missed.append(f"ratio {ratio:.2f} at {rows:,} rows")
            if last_peak is not None and rows > 1_000_000 and peak > GROWTH * last_peak:
                missed.append(f"memory grows from {last_peak:.0f} to {peak:.0f} MiB")
            if peak > PEAK:
                missed.append(f"{peak:.0f} MiB at {rows:,} rows")
            last_peak = peak
            if options.alternative and rows <= 100_000:
                slow, _memory, _used = measure([sys.executable, ALTERNATIVE, source, target], target)
                print(
                    f"{'':12} {slow:9.2f} {rows / slow:12,.0f} a loop with csv, dateutil and holidays: {slow / seconds:.1f} x batch"
                )
    print("\n".join(missed) or "all within the limits")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    begin = time.perf_counter()
    code = main()
    print(f"({time.perf_counter() - begin:.0f} s)")
    sys.exit(code)

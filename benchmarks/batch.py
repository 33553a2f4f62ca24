"""How fast a register is answered, what memory that takes, and what a look-up takes to start.

    python benchmarks/batch.py [--rows 10000,100000,1000000] [--large] [--hostile 50000] [--pairs 10] [--alternative] [--check]

Registers as an authority has them stand against a plain Polars copy of the same file (``--large``: also ten and fourteen million
rows), registers of which hardly two rows take the same path against plain law row by row on one core, a look-up against
``python -c pass``: always in the same session. Each run is a process of its own, start-up included; peak memory is that of the
process, seconds are medians. Other work on the machine stretches both sides of a ratio; that of processor time it stretches least.
Beside the figures stand those of 0.1.0, which had keys made by hand.

``--alternative`` also runs the program that one would write: a loop over csv with dateutil and holidays, here for two of the
questions only, on at most 100,000 rows. ``--check`` exits 1 where a limit is missed, and names it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

import startup
from batch_hostile import HOSTILE
from batch_register import write

# Processor time in copies, from a million rows on; MiB at any size; the growth of memory beyond a million rows.
RATIO, PEAK, GROWTH = 4.0, 700, 1.3
# Seconds, times a copy, MiB by the number of rows, on a machine with two cores: README of 0.1.0.
OLD = {
    10_000: ("0.4-0.5 s", "2.0-2.3 x", "149 MiB"),
    100_000: ("0.7-0.8 s", "2.8 x", "294 MiB"),
    1_000_000: ("2.0-2.2 s", "2.6-2.8 x", "605 MiB"),
    10_000_000: ("14-19 s", "2.7-3.2 x", "612 MiB"),
    14_000_000: ("24-29 s", "2.5-3.0 x", "613 MiB"),
}
# Its seconds on 50,000 rows of like kind; of many lengths there is no figure.
OLD_HOSTILE = dict(zip(HOSTILE, ("3.9 s", "24.5 s", "-"), strict=True))
COPY = "import polars as pl, sys; pl.scan_csv(sys.argv[1], infer_schema=False).sink_csv(sys.argv[2])"
HERE = os.path.dirname(os.path.abspath(__file__))
MEASURE = (
    "import resource, subprocess, sys, time; begin = time.perf_counter();"
    "done = subprocess.run(sys.argv[1:], stderr=subprocess.PIPE);"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(done.returncode, time.perf_counter() - begin, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)"
)


class Used(NamedTuple):
    """What a run took."""

    seconds: float
    peak: float  # MiB
    processor: float  # seconds


def measure(command, target):
    """What one run takes, which writes a file that was not there."""
    if os.path.exists(target):
        os.unlink(target)
    out = subprocess.run(
        [sys.executable, "-c", MEASURE, *command], capture_output=True, text=True, check=True
    ).stdout.split()
    if int(out[0]) not in (0, 1):
        sys.exit(f"{' '.join(command)} exited with {out[0]}")
    return Used(*map(float, out[1:]))


def side_by_side(one, other, target, times):
    """What two commands take, in turn: medians, and the greatest peak."""
    runs = [(measure(one, target), measure(other, target)) for _ in range(times)]
    return [
        Used(
            statistics.median(run.seconds for run in some),
            max(run.peak for run in some),
            statistics.median(run.processor for run in some),
        )
        for some in zip(*runs, strict=True)
    ]


def batch_of(source, target):
    """The command that answers a register."""
    return [sys.executable, "-m", "hardship_cli", "batch", source, "-o", target, "--quiet"]


def realistic(sizes, times, folder, *, alternative):
    """Registers as an authority has them; the limits that are missed."""
    missed, before = [], None
    print(
        f"{'rows':>12} {'batch s':>9} {'rows/s':>10} {'copy s':>8} {'ratio':>6} {'CPU ratio':>9} {'MiB':>6} {'copy MiB':>9}   0.1.0"
    )
    source, target = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
    for rows in sizes:
        write(source, rows)
        copy = [sys.executable, "-c", COPY, source, target]
        floor, used = side_by_side(copy, batch_of(source, target), target, times if rows < 5_000_000 else min(times, 3))
        ratio = used.processor / floor.processor
        print(
            f"{rows:12,} {used.seconds:9.2f} {rows / used.seconds:10,.0f} {floor.seconds:8.2f} {used.seconds / floor.seconds:6.2f}"
            f" {ratio:9.2f} {used.peak:6.0f} {floor.peak:9.0f}   {', '.join(OLD.get(rows, ('-',)))}",
            flush=True,
        )
        if rows >= 1_000_000 and ratio > RATIO:
            missed.append(f"{rows:,} rows: {ratio:.2f} x the processor time of a copy, at most {RATIO:.0f} x")
        if used.peak > PEAK:
            missed.append(f"{rows:,} rows: {used.peak:.0f} MiB, at most {PEAK}")
        if before is not None and rows > 1_000_000 and used.peak > GROWTH * before:
            missed.append(
                f"{rows:,} rows: memory grows from {before:.0f} to {used.peak:.0f} MiB, at most by {GROWTH} x"
            )
        before = used.peak
        if alternative and rows <= 100_000:
            slow = measure([sys.executable, os.path.join(HERE, "batch_alternative.py"), source, target], target).seconds
            print(
                f"{'':12} {slow:9.2f} {rows / slow:10,.0f} a loop with csv, dateutil and holidays: {slow / used.seconds:.1f} x batch"
            )
    return missed


def hostile(rows, times, folder):
    """Registers of which hardly two rows take the same path; the limits that are missed."""
    missed = []
    print(
        f"\n{f'{rows:,} rows, seconds of processor time':>40} {'batch':>7} {'row by row':>11} {'ratio':>6} {'MiB':>6} {'row by row':>11}   0.1.0"
    )
    source, target = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
    program = [sys.executable, os.path.join(HERE, "batch_hostile.py"), source, target]
    for name, make in HOSTILE.items():
        make(rows).write_csv(source)
        plain, used = side_by_side(program, batch_of(source, target), target, times)
        ratio = used.processor / plain.processor
        print(
            f"{name:>40} {used.processor:7.2f} {plain.processor:11.2f} {ratio:6.2f} {used.peak:6.0f} {plain.peak:11.0f}   {OLD_HOSTILE[name]}",
            flush=True,
        )
        if ratio > 1:
            missed.append(f"{name}: {ratio:.2f} x the processor time of plain law row by row, at most 1 x")
        if used.peak > PEAK:
            missed.append(f"{name}: {used.peak:.0f} MiB, at most {PEAK}")
    return missed


def main():
    """Measure all, print it, and name what is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="10000,100000,1000000", help="sizes of the realistic register")
    parser.add_argument("--large", action="store_true", help="also ten and fourteen million rows (10 GB of disk)")
    parser.add_argument("--hostile", type=int, default=50_000, help="rows of each hostile register; 0: none")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pairs", type=int, default=10, help="runs of each look-up; 0: none")
    parser.add_argument("--alternative", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    begin = time.perf_counter()
    sizes = [int(text) for text in options.rows.split(",") if text] + [10_000_000, 14_000_000] * options.large
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        missed += realistic(sizes, options.runs, folder, alternative=options.alternative) if sizes else []
        missed += hostile(options.hostile, options.runs, folder) if options.hostile else []
    if options.pairs:
        print("\nstart-up")
        missed += startup.report(options.pairs)
    print("\n" + ("\n".join(f"MISSED: {one}" for one in missed) or "all within the limits"))
    print(f"({time.perf_counter() - begin:.0f} s)")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())

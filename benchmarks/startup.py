"""How long a look-up takes, as a multiple of ``python -c pass``: medians of interleaved runs in one session.

Run it with the Python of a clean environment into which the wheel was installed::

    python benchmarks/startup.py [--pairs 20] [--check]

``--check`` exits 1 where a ratio is above its target (plain, JSON and help 7, table 11).
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

TARGETS = {"plain": 7.0, "json": 7.0, "help": 7.0, "table": 11.0}
FEE = ["fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04"]
APPEAL = ["appeal", "--land", "HE", "--posted", "2026-01-27", "--delivery", "letter"]
PERMIT = ["permit", "--start", "2026-03-15"]
FICTION = ["fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-20"]
DEADLINE = ["deadline", "2026-01-31", "1m", "--land", "HE"]
CASES = [
    ("fee --plain", "plain", [*FEE, "--plain"]),
    ("fee --json", "json", [*FEE, "--json"]),
    ("fee (table)", "table", FEE),
    ("fee --help", "help", ["fee", "--help"]),
    ("appeal --json", "json", [*APPEAL, "--json"]),
    ("appeal --plain", "plain", [*APPEAL, "--plain"]),
    ("appeal (table)", "table", APPEAL),
    ("permit --json", "json", [*PERMIT, "--json"]),
    ("permit (table)", "table", PERMIT),
    ("fiction --json", "json", [*FICTION, "--json"]),
    ("fiction (table)", "table", FICTION),
    ("deadline --json", "json", [*DEADLINE, "--json"]),
    ("deadline (table)", "table", DEADLINE),
    ("holidays --plain", "plain", ["holidays", "HE", "2026", "--plain"]),
    ("--help", "help", ["--help"]),
]


def clock(command, environment):
    """Seconds that one run takes, start to end."""
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, check=False)
    seconds = time.perf_counter() - begin
    if done.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)} exited with {done.returncode}: {done.stderr.decode()}")
    return seconds


def report(pairs):
    """Measure all cases in turn, so many runs of each, and print their ratios; those that are above their target."""
    environment = {**os.environ, "HARDSHIP_LANG": "de"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["XDG_CONFIG_HOME"] = os.devnull  # a user's own defaults would be read in each run
    beside = os.path.join(os.path.dirname(sys.executable), "hardship")
    script = beside if os.path.exists(beside) else shutil.which("hardship")
    bare = [sys.executable, "-c", "pass"]
    commands = [[script, *arguments] for _name, _kind, arguments in CASES]
    for command in commands:  # the first run writes the .pyc files
        clock(command, environment)
    floor, times = [], [[] for _ in CASES]
    for _ in range(pairs):
        floor.append(clock(bare, environment))
        for index, command in enumerate(commands):
            times[index].append(clock(command, environment))
    base = statistics.median(floor)
    print(f"python -c pass: {base * 1000:.1f} ms (median of {pairs})")
    missed = []
    for (name, kind, _arguments), runs in zip(CASES, times, strict=True):
        ratio = statistics.median(runs) / base
        over = ratio > TARGETS[kind]
        if over:
            missed.append(f"{name}: {ratio:.2f} x python -c pass, at most {TARGETS[kind]:.0f} x")
        mark = "   OVER" if over else ""
        print(f"{name:20} {statistics.median(runs) * 1000:7.1f} ms {ratio:6.2f} x   target {TARGETS[kind]:.0f}{mark}")
    return missed


def main():
    """Measure all cases and print their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=20, help="runs of each case")
    parser.add_argument("--check", action="store_true", help="exit 1 where a target is missed")
    options = parser.parse_args()
    return 1 if report(options.pairs) and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

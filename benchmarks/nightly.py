"""What takes too long for every change, one after the other: anyone can start it, on any machine, overnight.

    python benchmarks/nightly.py [--seed N] [--only NAME,...] [--quick] [--logs DIRECTORY]

Each night draws others: the seed is the number of days since 1970, unless it is given. What a part prints stands in a file of its
own; at the end there is a line a part, with its seed, so that what was found can be found again. Exits 1 where a part failed.
``--quick`` takes small sizes, to see that all parts run. ``--list`` only names the commands.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_DAY = 86_400


class Part(NamedTuple):
    """A command: what it is for, and its words, at length and quick."""

    told: str
    words: tuple[str, ...]
    quick: tuple[str, ...]


def parts(seed: int) -> dict[str, Part]:
    """All parts by name, as a night with this seed runs them."""
    drawn = ("--seed", str(seed), "--check")
    return {
        "registers": Part(
            "random rows of all times, under random overlays, against single answers",
            ("benchmarks/differential.py", "--rows", "100000", "--overlays", "200", *drawn),
            ("benchmarks/differential.py", "--rows", "200", "--overlays", "1", "--formats", "csv", *drawn),
        ),
        "turns": Part(
            "turning points against every day",
            ("benchmarks/turning_points.py", "--cases", "20000", *drawn),
            ("benchmarks/turning_points.py", "--cases", "40", *drawn),
        ),
        "inputs": Part(
            "hostile files, texts and facts, drawn anew (Hypothesis), and random facts against the second engine",
            ("-m", "pytest", "-q", "tests/edge", "tests/naive", "tests/test_any_case.py"),
            ("-m", "pytest", "-q", "tests/edge/test_encodings.py"),
        ),
        "large": Part(
            "ten and fourteen million rows, and registers of which hardly two rows are alike: seconds and memory, printed, not judged",
            (
                "benchmarks/batch.py",
                "--rows",
                "1000000",
                "--large",
                "--hostile",
                "50000",
                "--runs",
                "1",
                "--pairs",
                "0",
            ),
            ("benchmarks/batch.py", "--rows", "1000", "--hostile", "0", "--runs", "1", "--pairs", "0"),
        ),
    }


def run(name: str, words: tuple[str, ...], logs: str) -> bool:
    """Run a part; what it prints goes to its file."""
    environment = {
        key: value for key, value in os.environ.items() if key != "CI"
    }  # with it Hypothesis draws the same each time
    environment["PYTHONPATH"] = ROOT
    path, begin = os.path.join(logs, f"{name}.log"), time.monotonic()
    with open(path, "w", encoding="utf-8") as log:
        done = subprocess.run([sys.executable, *words], cwd=ROOT, env=environment, stdout=log, stderr=log, check=False)
    said = "ok" if done.returncode == 0 else f"FAILED ({done.returncode})"
    print(f"{name:10} {said:12} {time.monotonic() - begin:7.0f} s  {path}", flush=True)
    return done.returncode == 0


def main() -> int:
    """Run the parts that are asked for."""
    parser = argparse.ArgumentParser(description="The long checks, one after the other")
    parser.add_argument("--seed", type=int, default=int(time.time() // _DAY), help="of this night; else the day")
    parser.add_argument("--only", help=f"some parts: {','.join(parts(0))}")
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--logs", help="a directory for what the parts print; else a new one among the temporary files")
    parser.add_argument("--list", action="store_true", help="name the commands")
    options = parser.parse_args()
    chosen = parts(options.seed)
    names = options.only.split(",") if options.only else list(chosen)
    if unknown := [name for name in names if name not in chosen]:
        parser.error(f"no such part: {', '.join(unknown)}")
    commands = {name: chosen[name].quick if options.quick else chosen[name].words for name in names}
    if options.list:
        print("\n".join(f"{name}: {chosen[name].told}\n  python {' '.join(words)}" for name, words in commands.items()))
        return 0
    logs = options.logs or tempfile.mkdtemp(prefix="hardship-nightly-")
    os.makedirs(logs, exist_ok=True)
    print(f"seed {options.seed}")
    return 0 if all([run(name, words, logs) for name, words in commands.items()]) else 1  # noqa: C419 - all of them run


if __name__ == "__main__":
    sys.exit(main())

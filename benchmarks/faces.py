"""What reads a command line that the quick path leaves alone: Typer as it is used here, Click beneath the same descriptors, argparse.

    pip install click==8.5.1 && python benchmarks/faces.py [--pairs 20]

Each builds the command ``fee`` with all its options out of the vocabulary and reads one line with it, without answering. Processor time
(user and system) as multiples of ``python -c pass``, medians of interleaved runs; the result stands in docs/decisions/4-typer-stays.md.
"""

import argparse
import os
import statistics
import subprocess
import sys

LINE = [
    "extend",
    "--land",
    "TH",
    "--months",
    "6",
    "--born",
    "2010-05-12",
    "--on",
    "2025-07-04",
    "--extras",
    "express",
    "--plain",
]
DESCRIBED = """
from hardship_cli.questions import FEE
from hardship_cli.cli.given import OUTPUT, option_of
from hardship_cli.facts import FACTS
facts = [FACTS[name] for name in (*FEE.reads, *(name for name in FACTS if name not in FEE.reads)) if name != "act"]
"""
FACES = {
    "nothing but the descriptors": DESCRIBED,
    "Typer": f"""
from hardship_cli.cli.question import QuestionCommand
from hardship_cli.questions import FEE
from hardship_cli.cli.options import question_command
command = question_command(QuestionCommand(FEE))
context = command.make_context("fee", {LINE!r}, obj={{"args": []}})
assert context.params["months"] == "6"
""",
    "Click": DESCRIBED
    + f"""
import click
def option(fact):
    flag = option_of(fact.name)
    if fact.kind == "flag":
        return click.Option([flag + "/--no-" + flag[2:]], default=None, help=fact.help)
    return click.Option([flag], multiple=fact.kind == "list", help=fact.help)
params = [click.Argument(["act"], required=False), *map(option, facts)]
params += [click.Option([option_of(name)], is_flag=not value, help=text) for name, value, text in OUTPUT]
command = click.Command("fee", params=params, context_settings=dict(help_option_names=["-h", "--help"]))
context = command.make_context("fee", {LINE!r})
assert context.params["months"] == "6"
""",
    "argparse": DESCRIBED
    + f"""
import argparse
parser = argparse.ArgumentParser("fee")
parser.add_argument("act", nargs="?")
for fact in facts:
    more = dict(action=argparse.BooleanOptionalAction) if fact.kind == "flag" else dict(action="append") if fact.kind == "list" else dict()
    parser.add_argument(option_of(fact.name), **more)
for name, value, text in OUTPUT:
    parser.add_argument(option_of(name), **(dict() if value else dict(action="store_true")))
assert parser.parse_args({LINE!r}).months == "6"
""",
}


def processor_time(code):
    """Seconds of processor time that a fresh Python needs for ``code``."""
    running = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"exit code {running.returncode}")
    return used.ru_utime + used.ru_stime


def main():
    """Measure all in turn and print their ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=20)
    pairs = arguments.parse_args().pairs
    codes = {"python -c pass": "pass", **FACES}
    times = {name: [] for name in codes}
    for code in codes.values():
        processor_time(code)  # the first run writes the .pyc files
    for _ in range(pairs):
        for name, code in codes.items():
            times[name].append(processor_time(code))
    base = statistics.median(times["python -c pass"])
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:30} {middle * 1000:7.1f} ms {middle / base:6.2f} x")


if __name__ == "__main__":
    main()

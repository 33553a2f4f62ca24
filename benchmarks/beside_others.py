"""What general tools say where this one answers, counted: the figures of docs/comparison.md.

    python benchmarks/beside_others.py

The program that one would write with ``dateutil`` and ``holidays`` (``batch_alternative.py``) and, for bare periods, those two alone
are put to the golden cases; ``pendulum`` is asked for ages; each import is timed beside bare Python.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta

import batch_alternative
import holidays
import pendulum
from dateutil.relativedelta import relativedelta

from hardship_cli.errors import InputError
from hardship_cli.law.periods import age_on
from hardship_cli.reading import read_period

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COLUMNS = {"fee": ("amount", "fee_eur"), "permit": ("valid_until", "permit_valid_until"), "appeal": ("last_day", "appeal_last_day")}  # fmt: skip
FIELDS = ("act", "born", "benefits", "start", "months", "notified", "decided", "posted", "land")
RUNS = 9
_SINCE = "2017-09-01"  # the tariff that the program holds; fees before it would be no fair question


def golden():
    """All golden cases that have an answer."""
    folder = os.path.join(ROOT, "tests", "cases")
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl") and name != "pins.jsonl":  # which are ours
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                yield from (json.loads(line) for line in file if line.strip())


def written(question, facts, free):
    """What the program that one would write says to a case; nothing where it cannot."""
    row = {name: str(facts.get(name) or "") for name in FIELDS}
    row["decided"] = row["decided"] or str(facts.get("on") or facts.get("applied") or facts.get("start") or "")
    try:
        batch_alternative.answer(row, free)
    except (ValueError, KeyError, NotImplementedError):
        return None
    found = row.get(COLUMNS[question][1])
    return None if found is None else str(found)


def bare_period(facts):
    """The end of a period by ``dateutil``, moved by ``holidays``."""
    try:
        period = read_period(facts["period"], "period")
        end = date.fromisoformat(facts["event"]) + relativedelta(**{period.unit: period.amount})
        end -= timedelta(days=bool(facts.get("first_day_counts")))
        free = holidays.Germany(subdiv=facts["land"]) if facts.get("land") else holidays.Germany()
    except (InputError, ValueError, KeyError, AttributeError, NotImplementedError):
        return None
    while not facts.get("no_roll") and (end.weekday() > 4 or end in free):
        end += timedelta(days=1)
    return str(end)


def counted():
    """Of the golden cases of a question: how many, how many the general tools answer, how many as the source does."""
    seen, free = Counter(), {}
    for case in golden():
        question, expect = case.get("question", "fee"), case.get("expect", {})
        key = "last_day" if question == "deadline" else COLUMNS.get(question, (None,))[0]
        right = expect.get(key) if isinstance(expect, dict) else None
        if right is None or (question == "fee" and str(case["facts"].get("on") or _SINCE) < _SINCE):
            continue
        found = bare_period(case["facts"]) if question == "deadline" else written(question, case["facts"], free)
        seen[question, "cases"] += 1
        seen[question, "answered"] += found is not None
        seen[question, "equal"] += found == str(right)
    for question in ("deadline", "fee", "permit", "appeal"):
        yield question, *(seen[question, what] for what in ("cases", "answered", "equal"))


def ages():
    """Days around a birthday on which ``pendulum`` tells another age than § 187 Abs. 2 S. 2, § 188 BGB, of all births of four years."""
    tried = other = 0
    for number in range(1461):
        born = date(2005, 1, 1) + timedelta(days=number)
        for shift in range(-5, 6):
            day = born + relativedelta(years=18) + timedelta(days=shift)
            told = pendulum.interval(pendulum.instance(born), pendulum.instance(day)).years
            tried, other = tried + 1, other + (told != age_on(born, day))
    return tried, other


def start(code):
    """Seconds that Python takes to start and run a line."""
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def main():
    """Print all figures."""
    for question, cases, answered, equal in counted():
        print(f"{question}: {cases} golden cases, {answered} answered, {equal} as the source has it")
    print("ages by pendulum: of {} days, {} with another age".format(*ages()))
    base = start("pass")
    for name, code in (
        ("dateutil and holidays, one Land and year", "import dateutil.relativedelta, holidays; holidays.Germany(subdiv='NW', years=2026)"),
        ("pendulum", "import pendulum"),
        ("hardship appeal --plain", "import sys; sys.argv = 'hardship appeal --land HE --posted 2026-01-27 --delivery letter --plain'.split(); from hardship_cli.cli.main import main; main()"),
    ):  # fmt: skip
        print(f"start, {name}: {start(code) / base:.1f} times bare Python")


if __name__ == "__main__":
    main()

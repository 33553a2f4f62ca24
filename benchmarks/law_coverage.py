"""Which branches of ``law/`` no case reaches: golden cases, an example of every path, registers of any facts, bare periods.

Prints them by module, function and line content, so that they are known again when lines move; ``tests/law/unreached.toml`` lists
those for which there is a reason, and a test holds the list to what is printed here. ``--json`` prints them for that test.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import coverage

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LAW = os.path.join(ROOT, "hardship_cli", "law")
# What observes the law is no law: the tests of the paths hold it.
NO_LAW = ("observe.py", "unread.py", "paths.py", "samples.py")
SAMPLES, HOSTILE = 2000, 1200


def golden() -> Iterator[dict[str, Any]]:
    """The golden cases: each with its question (``fee`` if it names none) and its facts."""
    folder = os.path.join(ROOT, "tests", "cases")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())


def put_to_law() -> None:
    """All cases, alone and observed; then what is asked without a case."""
    from hardship_cli.case import Case
    from hardship_cli.errors import HardshipError
    from hardship_cli.forest import grow, planted
    from hardship_cli.law.samples import TODAY, corners, samples, turns
    from hardship_cli.questions import QUESTIONS
    from hardship_cli.schedule.load import Law

    sys.path.insert(0, os.path.join(ROOT, "tests", "batch"))
    from registers import hostile

    law, cases = Law(), corners()
    around = [day - timedelta(days=50) for day in turns(law)]
    rows = hostile(14, HOSTILE, [(day.year, day.month) for day in around])
    for facts in [*(one["facts"] for one in golden() if one.get("question") != "deadline"), *rows]:
        with suppress(HardshipError):  # some are refused, as they must be
            cases.append(Case.read({name: value for name, value in facts.items() if name != "regime"}))
    forest = planted(law, TODAY)
    grow(forest, [*samples(law, SAMPLES), *cases])
    cases += [leaf.example for name in QUESTIONS for leaf in forest.trees[name].leaves]
    for case in dict.fromkeys(cases):
        ask(case, law, TODAY)
    for case in corners():
        ask(case, law, None)
    ask_without_case(law)


def ask(case: Any, law: Any, today: date | None) -> None:
    """Each question alone, so that what one refuses stops no other."""
    from hardship_cli.answer import Gist, Trace
    from hardship_cli.asking import ask_one
    from hardship_cli.errors import HardshipError
    from hardship_cli.questions import QUESTIONS

    for name in QUESTIONS:
        if QUESTIONS[name].not_raised(case) is None:
            for trace in (Trace, Gist):
                with suppress(HardshipError):
                    ask_one(name, case, law, today, trace=trace)


def ask_without_case(law: Any) -> None:
    """Bare periods, the holidays of a year, and what a checklist asks of the fee."""
    from hardship_cli.case import Case
    from hardship_cli.errors import HardshipError
    from hardship_cli.laender import CODES
    from hardship_cli.law.fees import each_fee, same_way
    from hardship_cli.law.filing import Seat, holidays_of
    from hardship_cli.library import deadline
    from hardship_cli.reading import Joined, Period, WorkingDays, read_period

    spans = [one["facts"] for one in golden() if one.get("question") == "deadline"]
    for facts in [dict(span) for span in spans]:
        event, period = date.fromisoformat(facts.pop("event")), read_period(facts.pop("period"), "period")
        for backwards in (False, True):
            with suppress(HardshipError):
                deadline(event, period, law=law, **{**facts, "backwards": backwards}).asked.given()
    for period in (Period(0, "days"), Period(10**6, "months"), Period(10**9, "days")):
        with suppress(HardshipError):
            deadline(date(2025, 3, 3), period, law=law)
    for backwards in (False, True):
        with suppress(HardshipError):
            deadline(date(2025, 3, 3), Joined(1, 14), law=law, backwards=backwards)
        for saturdays, no_roll in ((False, False), (True, False), (True, True)):
            period = WorkingDays(5, with_saturdays=saturdays)
            deadline(date(2026, 3, 30), period, "NW", law=law, backwards=backwards, no_roll=no_roll)
    for year in (1989, 1990, 2026):
        for seat in (Seat(None), *map(Seat, CODES), Seat("BY", "augsburg")):
            with suppress(HardshipError):
                [holiday.name("en") for holiday in holidays_of(law, seat, year)]
    extend = Case.read(act="extend", on="2026-03-02")
    for tried, _found in each_fee(extend._replace(minor=False), law):
        same_way(extend._replace(minor=True), law, tried)


def unreached(measured: coverage.Coverage) -> dict[str, list[str]]:
    """By module: the branches, and the lines that an exception alone would reach."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "report.json")
        measured.json_report(outfile=path)
        with open(path, encoding="utf-8") as file:
            report = json.load(file)["files"]
    found = {}
    for name, measure in sorted(report.items()):
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            lines = ["", *(line.partition("  # ")[0].strip() for line in file)]
        keys: list[str] = []
        for function, part in measure["functions"].items():
            if function and not part["executed_lines"] and part["missing_lines"]:
                keys.append(f"{function}: never called")
                continue
            missing, targets = set(part["missing_lines"]), set()
            for source, target in part["missing_branches"]:
                targets.add(target)
                if source not in missing:
                    keys.append(f"{function}: {lines[source]} -> {lines[target] if target > 0 else 'end'}")
            keys += [
                f"{function}: {lines[line]}" for line in sorted(missing - targets) if lines[line].startswith("except")
            ]
        if keys:
            found[os.path.basename(name)] = list(dict.fromkeys(keys))
    return found


def main() -> int:
    """Measure and print."""
    sys.path.insert(0, ROOT)
    omit = [os.path.join(LAW, name) for name in NO_LAW]
    measured = coverage.Coverage(data_file=None, branch=True, include=[f"{LAW}/*"], omit=omit, config_file=False)
    measured.start()
    put_to_law()
    measured.stop()
    os.chdir(ROOT)
    found = unreached(measured)
    if "--json" in sys.argv:
        print(json.dumps(found))
        return 0
    for module, keys in found.items():
        print(module, *(f"  {key}" for key in keys), sep="\n")
    print(f"{sum(map(len, found.values()))} branches are reached by no case")
    return 0


if __name__ == "__main__":
    sys.exit(main())

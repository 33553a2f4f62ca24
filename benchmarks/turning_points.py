"""Turning points against every day: of random cases each day within 400 of a fact is tried, one by one.

    python benchmarks/turning_points.py [--cases 20000] [--seed 1] [--jobs 2] [--check]

What a day's deciding part is, is worked out here from the answer with its steps, without a line of ``deciding.py``. Against it stand
the turns over the span, and the nearest ones on both sides of its middle. ``--check`` exits 1 where they are not the same.
"""

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from hardship_cli.answer import Trace
from hardship_cli.asking import answers, ask_one
from hardship_cli.case import Case, check_case
from hardship_cli.deciding import DECIDING, open_days
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import FACTS
from hardship_cli.law.samples import TODAY, samples
from hardship_cli.questions import QUESTIONS
from hardship_cli.reading import BirthSpan
from hardship_cli.schedule.load import Law, default_law
from hardship_cli.turning import nearest, stretches, turns_between
from hardship_cli.turning_points import turning_of

ONE_DAY = timedelta(days=1)
REACH = timedelta(days=400)
DAYS = tuple(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none"))
SHOWN = 5


class Moved(NamedTuple):
    """A question about a case in which the day of a fact moves around a day."""

    question: str
    case: Case
    fact: str
    day: date


def decided(moved: Moved, day: date, law: Law) -> Any:
    """What decides on a day: the code of the reason where there is no answer, ``None`` where the facts contradict each other."""
    case = moved.case._replace(**{moved.fact: day})
    if case.born is not None and moved.fact != "born":
        case = case._replace(minor=None)  # it was said of one day
    try:
        check_case(case)
        answer = ask_one(moved.question, case, law, TODAY, trace=Trace)
    except InputError:
        return None
    except Unanswerable as error:
        return error.code
    found = answer.answer
    if moved.question == "fee":
        return found.amount, *(sorted(disputing(answer, law)) if answer.status == "disputed" else ())
    if moved.question == "permit":
        return (found.capped_by,)
    if moved.question == "fiction":
        return found.effect, found.in_time
    if moved.question == "departure":
        return departing(found, [note.code for note in answer.notes])
    if moved.question != "appeal":
        return tuple([getattr(found, name) for name in QUESTIONS[moved.question].decides])
    return found.remedy, length_of_fiction(answer.steps), found.period, found.raw_end != found.last_day


def disputing(answer: Any, law: Law) -> set[Decimal]:
    """What else is due by the readings of the points that make a fee disputed, on the same day."""
    found, points = answer.answer, law.fees.tables["dispute"]
    strong = {name for name, point in points.items() if point["effect"] == "disputed"}
    return {
        one.amount
        for one in found.alternatives
        if one.because in points and not one.day and one.amount is not None and one.amount != found.amount
        if one.because in strong or not (one.amount and found.amount)
    }


def departing(found: Any, codes: list[str]) -> tuple[Any, ...]:
    """What decides of a time for departure, by its days and by what is said of them."""
    runs = "set" if found.last_day else None
    if "departure_interrupted" in codes or found.restarts_on:
        runs = "anew" if found.restarts_on else "interrupted"
    length = [name for name in ("short", "long") if f"departure_{name}" in codes]
    return (
        runs,
        *(length or [None]),
        any(one.because == "E10" for one in found.alternatives) if found.last_day else None,
    )


def told(part: Any) -> list[str]:
    """What decides, out of a turn or as it was worked out here."""
    if isinstance(part, Mapping):
        fiction = part.get("fiction")
        whole = [fiction.amount if name == "fiction" and fiction else value for name, value in part.items()]
        part = [
            one for value in whole for one in (value if isinstance(value, tuple) and "readings" in part else (value,))
        ]
    elif isinstance(part, str):
        part = [part]
    return [str(value) for value in part if value is not None]


def length_of_fiction(steps: Any) -> int | None:
    """The number of days that a fiction took from the posting, out of the steps."""
    for step in steps:
        if step.op == "notified":
            used = [other.value for other in steps if other.id in step.uses and other.op in ("version", "stand_in")]
            return next((value for value in used if type(value) is int and value > 0), None)
    return None


def tried(moved: Moved, law: Law) -> list[tuple[date, Any, Any]]:
    """The days within :data:`REACH` on which what decides is another than the day before, with both."""
    first, last = moved.day - REACH, moved.day + REACH
    found, before, day = [], decided(moved, first, law), first
    while day < last:
        day += ONE_DAY
        now = decided(moved, day, law)
        if now != before and now is not None and before is not None:
            found.append((day, now, before))
        before = now
    return found


def drawn(law: Law, count: int, seed: int) -> Iterator[Moved]:
    """Of each random case one question and one day: an open one, one that a fact gives, or one that it does not give."""
    dice = random.Random(seed)
    for case in samples(law, 10 * count, seed=seed):
        some = case
        if dice.random() < 0.3:
            # Nothing but the application is known yet.
            some = case._replace(decided=None, posted=None, notified=None, received=None, filed=None, delivery=None)
        if dice.random() < 0.03 and isinstance(case.born, date):
            some = some._replace(born=BirthSpan(case.born.replace(day=1), case.born.replace(day=28)))
        try:
            found = answers(some, TODAY, law, trace=Trace).found
        except InputError:
            continue
        names = [name for name in sorted(found) if name in DECIDING]
        for name in dice.sample(names, min(1, len(names))):
            chosen = [(day.fact, day.day) for day in open_days(name, found[name], some, TODAY)]
            given = [(fact, getattr(some, fact)) for fact in DAYS if fact in QUESTIONS[name].reads]
            chosen += [(fact, day) for fact, day in given if isinstance(day, date)]
            chosen += [(dice.choice([fact for fact, _day in given]), TODAY)]
            yield Moved(name, some, *dice.choice(chosen))
            count -= 1
        if not count:
            return


def differs(moved: Moved, law: Law) -> tuple[list[Any], Counter[str]]:
    """Where the turns that were found and those of each day tried part; and how many of each reason there were."""
    expected = tried(moved, law)
    turning = turning_of(moved.question, moved.case, moved.fact, law, TODAY)
    turns = turns_between(turning, stretches(turning, moved.day - REACH, moved.day + REACH))
    found = [(turn.from_, told(turn.answer), told(turn.before)) for turn in turns]
    as_tried = [(day, told(now), told(before)) for day, now, before in expected]
    wrong: list[Any] = [] if found == as_tried else [(found, as_tried)]
    wrong += _nearest_differs(moved, turning_of(moved.question, moved.case, moved.fact, law, TODAY), expected, law)
    return wrong, Counter(f"{moved.question} {turn.because}" for turn in turns)


def _nearest_differs(moved: Moved, turning: Any, expected: list[tuple[date, Any, Any]], law: Law) -> list[Any]:
    """Around the middle: as far as the facts go together on each side."""
    near = [turn.from_ for turn in nearest(turning, moved.day) if abs(turn.from_ - moved.day) < REACH]
    days = [day for day, _now, _before in expected]
    before = [day for day in days if moved.day - REACH < day <= moved.day][-1:]
    after = [day for day in days if moved.day < day < moved.day + REACH][:1]
    for side in (before, after):
        # Behind a day on which they contradict each other nothing is looked for.
        step = ONE_DAY if side is after else -ONE_DAY
        at = moved.day
        while side and at != side[0] and decided(moved, at, law) is not None:
            at += step
        if side and decided(moved, at, law) is None:
            side.clear()
    return [] if near == before + after else [("nearest", near, before + after)]


def part(asked: tuple[int, int]) -> tuple[int, int, list[str], Counter[str]]:
    """A share of the run: cases, turns, what differs, reasons."""
    count, seed = asked
    law, reasons, wrong, cases = default_law(), Counter[str](), [], 0
    for moved in drawn(law, count, seed):
        found, because = differs(moved, law)
        wrong += [f"{moved.question} {moved.fact} {moved.day} {moved.case.given()}: {one}" for one in found]
        reasons += because
        cases += 1
    return cases, sum(reasons.values()), wrong, reasons


def main():
    """Run it in shares, and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    begin, shares = time.perf_counter(), 4 * options.jobs
    sizes = [options.cases // shares + (number < options.cases % shares) for number in range(shares)]
    asked = [(size, 1000 * options.seed + number) for number, size in enumerate(sizes) if size]
    with ProcessPoolExecutor(options.jobs) as pool:
        found = list(pool.map(part, asked))
    cases, turns = sum(one[0] for one in found), sum(one[1] for one in found)
    wrong, reasons = [text for one in found for text in one[2]], sum((one[3] for one in found), Counter())
    seconds = time.perf_counter() - begin
    print(f"{cases} cases, {turns} turns, {len(wrong)} differences ({seconds:.0f} s)")
    for reason, count in reasons.most_common():
        print(f"{count:8} {reason}")
    for text in wrong[:SHOWN]:
        print(text)
    return 1 if wrong and options.check else 0


if __name__ == "__main__":
    sys.exit(main())

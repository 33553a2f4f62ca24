"""A permit asked for, with any limits on its length; the naive engine stands in ``naive_permits.py``."""

from datetime import date

import naive_permits
from naive_days import ONE
from naive_kind import LAW, Kind, case_of
from random_facts import TITLES, length, near, some_day

from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.permits import permit


def permit_facts(choose):
    """A permit asked for, with any limits on its length."""
    start = some_day(choose, date(2015, 8, 1), date(2031, 12, 31))
    facts = {"title": choose.of(TITLES)}
    if choose.between(0, 3):
        facts["start"] = start
    if "start" not in facts or choose.between(0, 2) == 0:
        facts["permit_until"] = near(choose, start, 1, 0) if "start" in facts else start - ONE
    length(choose, facts, start)
    if choose.between(0, 1):
        back = choose.of((1, 2, 17, 18, 18, 18, 19, 60))
        year, month = divmod(start.year * 12 + start.month - 1 - back, 12)
        facts["lawful_since"] = near(choose, date(year, month + 1, min(start.day, 28)), 2, 3 if back > 2 else 0)
    if choose.between(0, 5) == 0:
        facts["extras"] = ("sticker",)
    if choose.between(0, 2) == 0:
        facts[choose.of(("decided", "posted", "received", "notified"))] = near(choose, start, 1, 0)
    for name in ("purpose_until", "passport_until"):
        if choose.between(0, 2) == 0:
            facts[name] = near(choose, start, 3, choose.of((5, 200, 1200)))
    return facts


def engine_permit(facts):
    try:
        found = permit(case_of(facts), LAW)
        answer = found.answer
    except Unanswerable as error:
        return ("missing", error.field) if error.code.endswith("_needed") else "over"
    except InputError as error:
        return "closed" if error.code == "sticker_too_long" else error.code
    names = ("valid_from", "valid_until", "capped_by", "days", "extension_start")
    return {name: getattr(answer, name) for name in names} | {"length_open": is_open(found)}


def is_open(found):
    """Whether the answer says that no length is known; then it is one to review."""
    said = any(note.code == "length_open" for note in found.notes)
    assert not said or found.status != "calculated"
    return said


def knows(facts):
    """The law of 2006 on."""
    first = facts.get("start", facts.get("permit_until"))
    return isinstance(first, date) and first.year >= 2006


KIND = Kind(
    permit_facts,
    engine_permit,
    naive_permits.permit,
    15_000,
    knows,
    lambda _case, facts: knows(facts),
    golden=15,
    paths=1000,
)

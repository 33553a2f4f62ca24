"""The two sides of a last day: by when to look at it again, and from when on a decision is final by the latest reading."""

from datetime import date, timedelta

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.appeals import appeal
from hardship_cli.law.filing import calendar_of
from hardship_cli.law.samples import samples
from hardship_cli.schedule.load import default_law

LETTER = {"posted": "2026-04-02", "delivery": "letter"}


def days(**facts):
    found = appeal(Case.read(facts), default_law()).answer
    return tuple(None if day is None else day.isoformat() for day in (found.last_day, found.warn_on, found.final_from))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({**LETTER, "land": "SH"}, ("2026-05-06", "2026-04-29", "2026-05-07")),
        # A week before 8 May is the first of May.
        ({"land": "NW", "notified": "2026-04-08"}, ("2026-05-08", "2026-04-30", "2026-05-09")),
        # Easter Monday, Easter Sunday, Saturday and Good Friday lie before 13 April less a week.
        ({"land": "NW", "notified": "2026-03-13"}, ("2026-04-13", "2026-04-02", "2026-04-14")),
        # Nobody says where in Bavaria: from the later end of a place without the holiday on the notice is final everywhere.
        ({"land": "BY", "notified": "2025-07-15"}, ("2025-08-15", "2025-08-08", "2025-08-19")),
        ({"land": "NW", "notified": "2026-03-13", "filed": "2026-04-13"}, ("2026-04-13", None, None)),
        ({"land": "NW", "notified": "2026-03-13", "filed": "2026-04-14"}, ("2026-04-13", "2026-04-02", "2026-04-14")),
        (
            {"land": "NW", "notified": "2026-03-13", "instruction": "missing"},
            ("2027-03-15", "2027-03-08", "2027-03-16"),
        ),
        ({"land": "NW", "applied": "2026-03-13"}, (None, None, None)),
    ],
)
def test_known_days(facts, expected):
    assert days(**facts) == expected


def test_a_later_reading_keeps_a_decision_open():
    """Four days after posting stand against three in Hesse: who files goes by the earlier end, who calls it final by the later."""
    found = appeal(Case.read({**LETTER, "land": "HE", "posted": "2026-04-08"}), default_law()).answer
    later = max(other.day for other in found.alternatives if other.day)
    assert later > found.last_day
    assert found.final_from == later + timedelta(days=1)


def test_of_random_cases():
    law, seen = default_law(), set()
    for case in samples(law, 3000, seed=11):
        try:
            found = appeal(case, law).answer
        except (InputError, Unanswerable):
            continue
        others = [other.day for other in found.alternatives]
        if found.last_day is None or found.filed_in_time or None in others:
            assert found.final_from is None
        else:
            assert found.final_from == max([found.last_day, *others]) + timedelta(days=1)
            seen.add("later" if found.final_from > found.last_day + timedelta(days=1) else "next")
        if found.warn_on is not None:
            week, free = found.last_day - timedelta(days=7), calendar_of(law).is_free
            between = [week - timedelta(days=ago) for ago in range((week - found.warn_on).days)]
            assert free(found.warn_on, case.land, case.place) is None
            assert all(free(day, case.land, case.place) for day in between)
            seen.add("moved" if between else "as it is")
    assert seen == {"later", "next", "moved", "as it is"}


def test_before_the_calendar_there_is_no_day_to_look_again():
    found = appeal(Case.read(land="NW", notified="1989-12-04", remedy="action", on="2020-01-02"), default_law()).answer
    assert (found.last_day, found.warn_on) == (date(1990, 1, 4), None)

"""Rows that are answered one by one share what was found on the way; what a finding says it needs is all that it looks at."""

import os
import sys
from datetime import date

import polars as pl
import pytest
from registers import hostile

from hardship_cli.answer import Gist, Trace
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.law.notification import notification
from hardship_cli.questions import QUESTIONS
from hardship_cli.remembered import Remembered

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "benchmarks"))

LETTER = Case(land="HE", delivery="letter", posted=date(2026, 1, 27))


def setting(law):
    return Setting(law, tuple(QUESTIONS), lambda error: f"{error.field}: {error.code}", date(2026, 11, 28))


def rows(law, count):
    """Rows of many facts at random, and a few of the kind that a test register has."""
    from differential import author_of

    return [*author_of("remembered", law).unlike(count, 26), *hostile(7, count, share=0.4)]


def gives(function, case, trace):
    """What a finding gives or raises, and what it notes."""
    noted = None if trace is None else Gist(trace.law)
    try:
        found = function(case) if noted is None else function(case, noted)
    except HardshipError as error:
        found = (error.code, error.field)
    return found, noted and (noted.status, noted.notes)


class Counting(Remembered):
    """Counts what is asked, and holds each finding to a case of only those facts that it says it needs."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def finding(self, case, name, function, trace, needs):
        self.asked.append(name)
        alone = Case(**{fact: getattr(case, fact) for fact in needs})
        assert gives(function, case, trace) == gives(function, alone, trace), (name, case)
        return super().finding(case, name, function, trace, needs)


def test_a_row_has_the_cells_that_it_has_by_plain_law(law):
    plain, sharing = RowByRow(setting(law)), RowByRow(setting(law), Remembered())
    for row in rows(law, 500):
        assert sharing.work_out(row) == plain.work_out(row), row


def test_a_finding_looks_at_nothing_that_it_does_not_name(law):
    counting = Counting()
    single = RowByRow(setting(law), counting)
    for row in rows(law, 300):
        single.work_out(row)
    assert {"notification", "fee_day", "tariff_day", "notification_by_any_land", "within_12m"} <= {*counting.asked}


def test_what_was_found_is_not_found_again(law, monkeypatch):
    asked = []
    remembered = Remembered()
    monkeypatch.setattr(
        "hardship_cli.law.notification._by_law", lambda _law, case, _trace: asked.append(case) or "found"
    )
    with remembered.used():
        assert [notification(case, law, Gist(law)) for case in (LETTER, LETTER._replace(born=date(2000, 1, 1)))] == [
            "found"
        ] * 2
        assert len(asked) == 1
        notification(LETTER._replace(posted=date(2026, 1, 28)), law, Gist(law))
        assert len(asked) == 2
        notification(LETTER, law, Trace(law))  # its steps are wanted
        assert len(asked) == 3
    notification(LETTER, law, Gist(law))
    assert len(asked) == 4


def test_notes_and_errors_are_told_each_time(law):
    remembered = Remembered()
    late = LETTER._replace(received=date(2026, 3, 2))
    told = []
    for _time in range(2):
        with remembered.used():
            trace = Gist(law)
            notification(late, law, trace)
            told.append((trace.status, trace.notes))
            with pytest.raises(Unanswerable, match="posted needed"):
                notification(LETTER._replace(posted=None), law, Gist(law))
    plain = Gist(law)
    notification(late, law, plain)
    assert told == [(plain.status, plain.notes)] * 2
    assert plain.notes


def test_only_so_much_is_remembered(law, monkeypatch):
    monkeypatch.setattr("hardship_cli.remembered._MOST", 3)
    plain, sharing = RowByRow(setting(law)), RowByRow(setting(law), Remembered())
    for row in pl.DataFrame(rows(law, 20)).iter_rows(named=True):
        assert sharing.work_out(row).texts == plain.work_out(row).texts

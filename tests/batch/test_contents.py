"""The numbers for what the law says tell apart all days and Länder of which it says something else."""

from datetime import date, timedelta

import polars as pl
import pytest

from hardship_cli.answer import UNCERTAIN
from hardship_cli.batch.appeals import _LEVELS, _WAYS, Appeals
from hardship_cli.batch.contents import FIRST, LANDS, LAST, Contents
from hardship_cli.batch.question import Setting
from hardship_cli.batch.tables import day_of, number
from hardship_cli.errors import Unanswerable
from hardship_cli.schedule.model import USE
from hardship_cli.schedule.pick import find

PLACES = [LANDS.index(land) for land in (None, "BE", "BW", "BY", "HE", "MV", "SH", "TH")]


class Asked:
    """One set of rules, fresh numbers for them, and what the law says when it is asked for one day alone."""

    def __init__(self, law, which):
        appeals = Appeals(Setting(law))
        of = appeals.notifications if which == "notification" else appeals
        self.law = law
        self.rules = of._rules
        self.shifts = of._shifts if which == "notification" else lambda _subject: ()
        self.subjects = 2 * len(_WAYS if which == "notification" else _LEVELS)
        self.contents = Contents(law, self.rules, self.shifts, of._mark)
        self._known = {}

    def cover(self, pairs):
        self.contents.cover(pl.Series(pairs, dtype=pl.Int32))

    def numbers(self, pair, days):
        frame = pl.DataFrame({"pair": pair, "day": [number(day) for day in days]}, {"pair": pl.Int32, "day": pl.Int32})
        said = self.contents.state
        return frame.select(found=said.look(said.line(pl.col("pair")), pl.col("day")))["found"].to_list()

    def days(self, subject):
        """The days on which a rule begins to say something else, those beside them, and some far from them."""
        found = {date(year, month, 11) for year in range(1985, 2070, 6) for month in (2, 9)}
        for rule in self.rules(subject):
            for history in (rule.versions, *rule.lands.values()):
                edges = [day for version in history for day in (version.start, version.until, version.review_by) if day]
                found |= {day + timedelta(days=step) for day in edges for step in (-5, -4, -3, -1, 0, 1)}
        return sorted(day for day in found if FIRST <= number(day) <= LAST)

    def said(self, subject, place, day):
        rules, shifts = self.rules(subject), (0, *self.shifts(subject))
        return tuple(self._one(rule, day + timedelta(days=shift), LANDS[place]) for shift in shifts for rule in rules)

    def _one(self, rule, day, land):
        key = (rule.id, day, land)
        if key not in self._known:
            self._known[key] = self._ask(rule, day, land)
        return self._known[key]

    def _ask(self, rule, day, land):
        try:
            found = find(rule, day, land)
        except Unanswerable as error:
            return error.code
        version = found.version
        used = self._one(self.law.deadlines.rule(version.value), day, land) if version.state == USE else None
        overdue = version.review_by is not None and day > version.review_by
        doubtful = self.law.source(version.source)["checked"]["result"] in UNCERTAIN
        older = found.older and (found.older.state, found.older.value)
        return version.state, version.value, doubtful, overdue, older, used


@pytest.mark.parametrize("which", ["notification", "appeal"])
def test_days_of_one_number_are_days_of_one_law(law, which):
    asked = Asked(law, which)
    asked.cover([subject * len(LANDS) + place for subject in range(asked.subjects) for place in PLACES])
    found = {}
    for subject in range(asked.subjects):
        days = asked.days(subject)
        for place in PLACES:
            for day, content in zip(days, asked.numbers(subject * len(LANDS) + place, days), strict=True):
                said = asked.said(subject, place, day)
                assert found.setdefault(content, said) == said, (subject, LANDS[place], day)
    assert len(found) > 100


def test_numbers_stay_when_more_is_covered(law):
    asked = Asked(law, "notification")
    pairs = [subject * len(LANDS) + place for subject in range(asked.subjects) for place in PLACES]
    days = [day_of(day) for day in range(FIRST, LAST, 97)]
    asked.cover(pairs[::7])
    before = {pair: asked.numbers(pair, days) for pair in pairs[::7]}
    state = asked.contents.state
    asked.cover(pairs[::7])
    assert asked.contents.state is state
    asked.cover(pairs)
    assert asked.contents.state is not state
    assert {pair: asked.numbers(pair, days) for pair in pairs[::7]} == before


def test_outside_the_days_and_pairs_covered_is_no_number(law):
    asked = Asked(law, "appeal")
    assert asked.numbers(0, [date(2026, 1, 1)]) == [None]
    asked.cover([0, 2])
    assert asked.numbers(1, [date(2026, 1, 1)]) == [None]
    days = [day_of(day) for day in (FIRST - 1, FIRST, LAST, LAST + 1)]
    assert [content is None for content in asked.numbers(2, days)] == [True, False, False, True]

"""Whatever the facts: the timeline is in order, its words exist in both languages, its receipt holds, its calendar can be read."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from hardship_cli.case import read_case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES
from hardship_cli.receipt import dump
from hardship_cli.render.case_json import case_tree, trees_of
from hardship_cli.render.ics import calendar_bytes, in_calendar
from hardship_cli.render.language import Language
from hardship_cli.timeline import timeline, what_if
from hardship_cli.timeline.receipts import verify

MIDDLE = date(2026, 3, 1)
# Facts that lead to an answer come more often than they would by chance.
USUAL = {"act": ("extend", "issue", "extend"), "delivery": ("letter", "pzu", "letter")}


def a_day(spread=400):
    return st.integers(-spread, spread).map(lambda days: (MIDDLE + timedelta(days=days)).isoformat())


def a_value(fact):
    if fact.kind == "day":
        return a_day(20_000).filter(lambda text: text < "2026") if fact.name == "born" else a_day()
    kinds = {
        "day-or-none": st.one_of(st.just("none"), a_day()),
        "flag": st.booleans(),
        "land": st.sampled_from(CODES),
        "period": st.sampled_from(("3m", "6", "36m", "90d", "1y", "5y")),
        "list": st.lists(st.sampled_from(fact.values or ("x",)), max_size=2),
        "place": st.just("land"),
        "text": st.sampled_from(("A", "B 7")),
    }
    return kinds[fact.kind] if fact.kind in kinds else st.sampled_from(USUAL.get(fact.name, fact.values) + fact.values)


FACTS_GIVEN = st.fixed_dictionaries({}, optional={name: a_value(fact) for name, fact in FACTS.items()})


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=FACTS_GIVEN, other=FACTS_GIVEN, today=a_day())
def test_any_case(law, first, other, today):
    reports = []
    try:
        before = timeline(read_case(first), law, date.fromisoformat(today))
        reports.append(before)
        changed = {**first, **dict(list(other.items())[:3])}
        reports.append(what_if(before, read_case(changed), law, tuple(other)[:3]))
    except HardshipError:
        pass  # facts that contradict each other
    for report in reports:
        days = [entry.day for entry in report.entries]
        assert days == sorted(days)
        for entry in report.entries:
            assert entry.when == (
                "past" if entry.day < report.today else "today" if entry.day == report.today else "future"
            )
            assert (entry.state in ("open", "passed")) <= ((entry.state == "open") == (entry.day >= report.today))
        for code in ("de", "en"):
            tree = json.loads(dump(case_tree(report, Language(code), law)))
            assert all(entry["text"] for entry in tree["answer"]["timeline"])
            assert verify(tree, law, trees_of).equal
        wanted = list(in_calendar(report))
        if wanted:
            content = calendar_bytes([report], Language("de"), law, (7, 1))
            assert len(Calendar.from_ical(content).walk("VEVENT")) == len(wanted)


@pytest.mark.parametrize(
    "facts", [{}, {"act": "extend", "permit_until": "2026-03-31", "applied": "2026-03-30", "months": "6"}]
)
def test_the_cases_above_are_not_all_empty(law, facts):
    assert bool(timeline(read_case(facts), law, MIDDLE).answers) == bool(facts)

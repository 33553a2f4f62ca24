"""An observed case notes what is asked of it, gives nothing away unnoted, and refuses what cannot be noted."""

from datetime import date, timedelta

import pytest

from hardship_cli.case import Case
from hardship_cli.forest import grow, planted
from hardship_cli.law.observe import ObservedCase, observe, outcome_of
from hardship_cli.law.periods import event_period_end
from hardship_cli.law.unread import Memory, NotObservableError, OfCase, Run
from hardship_cli.observed import among
from hardship_cli.reading import Period

FACTS = {
    "act": "extend",
    "land": "NW",
    "posted": date(2026, 4, 2),
    "received": date(2026, 4, 9),
    "months": Period(6, "months"),
    "extras": ("express",),
}


def seen(law, ask, **facts):
    """What is noted while ``ask`` looks at a case, and what it gives."""
    found = observe(ask, Case(**{**FACTS, **facts}), Memory(law, lambda *_finding: None), with_trace=False)
    return found.path, found.result


@pytest.mark.parametrize(
    ("ask", "outcome"),
    [
        (lambda case: case.posted < case.received, True),
        (lambda case: case.received > case.posted, True),
        (lambda case: case.posted + timedelta(days=7) >= case.received, True),
        (lambda case: case.posted + timedelta(days=7) == case.received, True),
        (lambda case: case.received - case.posted > timedelta(days=7), False),
        (lambda case: case.received - case.posted <= timedelta(days=7), True),
        (lambda case: date(2026, 4, 3) > case.posted, True),
        (lambda case: case.posted != date(2026, 4, 2), False),
        (lambda case: min(case.posted, case.received) < date(2026, 4, 3), True),
        (lambda case: event_period_end(case.posted, case.months) < date(2026, 10, 3), True),
        (lambda case: among(case.act, ("issue", "extend")), True),
        (lambda case: case.act == "issue", False),
        (lambda case: case.act in ("issue", "extend"), True),
        (lambda case: "express" in case.extras, True),
        (lambda case: case.land == "NW", True),
        (lambda case: {"NW": True}.get(case.land), True),
        (lambda case: case.months.amount > 5, True),
    ],
)
def test_what_is_asked_is_noted_and_answered_as_plain_facts_answer(law, ask, outcome):
    path, found = seen(law, ask)
    assert found is outcome
    assert found is ask(Case(**FACTS))
    assert [test for test in path if test[0] != "given"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda case: case.posted.year,
        lambda case: case.posted.weekday(),
        lambda case: case.posted.isoformat(),
        lambda case: f"{case.posted}",
        lambda case: hash(case.posted),
        lambda case: {case.posted},
        lambda case: case.posted.replace(day=1),
        lambda case: case.posted.toordinal(),
        lambda case: case._asdict(),
        lambda case: case.given(),
    ],
)
def test_what_cannot_be_noted_is_refused(law, ask):
    with pytest.raises(NotObservableError):
        seen(law, ask)


def test_what_python_reads_past_the_methods_is_nobodys(law):
    case = ObservedCase(Run(Memory(law, lambda *_finding: None)), Case(**FACTS))
    assert date.toordinal(case.posted) != FACTS["posted"].toordinal()
    assert "NW" not in str.join("", [case.land])
    assert tuple.__len__(case.extras) == 0
    assert tuple.__getitem__(case.months, 0) != 6


def test_a_comparison_is_noted_in_one_form_whichever_way_it_is_asked(law):
    asks = [
        lambda case: case.posted < case.received,
        lambda case: case.received > case.posted,
        lambda case: case.posted - case.received < timedelta(0),
        lambda case: case.posted + timedelta(days=5) < case.received + timedelta(days=5),
    ]
    memory = Memory(law, lambda *_finding: None)
    paths = [observe(ask, Case(**FACTS), memory, with_trace=False).path for ask in asks]
    assert [[test for test in path if test[0] == "less"] for path in paths] == [[("less", 0, 1, 0)]] * 4


def test_days_of_an_answer_are_expressions_of_the_facts(law):
    memory = Memory(law, lambda *_finding: None)

    def ask(case):
        return event_period_end(case.posted + timedelta(days=4), case.months), case.received

    outcome = outcome_of(observe(ask, Case(**FACTS), memory, with_trace=False))
    (first, second) = outcome.days
    assert memory.expressions[first.base] == ("through", event_period_end, (OfCase("months"),), 0, 4)
    assert (memory.expressions[second.base], second.days) == (("fact", "received"), 0)
    assert memory.expressions[0] == ("fact", "posted")


def test_a_word_that_was_read_as_a_whole_is_asked_no_more(law):
    path, _found = seen(law, lambda case: (hash(case.act), case.act == "issue", among(case.act, ("extend",))))
    assert [test[0] for test in path] == ["given", "word"]


def test_a_place_of_another_land_is_asked_about_before_a_day_is_moved(law):
    """What the calendar refused while it moved a day was met unnoted: paths with the same tests went on in two ways."""
    facts = {"permit_until": "2026-05-09", "applied": "2026-05-11", "months": "6", "place": "sn-corpus-christi"}
    forest = planted(law, date(2026, 11, 30))
    grow(forest, [Case.read({**facts, "land": land}) for land in ("HB", "SN")], ("fiction", "permit"))
    assert forest.contradictions == []

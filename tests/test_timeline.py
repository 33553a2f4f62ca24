"""The timeline: which days stand in it, on what they rest, what is missing, and what a what-if moves."""

from datetime import date

import pytest
from example_cases import ASKED, REFUSED, days, entry_of

from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS
from hardship_cli.render.labels import ENTRIES
from hardship_cli.timeline import WHAT, timeline, what_if

TODAY = date(2026, 4, 20)


@pytest.fixture
def ask(law):
    def report(facts, today=TODAY, **more):
        return timeline(Case.read({**facts, **more}), law, today)

    return report


def test_a_refusal_over_easter_day_by_day(ask):
    assert days(ask(REFUSED)) == {
        "applied": "2026-02-20",
        "apply_by": "2026-02-28",
        "title_ends": "2026-02-28",
        "fiction_begins": "2026-03-01",
        "decided": "2026-04-01",
        "posted": "2026-04-02",
        "notified": "2026-04-06",  # Easter Monday: a day of notification stays
        "fiction_ends": "2026-04-06",
        "fee_due": "2026-04-16",
        "remedy_due": "2026-05-06",
        "work_ends": "2026-05-06",
        "reinstatement_ends": "2027-05-07",
    }


def test_every_entry_has_its_day_in_order_and_something_it_rests_on(ask):
    for facts in (REFUSED, ASKED):
        report = ask(facts)
        assert [entry.day for entry in report.entries] == sorted(entry.day for entry in report.entries)
        for entry in report.entries:
            assert entry.rests_on
            for rest in entry.rests_on:
                if rest.fact is None:
                    steps = {step.id for step in report.answers[rest.question].steps}
                    assert rest.steps, entry
                    assert set(rest.steps) <= steps
                else:
                    assert getattr(report.case, rest.fact) == entry.day


def test_the_provision_is_that_of_the_rule_not_of_the_first_day(ask):
    assert entry_of(ask(REFUSED), "remedy_due").basis == "§ 74 VwGO"
    assert entry_of(ask(REFUSED), "fee_due").basis == "§ 14 BGebG"
    asked = ask(ASKED)
    assert entry_of(asked, "permit_begins").basis == "§ 190 BGB"
    # A length that was asked for rests on no provision; the legal limit does.
    assert entry_of(asked, "permit_ends").basis is None
    assert entry_of(ask(ASKED, months="48"), "permit_ends").basis == "§ 26 Abs. 1 S. 1 Halbs. 1 AufenthG"


def test_past_today_and_future(ask):
    report = ask(REFUSED, date(2026, 4, 6))
    when = {entry.what: entry.when for entry in report.entries}
    assert (when["posted"], when["notified"], when["remedy_due"]) == ("past", "today", "future")


def test_the_birth_date_is_no_day_of_the_timeline(ask):
    report = ask(ASKED)
    assert date(2010, 5, 12) not in [entry.day for entry in report.entries]


def test_every_fact_with_a_day_shows(ask):
    left_out = {"born", "on", "start", "until"}
    for fact in FACTS.values():
        if fact.kind in ("day", "day-or-none") and fact.name not in left_out:
            beside = {"suspended": "2026-03-01"} if fact.name == "enforceable_again" else {}
            report = ask({fact.name: "2026-03-02", **beside})
            assert date(2026, 3, 2) in [entry.day for entry in report.entries], fact.name
    # The days asked for are those of the answer, or stand for themselves where there is none.
    assert days(ask({"start": "2026-03-02", "until": "2026-06-01"}))["permit_ends"] == "2026-06-01"
    assert days(ask({"start": "2026-03-02", "until": "2026-06-01", "outcome": "refused"}))["until"] == "2026-06-01"


def test_states_of_what_is_due(ask):
    def state(what, facts=REFUSED, today=TODAY, **more):
        return entry_of(ask(facts, today, **more), what).state

    assert state("apply_by") == "done"
    assert state("apply_by", applied="2026-03-02", decided="2026-04-01") == "late"
    assert state("remedy_due") == "open"
    assert state("remedy_due", today=date(2026, 5, 6)) == "open"
    assert state("remedy_due", today=date(2026, 5, 7)) == "passed"
    assert state("remedy_due", filed="2026-05-06") == "open"  # what lies ahead has kept no period yet
    assert state("remedy_due", filed="2026-05-06", today=date(2026, 5, 6)) == "done"
    assert state("remedy_due", filed="2026-05-07", today=date(2026, 5, 7)) == "late"
    assert entry_of(ask(REFUSED), "title_ends").state is None


def test_next_is_the_first_open_day_and_not_that_of_a_permit_still_asked_for(ask):
    assert ask(REFUSED).next_due.what == "remedy_due"
    assert ask(REFUSED, date(2026, 4, 10)).next_due.what == "fee_due"
    assert ask(REFUSED, filed="2026-04-15").next_due is None
    pending = ask(ASKED)
    assert entry_of(pending, "extension_due").param("expected") is True
    assert pending.next_due is None
    granted = ask(ASKED, decided="2026-04-01", notified="2026-04-01", today=date(2026, 6, 1))
    assert granted.next_due.what == "extension_due"


def test_a_permit_that_nobody_applied_for_is_only_expected(ask):
    held = ask({"permit_until": "2026-05-01", "months": "12"})
    assert entry_of(held, "permit_ends").param("expected") is True
    assert [entry.what for entry in held.entries if entry.state == "open"] == ["apply_by", "extension_due"]
    assert held.next_due.what == "apply_by"
    assert entry_of(ask({"start": "2026-03-01", "months": "6"}), "permit_ends").param("expected") is None


def test_without_a_length_no_deadline_rests_on_the_latest_day(ask):
    """The permit ends when the notice says: who applied by the longest of three years would be too late."""
    without = {"land": "NW", "act": "extend", "permit_until": "2023-10-31", "applied": "2023-10-20"}
    granted = ask({**without, "notified": "2023-11-16"}, today=date(2026, 10, 20))
    ends = entry_of(granted, "permit_ends")
    assert (ends.day, ends.param("longest"), ends.status) == (date(2026, 10, 31), True, "review")
    assert granted.next_due is None
    assert "extension_due" not in days(granted)
    assert [(gap.question, gap.fact, gap.code) for gap in granted.missing][-1] == (
        "permit",
        "months",
        "permit_length_needed",
    )
    assert [note.code for note in ask({**without, "notified": "2023-11-16"}, today=date(2026, 11, 2)).alerts] == [
        "permit_ended_longest"
    ]
    pending = ask(without, today=date(2023, 10, 21))
    assert (pending.answers["permit"].status, "extension_due" in days(pending)) == ("calculated", False)
    assert all(gap.question != "permit" for gap in pending.missing)
    known = ask({**without, "notified": "2023-11-16", "months": "36"}, today=date(2026, 10, 20))
    assert (known.next_due.what, known.next_due.day) == ("extension_due", date(2026, 10, 31))
    assert known.answers["permit"].status == "calculated"


def test_the_last_day_to_apply_rests_on_the_rule_about_titles(ask):
    # 1 May is a holiday: the answer also looks at the rule about moving.
    report = ask({"land": "TH", "permit_until": "2026-05-01"})
    entry = entry_of(report, "apply_by")
    steps = {step.id: step.rule for step in report.answers["fiction"].steps}
    assert [steps[step] for step in entry.rests_on[0].steps] == ["fiction_title_in_time"]
    assert [(other.because, other.day.isoformat()) for other in entry.others] == [("E7", "2026-05-04")]
    # By the reading that the application came in time the next permit is to be asked for earlier.
    asked = {"land": "TH", "permit_until": "2026-05-01", "applied": "2026-05-04", "act": "extend", "months": "12"}
    entry = entry_of(ask(asked), "extension_due")
    assert (str(entry.day), [str(other.day) for other in entry.others]) == ("2027-05-03", ["2027-05-01"])
    child = {
        "land": "NW",
        "born": "2026-03-02",
        "lawful_since": "2026-03-02",
        "lawful_stay": True,
        "applied": "2026-03-20",
    }
    entry = entry_of(ask({**child, "permit_until": "none"}), "apply_by")
    assert (entry.param("child"), entry.basis) == (True, "§ 81 Abs. 2 S. 2 AufenthG")


def test_the_day_of_notification_that_the_delivery_gives_ends_the_fiction(ask):
    assert days(ask(REFUSED))["fiction_ends"] == "2026-04-06"
    ends = entry_of(ask(REFUSED), "fiction_ends")
    assert [rest.question for rest in ends.rests_on] == ["fiction"]
    assert "notified" in {
        step.op for step in ask(REFUSED).answers["fiction"].steps if step.id in ends.rests_on[0].steps
    }
    # Decided before the title's end and notified after it: there is something to bridge.
    early = ask(REFUSED, decided="2026-02-26", posted="2026-02-27")
    assert (days(early)["fiction_begins"], days(early)["fiction_ends"]) == ("2026-03-01", "2026-03-03")


def test_only_the_choice_of_the_remedy_is_disputed_not_the_days_before_it(ask):
    report = ask(REFUSED, land="TH")
    status = {entry.what: entry.status for entry in report.entries}
    assert report.status == status["remedy_due"] == "disputed"
    assert (status["notified"], status["fee_due"]) == ("calculated", "calculated")


def test_disputed_days_carry_the_other_reading(ask):
    ends = entry_of(ask(ASKED), "permit_ends")
    assert [(other.day.isoformat(), other.because) for other in ends.others] == [("2026-10-01", "E6")]


def test_nothing_to_pay_nothing_due(ask):
    exempt = ask(REFUSED, benefits="sgb2")
    assert "fee_due" not in days(exempt)
    assert (exempt.money.amount, exempt.money.due) == (0, None)
    report = ask(REFUSED)
    assert (str(report.money.amount), report.money.due) == ("93.00", date(2026, 4, 16))


def test_questions_that_the_case_does_not_raise(ask):
    assert [(one.question, one.because) for one in ask(REFUSED).skipped] == [("permit", "not_granted")]
    lost = ask({"act": "reissue-card", "reason": "lost", "applied": "2026-03-02"})
    assert {one.question: one.because for one in lost.skipped} == {"permit": "other_act", "fiction": "other_act"}


def test_what_is_missing_and_what_comes_after_it(ask):
    missing = {one.question: (one.fact, one.then) for one in ask({}).missing}
    assert missing == {
        "fee": ("act", ("months",)),
        "permit": ("start", ()),
        "fiction": ("permit_until", ()),
        "appeal": ("delivery", ("posted", "land")),
    }
    assert ask({}).status == "blocked"
    half = {**ASKED, "months": None, "start": None, "permit_until": None}
    assert [(one.question, one.fact) for one in ask(half).missing] == [
        ("fee", "months"),
        ("permit", "start"),
        ("fiction", "permit_until"),
    ]


def test_what_no_fact_can_open_is_blocked_not_missing(ask):
    report = ask({"act": "extend", "months": "6", "on": "1999-01-01"})
    assert [(one.question, one.error.code) for one in report.blocked] == [("fee", "before_first_version")]


def test_facts_that_contradict_each_other_are_refused(ask):
    with pytest.raises(InputError) as caught:
        ask({**ASKED, "until": "2026-01-01"})
    assert caught.value.code == "until_before_start"


def test_without_a_day_the_fee_is_asked_for_today_and_says_so(ask):
    fee = ask(ASKED).answers["fee"]
    assert (fee.asked.on, dict(fee.assumed)["on"], fee.notes[0].code) == (None, TODAY, "assumed_today")


def test_a_what_if_marks_what_moves_what_is_new_and_what_is_gone(ask, law):
    before = ask(REFUSED)
    facts = {**REFUSED, "posted": "2026-04-09", "applied": None}
    after = what_if(before, Case.read(facts), law, ("posted", "applied"))
    marks = {entry.what: (entry.change, entry.was and entry.was.isoformat()) for entry in after.entries}
    assert marks["posted"] == ("moved", "2026-04-02")
    assert marks["remedy_due"] == ("moved", "2026-05-06")
    assert marks["applied"] == ("gone", "2026-02-20")
    assert marks["decided"] == (None, None)
    changes = {change.about: (change.before, change.after) for change in after.changes}
    assert changes["remedy_due"] == (date(2026, 5, 6), date(2026, 5, 13))
    assert changes["fiction.effect"] == (
        "continuation",
        None,
    )  # of what was refused the day of the application is missing
    assert before.case.posted == after.before.posted == date(2026, 4, 2)
    # What is gone is nothing to do any more.
    assert after.next_due.change != "gone"


def test_a_what_if_that_changes_nothing_says_nothing(ask, law):
    before = ask(REFUSED)
    assert what_if(before, before.case, law, ("land",)).changes == ()


def test_every_kind_of_entry_has_a_text():
    assert set(ENTRIES) == set(WHAT)


def test_of_several_persons_the_fee_alone_is_answered_and_the_day_of_all_is_told(law):
    family = Bill.read(
        land="SH",
        act="extend",
        outcome="refused",
        months="12",
        posted="2026-11-17",
        delivery="letter",
        person=[{"born": "1986-04-03"}, {"born": "2015-06-01"}],
    )
    report = timeline(family, law, date(2026, 11, 22))
    assert list(report.answers) == ["fee"]
    assert [(note.code, dict(note.params).get("until")) for note in report.alerts] == [
        ("appeal_of_each_until", date(2026, 12, 21)),
        ("no_suspensive_effect", None),
    ]


def test_where_a_permit_was_granted_no_work_goes_on_by_the_old_title(ask):
    granted = {**REFUSED, "outcome": "granted"}
    assert "work_ends" in days(ask(REFUSED))
    assert "work_ends" not in days(ask(granted))

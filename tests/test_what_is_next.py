"""What is next in a case, what is said before any detail, and the days to prepare for."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from example_cases import ASKED, REFUSED, days, entry_of

from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.timeline import LIMIT, timeline

TODAY = date(2026, 4, 20)


@pytest.fixture
def ask(law):
    def report(facts, today=TODAY, **more):
        return timeline(Case.read({**facts, **more}), law, today)

    return report


def codes(report):
    return [note.code for note in report.alerts]


def test_the_outer_limit_of_reinstatement_is_never_next(ask):
    late = ask(REFUSED, date(2026, 5, 10), filed="2026-05-08")
    assert entry_of(late, "reinstatement_ends").kind == LIMIT
    assert (late.next_due, late.next_notable) == (None, None)
    (alert,) = late.alerts
    assert (alert.code, alert.level, alert.basis) == ("remedy_missed_reinstatement", "warning", "§ 60 Abs. 2 S. 1 VwGO")
    assert dict(alert.params) == {
        "day": date(2026, 5, 6),
        "remedy": "action",
        "weeks": 2,
        "until": date(2027, 5, 7),
        "limit_basis": "§ 60 Abs. 3 VwGO",
    }
    # Nothing filed, and the period over: the same. While it runs, or kept: nothing was missed.
    assert codes(ask(REFUSED, date(2026, 5, 7))) == ["remedy_missed_reinstatement"]
    assert codes(ask(REFUSED, date(2026, 5, 6))) == codes(ask(REFUSED, date(2026, 6, 6), filed="2026-05-06")) == []


def test_of_several_persons_the_days_of_each_are_told_as_far_as_the_facts_of_all_say_them(law):
    family = {**REFUSED, "born": ["1984-09-12", "1986-04-03"], "departure_days": "30"}

    def alerts_of(**more):
        facts = {name: value for name, value in {**family, **more}.items() if value is not None}
        alerts = timeline(Bill.read(facts), law, TODAY).alerts
        return [(note.code, dict(note.params).get("until")) for note in alerts if "_of_each" in note.code]

    of_one = timeline(Case.read(REFUSED), law, TODAY)
    last = entry_of(of_one, "remedy_due").day
    leave = entry_of(timeline(Case.read(REFUSED, departure_days="30"), law, TODAY), "departure_ends").day
    both = [("appeal_of_each_until", last), ("departure_of_each_until", leave)]
    assert alerts_of() == alerts_of(instruction="missing") == both
    assert alerts_of(filed="2026-04-20") == [("departure_of_each_until", leave)]
    assert alerts_of(delivery=None) == [("appeal_of_each", None), ("departure_of_each", None)]
    assert alerts_of(outcome=None, departure_days=None) == [("appeal_of_each_until", last)]
    assert alerts_of(outcome=None, departure_days=None, delivery=None) == []
    assert [
        note.code
        for note in timeline(Bill.read({**family, "outcome": "granted"}), law, last + timedelta(days=1)).alerts
        if note.code.startswith(("appeal", "departure"))
    ] == ["departure_over"]
    assert alerts_of(decided=None, posted=None, delivery=None, outcome=None, departure_days=None) == []


def test_the_days_of_each_of_several_persons_stand_in_the_timeline_and_are_next(law):
    family = Bill.read({**REFUSED, "born": ["1984-09-12", "1986-04-03"], "departure_days": "30"})
    report = timeline(family, law, TODAY)
    of_one = timeline(Case.read(REFUSED, departure_days="30"), law, TODAY)
    assert list(report.answers) == ["fee"]
    for what in ("notified", "remedy_due", "departure_ends"):
        entry, alone = entry_of(report, what), entry_of(of_one, what)
        assert (entry.day, entry.basis, entry.state) == (alone.day, alone.basis, alone.state)
        assert bool(entry.param("each")) == (what != "notified")
        # Its steps are those of the answer about each person, which stands beside those of the report.
        assert (entry.rests_on, report.each.keys()) == (alone.rests_on, {"fiction", "appeal", "departure"})
    assert {*report.of_each} == {"fiction", "appeal", "departure"}
    assert report.next_due == min(report.to_do, key=lambda entry: entry.day)
    filed = timeline(Bill.read({**REFUSED, "born": ["1984-09-12", "1986-04-03"], "filed": "2026-04-20"}), law, TODAY)
    assert "remedy_due" not in [entry.what for entry in filed.entries]


def test_a_passport_that_ended_before_the_decision_is_told(ask):
    pending = {name: value for name, value in ASKED.items() if name not in ("passport_until", "document")}
    assert codes(ask(pending, passport_until="2026-04-19")) == ["passport_ended"]
    assert codes(ask(pending, passport_until="2026-04-20")) == codes(ask(REFUSED, passport_until="2026-04-19")) == []
    assert codes(ask(pending, decided="2026-04-20", passport_until="2026-04-19")) == []


def test_behind_the_outer_limit_nothing_is_left_to_find_out(ask):
    assert codes(ask(REFUSED, date(2027, 5, 7))) == ["remedy_missed_reinstatement"]
    assert codes(ask(REFUSED, date(2027, 5, 8))) == ["remedy_missed"]


def test_where_the_obstacle_is_known_to_be_gone_the_request_has_a_day(ask):
    gone = {"obstacle_gone": "2026-05-20"}
    report = ask(REFUSED, date(2026, 6, 3), **gone)
    assert [(note.code, dict(note.params)["until"]) for note in report.alerts] == [
        ("remedy_missed_request", date(2026, 6, 3))
    ]
    assert report.next_due.what == "reinstatement_due"
    assert codes(ask(REFUSED, date(2026, 6, 4), **gone)) == ["remedy_missed"]
    assert codes(ask(REFUSED, date(2026, 6, 4), obstacle_gone="2026-05-06")) == ["remedy_missed"]


def test_what_is_next_is_never_an_outer_limit(ask):
    for today in (date(2026, 4, 10), date(2026, 5, 6), date(2026, 5, 7), date(2027, 5, 7), date(2027, 5, 8)):
        for more in ({}, {"filed": "2026-05-08"}, {"instruction": "missing"}, {"instruction": "wrong", "land": "SH"}):
            report = ask(REFUSED, today, **more)
            for entry in (report.next_due, report.next_notable):
                assert entry is None or (entry.kind != LIMIT and not entry.param("year"))


def test_without_a_correct_instruction_the_day_to_act_is_the_end_of_the_ordinary_period(ask):
    early = ask(REFUSED, date(2026, 4, 17), instruction="missing")
    assert (early.next_due.what, early.next_due.day, early.next_due.basis) == (
        "remedy_safe",
        date(2026, 5, 6),
        "§ 74 VwGO",
    )
    assert entry_of(early, "remedy_due").day == date(2027, 4, 6)
    late = ask(REFUSED, date(2026, 5, 7), instruction="missing")
    assert (late.next_due, codes(late), "remedy_safe" in days(late)) == (None, ["year_runs"], False)
    assert dict(late.alerts[0].params)["day"] == date(2026, 5, 6)
    over = ask(REFUSED, date(2027, 4, 7), instruction="missing")
    assert codes(over) == ["year_missed"]
    filed = ask(REFUSED, date(2026, 6, 1), instruction="missing", filed="2026-05-04")
    assert (entry_of(filed, "remedy_safe").state, codes(filed)) == ("done", [])
    assert "remedy_safe" not in days(ask(REFUSED, date(2026, 6, 1), instruction="missing", filed="2026-05-29"))


def test_a_title_that_ended_without_an_application_is_said_first(ask):
    held = {"land": "NW", "act": "extend", "months": "12", "permit_until": "2025-01-31"}
    report = ask(held, date(2026, 11, 28))
    assert codes(report) == ["ended_unapplied_order"]
    assert report.next_due is None
    assert codes(ask(held, date(2025, 1, 31))) == []
    for fact in ("applied", "continuation_ordered", "decided", "notified"):
        found = codes(ask(held, date(2026, 11, 28), **{fact: "2025-01-20"}))
        assert not [code for code in found if code.startswith("ended_unapplied")]
    # Before the law knew an order, none is promised.
    assert codes(ask({"permit_until": "2010-03-31"}, date(2010, 4, 6))) == ["ended_unapplied"]


def test_where_a_permit_runs_nothing_was_missed(ask):
    granted = {**ASKED, "decided": "2026-04-01", "posted": "2026-04-01", "delivery": "letter"}
    report = ask(granted, date(2026, 7, 1))
    assert entry_of(report, "remedy_due").state == "passed"
    assert (codes(report), report.next_due.what) == ([], "extension_due")
    # The bill for it is another matter.
    assert codes(ask({**granted, "document": "fee-notice"}, date(2026, 7, 1))) == ["remedy_missed_reinstatement"]
    assert codes(ask({"permit_until": "2026-03-31", "start": "2026-04-01", "months": "12"}, date(2026, 7, 1))) == []


def test_a_granted_permit_that_ended_is_said_too(ask):
    """There was no day open, and nothing else to do, for someone whose permit had ended a year ago."""
    granted = {**ASKED, "decided": "2026-04-01", "notified": "2026-04-01"}
    end = entry_of(ask(granted, date(2026, 7, 1)), "permit_ends")
    by_other_reading = max(other.day for other in end.others)
    assert by_other_reading > end.day
    assert codes(ask(granted, by_other_reading)) == []
    late = ask(granted, by_other_reading + timedelta(days=1))
    assert (codes(late), late.next_due) == (["permit_ended"], None)
    assert dict(late.alerts[0].params)["ended"] == end.day
    begun = {"permit_until": "2026-03-31", "start": "2026-04-01", "months": "12"}
    assert codes(ask(begun, date(2027, 11, 28))) == ["permit_ended"]
    # A permit that is only asked for has not ended, and what a bill says is another matter.
    assert codes(ask({**ASKED, "land": "NW"}, date(2030, 1, 1))) == []
    assert "permit_ended" not in codes(ask({**granted, "document": "fee-notice"}, date(2030, 1, 1)))


def test_an_application_that_may_still_be_in_time_is_told_with_its_day(ask):
    # 28 November 2026 is a Saturday: by one reading of E7 the Monday is in time.
    report = ask({"land": "NW", "permit_until": "2026-11-28"}, date(2026, 11, 29))
    assert codes(report) == ["ended_unapplied_day_off"]
    assert dict(report.alerts[0].params)["day"] == date(2026, 11, 30)
    assert codes(ask({"land": "NW", "permit_until": "2026-11-28"}, date(2026, 12, 1))) == ["ended_unapplied_order"]


def test_a_period_that_nobody_counts_is_said_with_the_day_that_would_be_safe(ask):
    known = {**REFUSED, "posted": None, "delivery": None}
    (alert,) = ask(known).alerts
    assert (alert.code, dict(alert.params)) == (
        "period_uncounted_until",
        {"day": date(2026, 4, 1), "until": date(2026, 5, 4)},  # Friday 1 May is a holiday
    )
    assert codes(ask({**known, "land": None})) == ["period_uncounted"]
    assert codes(ask({**known, "outcome": "granted"})) == codes(ask({**known, "filed": "2026-04-15"})) == []


@pytest.mark.parametrize(
    "facts", [{"delivery": "letter"}, {"notified": "2026-04-04"}, {"remedy": "action", "delivery": "letter"}]
)
def test_where_the_land_alone_is_missing_it_is_what_is_next(ask, facts):
    known = {**REFUSED, "land": None, "delivery": None, **facts}
    named = "period_uncounted_until_land" if "remedy" in facts else "period_uncounted_land"
    assert codes(ask(known)) == [named]
    assert codes(ask({**known, "land": "NW"})) == []


@pytest.mark.parametrize("land", ["HH", "BY"])
def test_a_gap_in_the_law_is_never_told_as_a_fact_to_find_out(ask, land):
    facts = {"land": land, "act": "extend", "outcome": "refused", "months": "12", "delivery": "portal"}
    report = ask({**facts, "posted": "2026-01-27", "received": "2026-01-30"})
    (alert,) = report.alerts
    params = dict(alert.params)
    assert (alert.code, params["until"], params.get("facts")) == (
        "period_uncounted_until_unread",
        date(2026, 2, 27),
        None,
    )
    assert params["law"].endswith("VwVfG")
    assert [block.question for block in report.blocked] == ["appeal"]
    assert codes(ask({**facts, "posted": "2026-01-27"})) == ["period_uncounted_until_unread"]
    fiction = ask(
        {
            **facts,
            "posted": "2026-01-27",
            "received": "2026-01-30",
            "permit_until": "2026-01-15",
            "applied": "2026-01-02",
        }
    )
    assert {"until_unread"} == {
        note.code for note in fiction.answers["fiction"].notes if note.code.startswith("until_")
    }


def test_a_birthday_that_changes_the_fee_stands_in_the_timeline(ask):
    facts = {"land": "NW", "act": "extend", "months": "12", "applied": "2026-11-20", "born": "2008-12-05"}
    today = date(2026, 11, 28)
    turn = entry_of(ask(facts, today), "age_turns")
    assert (turn.day, turn.kind, turn.state) == (date(2026, 12, 5), "state", None)
    assert [str(turn.param(name)) for name in ("age", "before", "amount")] == ["18", "46.50", "93.00"]
    assert ask(facts, today).next_notable == turn
    # By the other reading of E2 it stays as it was.
    (other,) = turn.others
    assert (turn.status, other.because, other.reading, str(other.amount)) == ("disputed", "E2", "B", "46.50")
    assert "E2" in [note.code for note in ask(facts, today).answers["fee"].notes]
    assert not entry_of(ask({**facts, "applied": None}, today), "age_turns").others
    # Born on 29 February: a year older on 1 March.
    assert entry_of(ask(facts, today, born="2008-12-31"), "age_turns").day == date(2026, 12, 31)
    leap = ask({**facts, "applied": "2026-01-05", "born": "2008-02-29"}, date(2026, 1, 10))
    assert entry_of(leap, "age_turns").day == date(2026, 3, 1)
    # ``minor`` says how it is today.
    assert "age_turns" in days(ask(facts, today, minor="true"))
    for more in ({"born": "2008-11-28"}, {"benefits": "sgb2"}, {"decided": "2026-11-25"}, {"on": "2026-11-25"}):
        assert "age_turns" not in days(ask(facts, today, **more)), more


def test_the_24th_birthday_counts_where_the_fee_follows_the_identity_card(ask):
    facts = {"land": "NW", "act": "extend", "months": "12", "status": "eu-turkey", "born": "2002-12-05"}
    turn = entry_of(ask(facts, date(2026, 11, 28)), "age_turns")
    assert (turn.day, turn.param("age"), turn.basis) == (date(2026, 12, 5), 24, "§ 1 Abs. 1 PAuswGebV")
    # Once it is applied for, the age at the application leads; with the birthday the age at the issue gives another amount.
    turn = entry_of(ask(facts, date(2026, 11, 28), applied="2026-11-20"), "age_turns")
    assert (turn.param("before"), turn.param("amount")) == (Decimal("27.60"), Decimal("27.60"))
    assert [(other.because, other.amount) for other in turn.others] == [("EU_TURKEY_AGE", Decimal("46.00"))]


def test_days_to_prepare_for_are_next_where_nothing_is_due(ask):
    today = date(2026, 11, 28)
    pending = ask(ASKED, today, passport_until="2027-01-15")
    assert (pending.next_due, pending.next_notable.what) == (None, "passport_ends")
    assert pending.open_since.what == "inaction_from"
    assert (
        ask(ASKED, today, passport_until="2027-01-15", purpose_until="2026-12-31").next_notable.what == "purpose_ends"
    )
    assert ask(ASKED, date(2026, 6, 10)).next_notable.what == "inaction_from"
    # Filed while nothing is decided: that was the action.
    assert ask(ASKED, today, filed="2026-07-01").open_since is None


def test_what_hangs_on_a_permit_that_nobody_has_cannot_be_missed(ask):
    assert entry_of(ask(ASKED, date(2026, 11, 28)), "extension_due").state is None
    assert entry_of(ask(ASKED), "extension_due").state == "open"


def test_the_point_by_which_the_amount_stays_is_shown(hardship):
    asked = ("case", "extend", "--months", "12", "--born", "2008-12-20", "--permit-until", "2026-10-31", "--land", "SH")
    asked = (*asked, "--applied", "2026-10-20", "--today", "2026-11-29", "--lang", "en")
    table = " ".join(hardship(*asked)[1].split())
    assert "by another reading (E2): €46.50 (§ 50 Abs. 1 S. 1 AufenthV)" in table
    assert "Open legal point E2" in table
    entries = json.loads(hardship(*asked, "--json")[1])["answer"]["timeline"]
    (turn,) = [entry for entry in entries if entry["what"] == "age_turns"]
    assert [(one["because"], one["reading"], one["amount"]) for one in turn["others"]] == [("E2", "B", "46.50")]


@pytest.mark.parametrize("known", ["decided", "received"])
def test_a_day_that_nobody_knows_stands_on_no_line(ask, known):
    """Of a letter without its day of posting the time for departure may end later, by no day that could be named."""
    facts = {"land": "NW", "act": "extend", "outcome": "refused", "months": "12", "minor": "no", "delivery": "letter"}
    report = ask(facts, **{known: "2026-04-13"}, departure_days="11")
    entry = entry_of(report, "departure_ends")
    assert (entry.others, entry.status) == ((), "review")
    # The period is over by the safe day alone: nobody is told that it was missed.
    assert codes(ask(facts, date(2026, 6, 1), **{known: "2026-04-13"})) == ["remedy_over_unless"]


FAMILY = {**REFUSED, "born": ["1984-09-12", "1986-04-03"], "departure_days": "30"}


def test_the_fee_of_several_persons_falls_due_on_the_day_of_one(law):
    """The notification is the same for each of them, and so are the ten days of § 14 BGebG."""
    report, of_one = timeline(Bill.read(FAMILY), law, TODAY), timeline(Case.read(REFUSED), law, TODAY)
    due = entry_of(report, "fee_due")
    assert (due.day, due.basis) == (entry_of(of_one, "fee_due").day, "§ 14 BGebG")
    assert (due.param("amount"), due.param("each")) == (report.money.amount, None)
    assert report.money.due == due.day
    paid = timeline(Bill.read({**FAMILY, "paid": str(due.day)}), law, due.day)
    assert entry_of(paid, "fee_due").state == "done"
    granted = timeline(Bill.read({**FAMILY, "outcome": "granted"}), law, date(2027, 4, 1))
    assert [entry.what for entry in granted.entries if entry.what in ("fee_due", "remedy_due")] == ["fee_due"]


def test_a_fee_falls_due_by_the_paper_that_sets_it(ask, law):
    """An objection's fee is set by the notice on it; beside an objection no day is that of a whole bill (§ 14 BGebG)."""
    facts = {"act": "objection", "against": "refused-extend", "land": "BW", "notified": "2026-04-07", "months": "12"}
    for document, due in (("decision", None), ("objection-notice", "2026-04-17"), ("fee-notice", "2026-04-17")):
        report = ask(facts, document=document)
        found = report.answers["appeal"].answer.fee_due
        assert (found and str(found), report.money.due) == (due, found), document
    for acts, due in (("extend,fiction-certificate", "2026-04-17"), ("extend,objection", None)):
        raw = {**facts, "act": acts, "against": "refused-extend" if due is None else None}
        for persons in ({}, {"born": ["1984-09-12", "1986-04-03"]}):
            report = timeline(Bill.read({**raw, **persons}), law, TODAY)
            assert (report.money.due and str(report.money.due)) == due, (acts, persons)


def test_that_a_remedy_suspends_nothing_is_told_to_several_persons_too(law):
    notes = timeline(Bill.read(FAMILY), law, TODAY).alerts
    # Where a fiction effect ended with the refusal, the warning on that effect says it.
    assert [note.level for note in notes if note.code == "refusal_takes_effect"] == ["warning"]
    assert "no_suspensive_effect" not in [note.code for note in notes]
    unknown = {fact: value for fact, value in FAMILY.items() if fact not in ("permit_until", "applied")}
    notes = timeline(Bill.read(unknown), law, TODAY).alerts
    assert [(note.level, note.basis) for note in notes if note.code == "no_suspensive_effect"] == [
        ("warning", "§ 84 Abs. 1 S. 1 Nr. 1 AufenthG")
    ]
    assert "no_suspensive_effect" not in codes(timeline(Bill.read({**FAMILY, "outcome": "granted"}), law, TODAY))


def test_of_several_persons_an_action_for_failure_to_act_has_its_first_day(law):
    pending = {"land": "NW", "act": "extend", "months": "12", "applied": "2026-11-20"}
    today = date(2026, 11, 30)
    report = timeline(Bill.read({**pending, "born": ["2008-12-05", "2000-12-05"]}), law, today)
    alone = timeline(Case.read({**pending, "born": "2008-12-05"}), law, today)
    entry = entry_of(report, "inaction_from")
    assert (entry.day, entry.day) == (date(2027, 2, 21), entry_of(alone, "inaction_from").day)
    assert [*report.of_each] == ["appeal"]


def test_a_day_that_was_given_for_several_persons_rests_on_what_was_given(law):
    family = {"land": "NW", "act": "extend", "months": "12", "outcome": "refused", "notified": "2026-11-25"}
    report = timeline(Bill.read({**family, "born": ["2008-12-05", "2000-12-05"]}), law, date(2026, 11, 30))
    assert [(rest.fact, rest.question) for rest in entry_of(report, "notified").rests_on] == [("notified", None)]

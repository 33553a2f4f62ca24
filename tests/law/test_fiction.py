"""What an application brings about (§ 81 Abs. 3, 4 AufenthG): every row of the table, the disputed points, what is refused."""

from datetime import date, timedelta

import pytest

from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law.fiction import fiction


def d(text):
    return date.fromisoformat(text)


@pytest.fixture
def ask(law):
    def call(**facts):
        return fiction(Case.read(facts), law)

    return call


def codes(answer, *levels):
    return [note.code for note in answer.notes if not levels or note.level in levels]


def other(answer, because):
    return next((entry for entry in answer.answer.alternatives if entry.because == because), None)


def rules(answer):
    return [step.rule for step in answer.steps if step.op == "version"]


# --- a title is held


@pytest.mark.parametrize(
    ("expiry", "applied", "effect"),
    [
        ("2026-03-31", "2026-03-30", "continuation"),
        ("2026-03-31", "2026-03-31", "continuation"),  # the last day is in time
        ("2026-03-31", "2026-04-01", "none"),
        ("2011-11-02", "2011-11-02", "continuation"),  # OVG LSA 2 M 29/14
        ("2020-03-31", "2020-04-03", "none"),  # asyl.net M29152
        ("2006-12-27", "2006-12-28", "none"),  # VG München 12 S 14.577
        ("2013-02-23", "2013-02-14", "continuation"),  # VG Bayreuth B 4 S 16.442
    ],
)
def test_in_time_by_the_last_day_else_nothing_by_law(ask, expiry, applied, effect):
    answer = ask(permit_until=expiry, applied=applied).answer
    in_time = effect == "continuation"
    assert (answer.effect, answer.in_time, answer.last_day_to_apply) == (effect, in_time, d(expiry))
    assert answer.from_ == (d(expiry) + timedelta(days=1) if in_time else None)
    assert answer.until is None


def test_the_expiry_day_rests_on_its_own_rule(ask):
    assert "expiry_day_in_time" in rules(ask(permit_until="2026-03-31", applied="2026-03-31"))
    assert "expiry_day_in_time" not in rules(ask(permit_until="2026-03-31", applied="2026-03-30"))


def test_late_means_not_even_a_suspended_removal(ask):
    answer = ask(permit_until="2026-03-31", applied="2026-04-01")
    assert {"nothing_by_law"} <= set(codes(answer, "warning"))
    assert {"order_possible", "E8", "LATE_CERTIFICATE"} <= set(codes(answer, "hint"))
    assert answer.status == "calculated"
    ordered = ask(permit_until="2026-03-31", applied="2026-04-01", continuation_ordered="2026-04-02")
    assert "LATE_CERTIFICATE" not in codes(ordered)


def test_before_orders_existed_none_could_help(ask):
    before = codes(ask(permit_until="2012-07-30", applied="2012-07-31"))
    assert "no_orders_yet" in before
    assert "LATE_CERTIFICATE" not in before
    assert "order_possible" in codes(ask(permit_until="2012-07-31", applied="2012-08-01"))


def test_an_order_continues_the_title_from_its_day(ask):
    answer = ask(permit_until="2026-03-31", applied="2026-04-20", continuation_ordered="2026-05-02")
    assert (answer.answer.effect, answer.answer.from_, answer.answer.in_time) == (
        "continuation",
        d("2026-05-02"),
        False,
    )
    assert next(step for step in answer.steps if step.op == "law_day").value == d("2026-05-02")
    assert "nothing_by_law" not in codes(answer)
    assert "conditions_continue" in codes(answer)


def test_an_order_from_before_the_law_knew_orders_continues_nothing(ask):
    late = ask(permit_until="2012-06-29", applied="2012-07-03", continuation_ordered="2012-07-31")
    assert (late.answer.effect, late.answer.from_) == ("none", None)
    assert "no_orders_yet" in codes(late)
    first = ask(permit_until="2012-06-29", applied="2012-07-03", continuation_ordered="2012-08-01")
    assert (first.answer.effect, first.answer.from_, first.status) == ("continuation", d("2012-08-01"), "review")


def test_an_order_after_an_application_in_time_adds_nothing(ask):
    answer = ask(permit_until="2026-03-31", applied="2026-03-20", continuation_ordered="2026-05-02")
    assert (answer.answer.from_, answer.answer.in_time) == (d("2026-04-01"), True)
    assert "order_not_needed" in codes(answer)


def test_a_title_under_section_23a_continues_like_any_other(ask):
    assert ask(title="23a", permit_until="2026-03-31", applied="2026-03-20").answer.effect == "continuation"


# --- nothing applied for yet


def test_without_an_application_the_last_day_to_apply_is_the_answer(ask):
    answer = ask(permit_until="2026-03-31")
    assert (answer.answer.effect, answer.answer.in_time) == ("none", None)
    assert answer.answer.last_day_to_apply == d("2026-03-31")
    entry = other(answer, "applied_in_time")
    assert (entry.effect, entry.from_, entry.last_day_to_apply) == ("continuation", d("2026-04-01"), d("2026-03-31"))
    assert "apply_by" in codes(answer, "hint")
    assert (answer.status, answer.answer.until) == ("calculated", None)
    assert "nothing_by_law" not in codes(answer)


def test_e7_also_speaks_of_a_time_to_apply_that_still_runs(ask):
    answer = ask(permit_until="2026-02-28")
    assert (answer.status, answer.answer.last_day_to_apply) == ("disputed", d("2026-02-28"))
    assert other(answer, "E7").last_day_to_apply == d("2026-03-02")


# --- E7


@pytest.mark.parametrize(
    ("expiry", "applied", "disputed"),
    [
        ("2026-02-28", "2026-03-02", True),  # Saturday, Monday
        ("2026-02-28", "2026-03-01", True),
        ("2026-02-28", "2026-03-03", False),
        ("2026-03-01", "2026-03-02", True),  # Sunday
        ("2026-02-27", "2026-03-02", False),  # Friday
        ("2026-04-03", "2026-04-07", True),  # Karfreitag to Tuesday after Easter
        ("2026-04-03", "2026-04-08", False),
        ("2026-12-25", "2026-12-28", True),
        ("2025-12-31", "2026-01-02", False),  # 31 December is a working day
        ("1985-03-31", "2026-03-01", False),  # long before any holiday that is known
    ],
)
def test_e7_a_title_that_ends_on_a_day_off(ask, expiry, applied, disputed):
    answer = ask(permit_until=expiry, applied=applied)
    assert (answer.answer.effect, answer.answer.in_time, answer.answer.last_day_to_apply) == ("none", False, d(expiry))
    assert answer.status == ("disputed" if disputed else "calculated")
    entry = other(answer, "E7")
    assert (entry is not None) == disputed == ("E7" in codes(answer, "warning"))
    if disputed:
        assert (entry.effect, entry.from_, entry.reading) == ("continuation", d(expiry) + timedelta(days=1), "B")
        assert "application_rolls" in rules(answer)


def test_e7_with_the_holidays_of_the_land(ask):
    facts = {"permit_until": "2025-06-19", "applied": "2025-06-20"}  # Fronleichnam
    assert ask(**facts, land="NW").status == "disputed"
    assert ask(**facts, land="BE").status == "calculated"
    without = ask(**facts)
    assert without.status == "calculated"
    note = next(note for note in without.notes if note.code == "holiday_of_a_land")
    assert "NW" in dict(note.params)["lands"]
    assert "BE" not in dict(note.params)["lands"]
    assert "holiday_of_a_land" not in codes(ask(**facts, land="BE"))
    assert "holiday_of_a_land" not in codes(ask(permit_until="2025-06-19", applied="2025-06-23"))
    assert "holiday_of_a_land" in codes(ask(permit_until="2025-06-19"))
    assert "holiday_of_a_land" not in codes(ask(permit_until="2026-04-03"))  # a holiday everywhere


def test_e7_stays_disputed_beside_an_order(ask):
    answer = ask(permit_until="2026-02-28", applied="2026-03-02", continuation_ordered="2026-04-01")
    assert (answer.answer.effect, answer.answer.from_, answer.status) == ("continuation", d("2026-04-01"), "disputed")
    assert other(answer, "E7").from_ == d("2026-03-01")


def test_e7_outside_the_calendar_is_silent(ask):
    assert ask(permit_until="1985-03-29", on="2026-03-02").answer.last_day_to_apply == d("1985-03-29")


# --- no title


def test_lawful_stay_without_a_title(ask):
    # VG Düsseldorf, action 7 K 1125/20
    answer = ask(permit_until="none", lawful_stay=True, applied="2018-06-15", decided="2020-02-05").answer
    assert (answer.effect, answer.from_, answer.until) == ("permitted-stay", d("2018-06-15"), d("2020-02-05"))
    assert (answer.in_time, answer.last_day_to_apply) == (True, None)
    assert ask(lawful_stay=True, applied="2018-06-15").answer.effect == "permitted-stay"


def test_lawful_before_but_no_longer_is_late(ask):
    answer = ask(permit_until="none", lawful_stay=False, lawful_since="2026-01-01", applied="2026-05-02")
    assert (answer.answer.effect, answer.answer.from_) == ("suspended-removal", d("2026-05-02"))
    assert answer.answer.in_time is False
    assert "late_without_title" in codes(answer, "warning")
    assert (
        next(step for step in answer.steps if step.rule == "fiction_lawful_late").basis == "§ 81 Abs. 3 S. 2 AufenthG"
    )


def test_never_lawful_brings_nothing_and_says_what_would_change_it(ask):
    answer = ask(permit_until="none", lawful_stay=False, applied="2026-05-02")
    assert (answer.answer.effect, answer.answer.in_time, answer.status) == ("none", None, "calculated")
    entry = other(answer, "lawful_since")
    assert (entry.effect, entry.from_, entry.basis) == (
        "suspended-removal",
        d("2026-05-02"),
        "§ 81 Abs. 3 S. 2 AufenthG",
    )
    assert "never_lawful" in codes(answer)
    assert ask(permit_until="none", lawful_stay=False).answer.alternatives == ()


@pytest.mark.parametrize(
    ("born", "applied", "effect", "last"),
    [
        ("2026-01-10", "2026-07-10", "permitted-stay", "2026-07-10"),
        ("2026-01-10", "2026-07-11", "suspended-removal", "2026-07-10"),
        ("2026-01-11", "2026-07-13", "permitted-stay", "2026-07-13"),  # 11 July is a Saturday: this period moves
        ("2026-01-11", "2026-07-14", "suspended-removal", "2026-07-13"),
        ("2025-08-31", "2026-03-02", "permitted-stay", "2026-03-02"),  # 28 February is a Saturday
    ],
)
def test_a_child_born_in_germany_has_six_months(ask, born, applied, effect, last):
    facts = {"permit_until": "none", "lawful_stay": True, "born": born, "lawful_since": born}
    answer = ask(**facts, applied=applied).answer
    assert (answer.effect, answer.last_day_to_apply) == (effect, d(last))
    assert answer.in_time == (effect == "permitted-stay")
    # Born elsewhere, or not known where: no such period.
    assert ask(**{**facts, "lawful_since": "2026-02-01"}, applied="2026-12-01").answer.effect == "permitted-stay"


def test_a_child_of_whom_nobody_says_where_it_was_born_may_be_late(ask):
    facts = {"permit_until": "none", "lawful_stay": True, "born": "2026-01-31"}
    answer = ask(**facts, applied="2026-08-03")
    # Six months from birth end on 31 July: late if born here, in time if not. The lesser effect leads.
    assert (answer.answer.effect, answer.answer.in_time, answer.status) == ("suspended-removal", False, "review")
    assert answer.answer.last_day_to_apply == d("2026-07-31")
    abroad = other(answer, "born_abroad")
    assert (abroad.effect, abroad.from_, abroad.basis) == (
        "permitted-stay",
        d("2026-08-03"),
        "§ 81 Abs. 3 S. 1 AufenthG",
    )
    assert "child_maybe_born_here" in codes(answer, "warning")
    assert "late_without_title" not in codes(answer)  # which would say for certain what is open
    # In time either way; no child of that age; and where a fact settles it.
    for known in (
        {"applied": "2026-07-31"},
        {"applied": "2027-02-01"},
        {"applied": "2026-08-03", "lawful_since": "2026-03-01"},
    ):
        settled = ask(**facts, **known)
        assert (settled.answer.effect, settled.status) == ("permitted-stay", "calculated")
    born_here = ask(**facts, applied="2026-08-03", lawful_since="2026-01-31")
    assert (born_here.answer.effect, born_here.status) == ("suspended-removal", "calculated")


def test_a_time_to_apply_that_ends_before_any_known_holiday_is_refused(ask):
    facts = {"permit_until": "none", "lawful_stay": True, "born": "1989-06-12", "lawful_since": "1989-06-12"}
    with pytest.raises(Unanswerable) as caught:
        ask(**facts, applied="2026-05-04", on="2026-05-04")
    assert caught.value.code == "before_calendar"


def test_a_schengen_visa_is_told_wherever_a_title_continues(ask):
    # VG Karlsruhe 3 K 17081/17: a Schengen visa until 8 May 2017, applied for on 5 April: no continuation.
    answer = ask(permit_until="2017-05-08", applied="2017-04-05")
    assert "schengen_visa" in codes(answer, "warning")
    assert answer.answer.effect == "continuation"
    today = {"permit_until": "2026-06-30", "applied": "2026-05-04"}
    assert ask(**today).status == "calculated"  # most who ask hold a permit
    assert "schengen_visa" in codes(ask(**today), "warning")
    assert "schengen_visa" in codes(ask(**today, act="extend"), "info")  # who extends a permit holds one
    assert "schengen_visa" not in codes(ask(permit_until="2026-06-30", applied="2026-07-03"))
    assert "schengen_visa" not in codes(ask(permit_until="2012-06-29", applied="2012-06-01"))
    # Before an application the answer says what one would bring about: not to everybody.
    assert "schengen_visa" in codes(ask(permit_until="2026-06-30"), "hint")


def test_the_note_on_a_disputed_point_names_the_reading_applied(ask, overlaid):
    def reading(answer, point):
        return next(dict(note.params)["applied"] for note in answer.notes if note.code == point)

    saturday = {"permit_until": "2026-03-28", "applied": "2026-03-30"}
    assert reading(ask(**saturday), "E7") == "A"
    law = overlaid("[rule.application_rolls]\nversion = [ { from = 2026-01-01, value = true, source = 'OWN' } ]")
    answer = fiction(Case.read(saturday), law)
    assert (reading(answer, "E7"), answer.answer.in_time) == ("B", True)


def test_a_child_born_before_the_first_text_read_is_not_guessed_at(ask):
    with pytest.raises(Unanswerable) as caught:
        ask(permit_until="none", lawful_stay=True, born="2021-04-27", lawful_since="2021-04-27", applied="2021-06-01")
    assert caught.value.code == "before_first_version"
    ask(permit_until="none", lawful_stay=True, born="2021-04-28", lawful_since="2021-04-28", applied="2021-06-01")


def test_nobody_can_apply_for_a_first_permit_under_section_23a(ask):
    for facts in ({}, {"lawful_stay": False}, {"applied": "2026-05-04"}):
        answer = ask(title="23a", permit_until="none", **facts)
        assert (answer.answer.effect, answer.status, answer.answer.in_time) == ("none", "calculated", None)
        assert "first_23a" in codes(answer)
        assert "E8" not in codes(answer)


# --- the end of the effect


def test_it_ends_with_the_notification(ask):
    answer = ask(permit_until="2026-06-30", applied="2026-05-04", decided="2026-09-01", notified="2026-09-15")
    assert (answer.answer.from_, answer.answer.until) == (d("2026-07-01"), d("2026-09-15"))
    assert "until_decided" not in codes(answer)
    assert next(step for step in answer.steps if step.op == "effect_end").value == d("2026-09-15")
    assert "fiction_ends" in rules(answer)


def test_where_only_the_decision_is_known_that_is_said(ask):
    answer = ask(permit_until="2026-06-30", applied="2026-05-04", decided="2026-09-01")
    assert answer.answer.until == d("2026-09-01")
    assert "until_decided" in codes(answer, "hint")


@pytest.mark.parametrize(("notified", "effect"), [("2026-06-30", "none"), ("2026-07-01", "continuation")])
def test_a_decision_before_expiry_leaves_nothing_to_bridge(ask, notified, effect):
    answer = ask(permit_until="2026-06-30", applied="2026-05-04", notified=notified)
    assert (answer.answer.effect, answer.answer.in_time) == (effect, True)
    assert ("decided_before_expiry" in codes(answer)) == (effect == "none")
    assert "ended_before_begin" not in codes(answer)
    assert (answer.answer.until is None) == (effect == "none")


@pytest.mark.parametrize("outcome", ["refused", "not-competent"])
def test_after_a_refusal_only_work_goes_on_for_a_time(ask, outcome):
    facts = {"permit_until": "2026-06-30", "applied": "2026-05-04", "notified": "2026-09-15"}
    refused = ask(**facts, outcome=outcome)
    assert "refusal_takes_effect" in codes(refused, "warning")
    assert {"work_after_refusal", "refusal_of_part"} <= set(codes(refused, "hint"))
    assert "ASYLNET-M33675" in refused.sources
    assert {"suspensive_effect", "work_continues_during_objection"} <= set(rules(refused))
    assert not {"refusal_takes_effect", "refusal_of_part"} & set(codes(ask(**facts)))
    stay = ask(permit_until="none", lawful_stay=True, applied="2026-05-04", notified="2026-09-15", outcome=outcome)
    assert "refusal_takes_effect" in codes(stay)
    assert "work_after_refusal" not in codes(stay)
    assert "refusal_takes_effect" not in codes(ask(permit_until="2026-06-30", applied="2026-05-04", outcome=outcome))


# --- remarks


def test_the_certificate_only_declares_and_the_card_order_gives_no_work(ask):
    answer = ask(permit_until="2026-06-30", applied="2026-05-04")
    assert {"certificate_declares", "no_work_by_card_order", "continuation_exceptions", "E8"} <= set(
        codes(answer, "info")
    )
    assert "no_work_by_card_order" not in codes(ask(permit_until="2012-06-30", applied="2012-05-04"))
    assert "certificate_declares" not in codes(ask(permit_until="2026-06-30", applied="2026-07-04"))


def test_lawful_stay_is_about_stays_without_a_title(ask):
    answer = ask(permit_until="2026-06-30", applied="2026-07-02", lawful_stay=True)
    assert answer.answer.effect == "none"
    assert "lawful_stay_with_title" in codes(answer, "warning")


# --- the version


@pytest.mark.parametrize(
    ("applied", "version"),
    [
        ("2013-09-05", "2005-01-01"),
        ("2013-09-06", "2013-09-06"),
        ("2021-04-27", "2017-09-01"),
        ("2021-04-28", "2021-04-28"),
    ],
)
def test_the_version_is_that_of_the_application(ask, applied, version):
    answer = ask(permit_until="2021-12-31", applied=applied)
    step = next(step for step in answer.steps if step.rule == "fiction_title_in_time")
    assert step.version == d(version)


def test_on_fixes_the_law(ask):
    answer = ask(permit_until="2026-06-30", applied="2026-05-04", on="2010-01-01")
    assert next(step for step in answer.steps if step.rule == "fiction_title_in_time").version == d("2005-01-01")


def test_before_the_residence_act_there_is_no_answer(ask):
    for facts in ({"permit_until": "2004-12-31", "applied": "2004-12-01"}, {"permit_until": "2004-12-30"}):
        with pytest.raises(Unanswerable) as caught:
            ask(**facts)
        assert caught.value.code == "before_first_version"

"""The days beside the last day: reinstatement, failure to decide, the fee, work, suspensive effect."""

from appeal_answers import flag, notes


def test_reinstatement_has_an_outer_limit(ask_appeal):
    answer = ask_appeal(notified="2026-03-10", filed="2026-05-04")
    found = answer.answer
    assert (str(found.reinstatement_from), str(found.reinstatement_until)) == ("2026-04-11", "2027-04-12")
    assert "reinstatement" in notes(answer)
    open_ = ask_appeal(notified="2026-03-10")
    assert (str(open_.answer.reinstatement_until), "reinstatement" in notes(open_)) == ("2027-04-12", False)
    assert ask_appeal(notified="2026-03-10", filed="2026-04-10").answer.reinstatement_until is None


def test_failure_to_decide_on_the_objection(ask_appeal):
    answer = ask_appeal(land="BW", remedy="objection", notified="2026-03-10", filed="2026-03-31")
    assert str(answer.answer.inaction_from) == "2026-07-01"
    assert answer.status == "calculated"  # its source is open, but it is not the answer
    assert ask_appeal(notified="2026-03-10", filed="2026-03-31").answer.inaction_from is None
    assert ask_appeal(land="BW", remedy="objection", notified="2026-03-10").answer.inaction_from is None


def test_a_fee_is_due_ten_days_after(ask_appeal):
    assert str(ask_appeal(notified="2026-06-04").answer.fee_due) == "2026-06-15"  # 14 June is a Sunday
    assert str(ask_appeal(notified="2026-06-04", document="fee-notice").answer.fee_due) == "2026-06-15"
    assert ask_appeal(notified="2026-06-04", document="objection-notice").answer.fee_due is None
    assert str(ask_appeal(notified="2017-07-19").answer.fee_due) == "2017-07-19"  # § 17 VwKostG: at once
    assert str(ask_appeal(notified="2017-07-22").answer.fee_due) == "2017-08-01"


def test_work_goes_on_while_the_period_runs(ask_appeal, overlaid):
    facts = {"notified": "2026-03-10", "permit_until": "2026-01-31"}
    answer = ask_appeal(**facts, applied="2026-01-31")
    assert (str(answer.answer.work_until), "work_after_period" in notes(answer)) == ("2026-04-10", True)
    assert ask_appeal(**facts).answer.work_until is None
    assert ask_appeal(**facts, applied="2026-02-01").answer.work_until is None
    ordered = ask_appeal(**facts, applied="2026-02-01", continuation_ordered="2026-02-10")
    assert str(ordered.answer.work_until) == "2026-04-10"
    assert ask_appeal(**facts, applied="2026-01-31", document="fee-notice").answer.work_until is None
    # Where what was applied for was granted or withdrawn, or was no title, nothing was refused that would have let somebody work.
    for act, outcome, has_day in (
        ("extend", "granted", False),
        ("extend", "refused", True),
        ("extend", "not-competent", True),
        ("extend", "withdrawn", False),
        ("extend", "withdrawn-early", False),
        (None, "withdrawn", False),
        (None, "granted", True),
        ("fiction-certificate", "granted", False),
        ("amend-condition", "refused", False),
        ("objection", "granted", True),
    ):
        named = {} if act is None else {"act": act}
        found = ask_appeal(**facts, applied="2026-01-31", outcome=outcome, **named)
        assert ((found.answer.work_until is not None), "work_after_period" in notes(found)) == (has_day, has_day), act
    # A title that runs until the period is over needs nothing that lets it count on; one that ends in it does.
    for ends, has_day in (("2026-03-31", True), ("2026-04-10", False), ("2026-12-31", False)):
        found = ask_appeal(notified="2026-03-10", permit_until=ends, applied="2026-01-31")
        assert ((found.answer.work_until is not None), "work_after_period" in notes(found)) == (has_day, has_day), ends
    year = ask_appeal(notified="2026-03-10", permit_until="2026-12-31", applied="2026-01-31", instruction="missing")
    assert str(year.answer.work_until) == "2027-03-10"
    law = overlaid(flag("work_continues_until_period_end", "2007-08-28", "false"))
    assert ask_appeal(law, **facts, applied="2026-01-31").answer.work_until is None
    law = overlaid(flag("work_continues_during_objection", "2007-08-28", "true"))
    assert "work_after_period" not in notes(ask_appeal(law, **facts, applied="2026-01-31"))


def test_work_goes_on_while_a_court_suspends(ask_appeal, overlaid):
    """§ 84 Abs. 2 S. 2 AufenthG: also while the remedy has suspensive effect, which no period ends."""
    facts = {"notified": "2026-03-10", "permit_until": "2026-01-31", "applied": "2026-01-31"}
    for more, until in (
        ({"suspended": "2026-03-30"}, None),
        ({"suspended": "2026-04-11"}, None),
        ({"suspended": "2026-03-30", "enforceable_again": "2026-06-01"}, "2026-05-31"),
        # What was over within the period leaves it its end.
        ({"suspended": "2026-03-12", "enforceable_again": "2026-03-30"}, "2026-04-10"),
        ({"suspended": "2026-03-12", "enforceable_again": "2026-04-10"}, "2026-04-10"),
    ):
        found = ask_appeal(**facts, **more)
        work = found.answer.work_until
        is_open = until is None
        assert (work and str(work), "work_suspended" in notes(found)) == (until, is_open), more
        assert ("work_after_period" in notes(found)) is not is_open, more
        assert str(found.answer.last_day) == "2026-04-10"
    # A title that outlasts the period counts on as long as the order holds.
    longer = {**facts, "permit_until": "2026-05-15", "suspended": "2026-03-30"}
    assert "work_suspended" in notes(ask_appeal(**longer))
    assert str(ask_appeal(**longer, enforceable_again="2026-06-01").answer.work_until) == "2026-05-31"
    assert ask_appeal(**longer, enforceable_again="2026-05-16").answer.work_until is None
    law = overlaid(flag("work_continues_until_period_end", "2007-08-28", "false"))
    assert "work_suspended" not in notes(ask_appeal(law, **facts, suspended="2026-03-30"))


def test_work_between_the_period_and_a_later_order(ask_appeal):
    """Only a request to the court bridges the days between, and no fact tells of one: the day that leads is the period's end."""
    facts = {"notified": "2026-03-10", "permit_until": "2026-01-31", "applied": "2026-01-31", "suspended": "2026-04-12"}
    for more in ({}, {"enforceable_again": "2026-06-01"}, {"filed": "2026-04-13"}):
        found = ask_appeal(**facts, **more)
        codes = notes(found)
        assert (str(found.answer.work_until), "work_between" in codes) == ("2026-04-10", True), more
        assert not {"work_suspended", "work_after_period"} & set(codes), more
    # A title that runs until then leaves no days between; one that ends before needs no day of its own.
    joins = ask_appeal(**{**facts, "permit_until": "2026-04-11"})
    assert "work_suspended" in notes(joins)
    longer = ask_appeal(**{**facts, "permit_until": "2026-04-10", "suspended": "2026-04-20"})
    assert (longer.answer.work_until, "work_between" in notes(longer)) == (None, True)


def test_work_by_the_reading_that_carries_the_title_on(ask_appeal, overlaid):
    """28 February 2026 is a Saturday: by reading B of E7 the application of Monday carried the title on."""
    facts = {"notified": "2026-03-10", "permit_until": "2026-02-28", "applied": "2026-03-02"}
    answer = ask_appeal(**facts)
    last = answer.answer.last_day
    # As with all days beside the last one, its status stays its own.
    assert (answer.answer.work_until, "E7" in notes(answer), answer.status) == (None, True, "calculated")
    (other,) = answer.answer.alternatives
    assert (other.because, other.reading, other.day, other.work_until) == ("E7", "B", last, last)
    # A court that suspends leaves that reading without a day.
    suspended = ask_appeal(**facts, suspended="2026-03-20")
    assert ("E7" in notes(suspended), suspended.answer.alternatives) == (True, ())
    assert "work_suspended_otherwise" in notes(suspended)
    assert "work_suspended" not in notes(suspended)
    later = ask_appeal(**facts, suspended="2026-05-20")
    assert "work_between_otherwise" in notes(later)
    assert later.answer.alternatives[0].work_until == last
    # Where the title was carried on by an order all the same, or nothing was refused, nothing hangs on it.
    for more in ({"continuation_ordered": "2026-03-05"}, {"document": "fee-notice"}, {"applied": "2026-03-03"}):
        assert "E7" not in notes(ask_appeal(**{**facts, **more})), more
    assert "E7" not in notes(
        ask_appeal(overlaid(flag("work_continues_until_period_end", "2007-08-28", "false")), **facts)
    )


def test_suspensive_effect(ask_appeal, overlaid):
    answer = ask_appeal(notified="2026-03-10")
    assert (answer.answer.suspensive_effect, "no_suspensive_effect" in notes(answer)) == (False, True)
    answer = ask_appeal(notified="2026-03-10", document="fee-notice")
    assert (answer.answer.suspensive_effect, "no_suspensive_fee" in notes(answer)) == (False, True)
    for facts in ({"act": "amend-condition"}, {"act": "objection", "against": "condition"}):
        assert ask_appeal(notified="2026-03-10", **facts).answer.suspensive_effect is None
    assert ask_appeal(notified="2004-12-31").answer.suspensive_effect is None
    law = overlaid(flag("suspensive_effect", "2005-01-01", "true"))
    answer = ask_appeal(law, notified="2026-03-10")
    assert (answer.answer.suspensive_effect, "no_suspensive_effect" in notes(answer)) == (True, False)


def test_the_request_ends_with_an_outer_limit_that_does_not_move(ask_appeal, overlaid):
    law = overlaid(
        '[rule.reinstatement_cap_rolls]\nkind = "flag"\nscope = "federal"\n'
        'title = { de = "die Jahresfrist verschiebt sich", en = "the outer year moves" }\n'
        'basis = "§ 60 Abs. 3 VwGO"\nanchor = "notified"\n'
        'version = [{ from = 1977-01-01, value = false, source = "OWN" }]\n'
    )
    facts = {"notified": "2026-04-08", "filed": "2027-05-07", "obstacle_gone": "2027-04-25"}
    # 8 May 2027 is a Saturday, two weeks after the obstacle a Sunday.
    assert str(ask_appeal(**facts).answer.reinstatement_last_day) == "2027-05-10"
    assert str(ask_appeal(law, **facts).answer.reinstatement_last_day) == "2027-05-08"


def test_the_remark_on_work_names_the_remedy_of_the_case(ask_appeal):
    for land, remedy in (("NW", "action"), ("BW", "objection")):
        found = ask_appeal(
            land=land, remedy=remedy, notified="2026-03-10", outcome="refused", act="extend", months="12",
            permit_until="2026-02-28", applied="2026-02-20",
        )  # fmt: skip
        (note,) = [note for note in found.notes if note.code == "work_after_period"]
        assert dict(note.params)["remedy"] == remedy

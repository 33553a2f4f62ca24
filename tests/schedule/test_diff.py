"""What changed between two days."""

from datetime import date

from hardship_cli.schedule.diff import Change, diff


def changes(law, *days, land=None):
    return [(c.rule, c.scope, c.old_state, c.old, c.new_state, c.new, c.start) for c in diff(law, *days, land=land)]


def test_nothing_changes_between_two_days_of_one_version(tiny):
    assert diff(tiny(), date(2010, 3, 1), date(2011, 12, 31)) == []


def test_the_day_before_and_the_first_day_differ(tiny):
    assert diff(tiny(), date(2010, 2, 28), date(2010, 3, 1)) == [
        Change("fees", "alpha", "federal", "value", 1000, "value", 2000, date(2010, 3, 1), "§ 1 V", "S1")
    ]


def test_backwards_the_older_version_is_the_new_one(tiny):
    (change,) = diff(tiny(), date(2010, 3, 1), date(2010, 2, 28))
    assert (change.old, change.new, change.start) == (2000, 1000, date(2005, 1, 1))


def test_gaps_repeals_and_unknown_times_are_named_as_such(tiny):
    law = tiny()
    assert ("alpha", "federal", "value", 2000, "none", "not-in-force", date(2015, 6, 1)) in changes(
        law, date(2015, 5, 31), date(2015, 6, 1)
    )
    assert ("alpha", "federal", "none", "not-in-force", "gap", "no-text-read", date(2017, 6, 1)) in changes(
        law, date(2017, 5, 31), date(2017, 6, 1)
    )
    assert ("alpha", "federal", "unknown", None, "value", 1000, date(2005, 1, 1)) in changes(
        law, date(2004, 12, 31), date(2005, 1, 1)
    )
    assert ("letter", "ST", "value", 5, "unknown", None, None) in changes(law, date(2030, 12, 31), date(2031, 1, 1))


def test_a_reference_is_shown_as_one_and_an_exemption_by_what_it_covers(tiny):
    law = tiny()
    assert ("beta", "federal", "value", 500, "use", "alpha", date(2012, 1, 1)) in changes(
        law, date(2011, 12, 31), date(2012, 1, 1)
    )
    (change,) = diff(law, date(2014, 12, 31), date(2015, 1, 1))
    assert (change.rule, change.old, change.new) == ("free", {"alpha": "Nr. 1"}, {"alpha": "Nr. 1", "beta": "Nr. 2"})


def test_each_history_is_compared_once_and_each_land_with_its_own(tiny):
    law = tiny()
    assert changes(law, date(2024, 12, 31), date(2025, 1, 1)) == [
        ("letter", "federal", "value", 3, "value", 4, date(2025, 1, 1))
    ]
    assert [c[1] for c in changes(law, date(2024, 12, 31), date(2025, 2, 7))] == ["federal", "BW"]


def test_with_a_land_only_what_holds_there(tiny):
    law, days = tiny(), (date(2024, 12, 31), date(2025, 2, 7))
    assert [c.scope for c in diff(law, *days, land="BW")] == ["BW"]
    assert [c.scope for c in diff(law, *days, land="NW")] == ["federal"]
    assert diff(law, *days, land="ST") == []
    assert [c.rule for c in diff(law, date(2010, 2, 28), date(2010, 3, 1), land="ST")] == ["alpha"]


def test_the_shipped_law_names_the_fourth_day(law):
    found = {
        c.scope: (c.old, c.new)
        for c in diff(law, date(2024, 12, 31), date(2025, 2, 7))
        if c.rule == "notification_letter"
    }
    assert found["federal"] == (3, 4)
    assert found["BW"] == (3, 4)
    assert "HE" not in found

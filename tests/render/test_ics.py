"""Calendar files: read back with the library, held to what calendars ask for, the same bytes for the same case."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from hardship_cli.case import Case
from hardship_cli.errors import InputError
from hardship_cli.reading import read_reminders
from hardship_cli.render.ics import calendar_bytes
from hardship_cli.render.language import Language
from hardship_cli.timeline import timeline

TODAY = date(2026, 4, 20)
FACTS = {
    "id": "A-17",
    "land": "NW",
    "act": "extend",
    "outcome": "refused",
    "months": "12",
    "born": "2010-05-12",
    "permit_until": "2026-02-28",
    "applied": "2026-02-20",
    "decided": "2026-04-01",
    "posted": "2026-04-02",
    "delivery": "letter",
}


@pytest.fixture
def write(law):
    def content(facts=FACTS, remind=(), today=TODAY, lang="en", old=b"", **more):
        # The id as a program may give it: the vocabulary itself refuses what steers a terminal.
        given = {**facts, **more}
        report = timeline(Case.read({**given, "id": ""})._replace(id=given.get("id")), law, today)
        return calendar_bytes([report], Language(lang), law, remind, old)

    return content


def events(content):
    found = Calendar.from_ical(content).walk("VEVENT")
    return {re.sub(r"^[0-9a-f]{20}-(.*)@hardship$", r"\1", str(event["uid"])): event for event in found}


def test_all_day_events_on_the_days_of_the_timeline(write):
    found = events(write())
    assert set(found) == {
        "apply-by",
        "fiction-begins",
        "notified",
        "fiction-ends",
        "fee-due",
        "remedy-due",
        "work-ends",
    }
    event = found["remedy-due"]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 5, 6), date(2026, 5, 7))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["summary"]) == "A-17: Last day for the action (Klage)"
    assert "§ 74 VwGO" in str(event["description"])


def test_the_form_that_calendars_ask_for(write):
    content = write(remind=(7,), lang="de")
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) <= 75
    for line in (b"VERSION:2.0", b"METHOD:PUBLISH", b"CALSCALE:GREGORIAN", b"TRANSP:TRANSPARENT"):
        assert line in lines
    assert b"PRODID:-//hardship//hardship//DE" in lines
    assert b"PRODID:-//hardship//hardship//EN" in write(lang="en").split(b"\r\n")
    for event in Calendar.from_ical(content).walk("VEVENT"):
        for name in ("uid", "dtstamp", "sequence", "summary", "dtstart", "dtend"):
            assert name in event
    uids = [str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")]
    assert len(set(uids)) == len(uids)


def test_the_same_bytes_on_the_same_day(write):
    assert write() == write()
    assert write(remind=(1,)) != write(remind=(1,), today=date(2026, 4, 21))


def test_a_second_import_updates_the_first(write):
    before, after = events(write()), events(write(posted="2026-04-09", today=date(2026, 4, 21)))
    assert str(before["remedy-due"]["uid"]) == str(after["remedy-due"]["uid"])
    assert before["remedy-due"].decoded("dtstart") != after["remedy-due"].decoded("dtstart")
    assert before["remedy-due"]["sequence"] < after["remedy-due"]["sequence"]
    assert before["remedy-due"].decoded("dtstamp") < after["remedy-due"].decoded("dtstamp")


def test_a_day_of_a_calendar_says_what_it_is_and_then_warns(write):
    lines = str(events(write(today=date(2026, 5, 10)))["remedy-due"]["description"]).split("\n")
    assert lines[:2] == ["Last day for the action (Klage): Wed 2026-05-06", "§ 74 VwGO"]
    warns = [line.startswith("Caution: ") for line in lines]
    assert lines[warns.index(True)].startswith("Caution: The period for the action (Klage) ended on 2026-05-06")
    # The law data stand last, behind all that is to be heeded.
    assert warns[warns.index(True) :] == [*[True] * sum(warns), False]
    ends = str(events(write())["fiction-ends"]["description"])
    assert "\nCaution: By law, objection and action do not suspend the refusal" in ends


def test_what_the_fee_hangs_on_stays_out_of_a_calendar(write):
    found = events(write(extras="express"))
    assert "fee-due" in found
    assert not [event for event in found.values() if "E18" in str(event["description"])]


def test_a_calendar_names_no_option(write):
    # Whether the procedure began before the new version is not known: the remark names the option that settles it.
    content = write({**FACTS, "land": "BW", "applied": "", "posted": "2025-03-03", "decided": "2025-02-28"})
    assert "“Procedure began” settles it" in str(events(content)["remedy-due"]["description"])
    assert b" --" not in content.replace(b"\r\n ", b"")


def test_outer_limits_and_birthdays_are_no_days_of_a_calendar(write):
    assert "reinstatement-ends" not in events(write(today=date(2026, 5, 10)))
    pending = {"id": "B", "act": "extend", "months": "6", "applied": "2026-03-16", "permit_until": "2026-03-31"}
    found = events(
        write({**pending, "born": "2008-05-12", "passport_until": "2026-06-30", "purpose_until": "2026-07-31"})
    )
    assert "age-turns" not in found
    # What people prepare for stands there, and reminds.
    content = write({**pending, "passport_until": "2026-06-30"}, remind=(7,))
    assert len(list(events(content)["passport-ends"].walk("VALARM"))) == 1
    assert {"passport-ends", "purpose-ends", "inaction-from"} <= set(found)


def test_nothing_about_the_person_but_the_id(write):
    content = write(benefits="none", remind=(1,)).decode()
    for personal in ("2010", "minor", "46.50", "46,50", "€"):
        assert personal not in content
    # Nor in the key of a case without an id: it is the same whoever it is.
    nameless = {**FACTS, "id": None}
    assert set(uids(write(nameless))) == set(uids(write(nameless, born="1990-01-01")))
    assert set(uids(write(nameless))) != set(uids(write(nameless, land="HE")))


def uids(content):
    return [str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")]


def test_two_nameless_cases_with_the_same_facts_both_stay(law):
    report = timeline(Case.read({**FACTS, "id": None}), law, TODAY)
    found = uids(calendar_bytes([report, report], Language("en"), law))
    assert len(found) == len(set(found)) == 14


def test_an_alarm_before_the_day_comes_on_a_working_day(write):
    # 07.04.2026 is the Tuesday behind Easter: the day before is Easter Monday, three days before is Holy Saturday.
    found = events(write({"land": "NW", "delivery": "pzu", "received": "2026-03-06"}, read_reminders("3d,1d,0d")))
    alarms = [alarm["trigger"].dt for alarm in found["remedy-due"].walk("VALARM")]
    assert alarms == [timedelta(hours=9) - timedelta(days=5), timedelta(hours=9)]


def test_alarms_at_nine_before_what_is_due_only(write):
    found = events(write(remind=(7, 1)))
    alarms = {name: [alarm["trigger"].dt for alarm in event.walk("VALARM")] for name, event in found.items()}
    week, day = timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)
    assert alarms["remedy-due"] == alarms["fee-due"] == [week, day]
    # Done, or nothing to do: no alarm.
    assert alarms["apply-by"] == alarms["notified"] == alarms["work-ends"] == []
    filed = write(remind=(7,), filed="2026-05-01", today=date(2026, 5, 1))
    assert not list(events(filed)["remedy-due"].walk("VALARM"))
    assert list(events(write(remind=(7,), filed="2026-05-01"))["remedy-due"].walk("VALARM"))  # while it lies ahead


def test_a_hostile_id_stays_text(write):
    content = write(id="x\r\nATTACH:http://e.x/;,\\")
    assert b"\r\nATTACH" not in content
    assert len(events(content)) == 7


def test_reminders():
    assert read_reminders("7d,1d") == (7, 1)
    assert read_reminders(" 1d , 2w,0d,7D") == (14, 7, 1, 0)
    for bad in ("", "7", "d", "1m", "-1d", "7d,,1d", "1.5d", "9999d", "800d", "٣d"):
        with pytest.raises(InputError) as caught:
            read_reminders(bad)
        assert caught.value.code == "remind_form"


def test_a_case_without_days_is_told(law):
    with pytest.raises(InputError) as caught:
        calendar_bytes([timeline(Case.read({"act": "extend"}), law, TODAY)], Language("en"), law)
    assert caught.value.code == "no_calendar_entry"


def test_a_permit_still_asked_for_is_tentative(write):
    pending = {"id": "B", "act": "extend", "permit_until": "2026-03-31", "applied": "2026-03-16", "months": "6"}
    found = events(write(pending))
    assert (str(found["extension-due"]["status"]), str(found["apply-by"]["status"])) == ("TENTATIVE", "CONFIRMED")


def test_an_alarm_names_the_case_as_its_event_does(write):
    """Of two cases in one calendar nobody would know whose alarm it is."""
    for event in events(write(remind=(7,))).values():
        for alarm in event.walk("VALARM"):
            assert str(alarm["description"]) == str(event["summary"])
            assert str(alarm["description"]).startswith("A-17: ")

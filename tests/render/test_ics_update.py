"""A calendar file written again after a fact was corrected, as calendar programs take it in: they compare SEQUENCE, then DTSTAMP."""

import json
import os
import shutil
import subprocess
from datetime import date
from itertools import pairwise

import pytest
from icalendar import Calendar, Event

from hardship_cli.case import Case
from hardship_cli.render.ics import calendar_bytes, case_key
from hardship_cli.render.language import Language
from hardship_cli.timeline import timeline

FACTS = {
    "id": "AZ-17",
    "land": "BY",
    "act": "extend",
    "outcome": "refused",
    "months": "36",
    "permit_until": "2026-10-31",
    "applied": "2026-11-03",
    "decided": "2026-11-16",
    "posted": "2026-11-17",
    "delivery": "registered",
    "passport_until": "2027-05-01",
}
LATE = {**FACTS, "received": "2026-11-24"}  # what was thought first; corrected, the last day is three days earlier
MONDAY = date(2026, 11, 30)
TUESDAY = date(2026, 12, 1)


@pytest.fixture
def write(law):
    def content(facts, today=MONDAY, old=b"", **more):
        return calendar_bytes([timeline(Case.read({**facts, **more}), law, today)], Language("en"), law, (), old)

    return content


def by_icalendar(*files):
    """What a program knows after these files, as RFC 5546 (2.1.5) says: an event replaces one of a lower revision only."""
    known = {}
    for content in files:
        for event in Calendar.from_ical(content).walk("VEVENT"):
            uid, revision = str(event["uid"]), (int(event["sequence"]), event.decoded("dtstamp"))
            if uid not in known or known[uid][0] < revision:
                known[uid] = (revision, event.decoded("dtstart"), str(event["status"]))
    return {uid.split("-", 1)[1].removesuffix("@hardship"): found[1:] for uid, found in known.items()}


def by_node_ical(*files):
    """The same by node-ical, which compares SEQUENCE where one UID comes twice."""
    node = shutil.which("node")
    script = (
        "const ical = require('node-ical'); console.warn = () => {};"
        "const found = Object.values(ical.sync.parseICS(require('fs').readFileSync(0, 'utf8')))"
        ".filter(entry => entry.type === 'VEVENT').map(event => [event.uid, event.start.dateOnly ? "
        "[event.start.getFullYear(), event.start.getMonth() + 1, event.start.getDate()] : null, event.status]);"
        "process.stdout.write(JSON.stringify(found));"
    )
    if (
        node is None
        or subprocess.run([node, "-e", "require('node-ical')"], capture_output=True, check=False).returncode
    ):
        pytest.skip("node-ical is not installed (npm install node-ical; NODE_PATH names its folder)")
    inside = [content.decode().split("BEGIN:VEVENT", 1)[1].rsplit("END:VCALENDAR", 1)[0] for content in files]
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + "".join(f"BEGIN:VEVENT{part}" for part in inside)
    done = subprocess.run(
        [node, "-e", script],
        input=text + "END:VCALENDAR\r\n",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    return {
        uid.split("-", 1)[1].removesuffix("@hardship"): (date(*day), status)
        for uid, day, status in json.loads(done.stdout)
    }


READERS = pytest.mark.parametrize("reader", [by_icalendar, by_node_ical])


@READERS
def test_an_earlier_day_wins_over_the_later_one_that_was_wrong(write, reader):
    first = write(LATE)
    assert reader(first)["remedy-due"] == (date(2026, 12, 24), "CONFIRMED")
    # Another day, nothing replaced; the same day in the same place.
    for second in (write(FACTS, TUESDAY), write(FACTS, old=first)):
        assert reader(first, second)["remedy-due"] == (date(2026, 12, 21), "CONFIRMED")
        assert reader(first, second)["notified"][0] == date(2026, 11, 21)


@READERS
def test_twice_corrected_on_one_day_in_one_place(write, reader):
    first = write(FACTS)
    second = write(LATE, old=first)
    third = write(FACTS, old=second)
    assert reader(first, second)["remedy-due"][0] == date(2026, 12, 24)
    assert reader(first, second, third)["remedy-due"][0] == date(2026, 12, 21)


@READERS
def test_a_file_of_the_first_version_loses(write, reader):
    """Its SEQUENCE counted the days to the latest fact, and its DTSTAMP was that day."""
    old = Calendar.from_ical(write(LATE))
    for event in old.walk("VEVENT"):
        for name in ("sequence", "dtstamp", "last-modified"):
            event.pop(name)
        event.add("sequence", (date(2026, 11, 24) - date(2000, 1, 1)).days + 14)
        event.add("dtstamp", date(2026, 11, 24))
    assert reader(old.to_ical(), write(FACTS))["remedy-due"][0] == date(2026, 12, 21)


@READERS
def test_days_that_are_gone_are_cancelled_in_their_place(write, reader):
    first = write(FACTS)
    second = write(FACTS, old=first, passport_until="")
    assert reader(first, second)["passport-ends"] == (date(2027, 5, 1), "CANCELLED")
    (gone,) = [event for event in events(second) if str(event["status"]) == "CANCELLED"]
    assert str(gone["summary"]) == "No longer: AZ-17: Last day of the passport"
    assert not gone.walk("VALARM")
    # It stays so in the files after it, for a program may not have seen the second; and it can come back.
    third = write(FACTS, TUESDAY, old=second, passport_until="")
    assert reader(first, third)["passport-ends"][1] == "CANCELLED"
    assert reader(first, second, write(FACTS, TUESDAY, old=third))["passport-ends"] == (date(2027, 5, 1), "CONFIRMED")


def test_the_days_of_another_case_are_not_cancelled(write):
    """A file name used again for another case must not take the first one's days out of the calendar."""
    found = by_icalendar(write({**FACTS, "id": "B"}, old=write(FACTS)))
    assert {status for _day, status in found.values()} == {"CONFIRMED"}


def test_the_same_again_gives_the_same_bytes(write):
    first = write(FACTS)
    assert write(FACTS, old=first) == first
    second = write(LATE, old=first)
    assert write(LATE, old=second) == second
    # A day that is set back does not lower what was written later.
    assert write(LATE, date(2026, 11, 27), old=second) == second


@pytest.mark.parametrize("other", [LATE, {**LATE, "filed": "2026-11-30"}, {**FACTS, "passport_until": ""}])
def test_no_revision_ever_falls(write, other):
    revisions = []
    content = b""
    for facts, today in ((FACTS, MONDAY), (other, MONDAY), (FACTS, TUESDAY), (other, MONDAY)):
        content = write(facts, today, content)
        revisions.append(
            {str(event["uid"]): (int(event["sequence"]), event.decoded("dtstamp")) for event in events(content)}
        )
    for before, after in pairwise(revisions):
        for uid, revision in before.items():
            assert after[uid][0] >= revision[0]
            assert after[uid][1] >= revision[1]


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


@pytest.mark.parametrize(
    "old",
    [
        b"",
        b"not a calendar",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        b"\xff\xfe\x00BEGIN:VEVENT",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:no uid\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    ],
)
def test_a_file_that_is_no_calendar_of_ours_changes_nothing(write, old):
    assert write(FACTS, old=old) == write(FACTS)


@pytest.mark.parametrize(
    ("sequence", "stamp"),
    [("x", "y"), (str(2**31 - 1), "20990101T000000Z"), ("-5", "20260101"), ("3", "20260101T000000")],
)
def test_revisions_that_somebody_wrote_by_hand(write, law, sequence, stamp):
    event = Event()
    event["uid"] = f"{case_key(timeline(Case.read(FACTS), law, MONDAY))}-remedy-due@hardship"
    text = event.to_ical().replace(
        b"END:VEVENT", f"SEQUENCE:{sequence}\r\nDTSTAMP:{stamp}\r\nDTSTART;VALUE=DATE:20261224\r\nEND:VEVENT".encode()
    )
    content = write(FACTS, old=b"BEGIN:VCALENDAR\r\n" + text + b"END:VCALENDAR\r\n")
    (due,) = [found for found in events(content) if str(found["uid"]).endswith("remedy-due@hardship")]
    assert 0 <= int(due["sequence"]) <= 2**31 - 1
    assert due.decoded("dtstamp").date() >= MONDAY


def test_the_command_reads_the_file_that_it_replaces(hardship, tmp_path):
    case, target = tmp_path / "case.toml", tmp_path / "days.ics"
    case.write_text("".join(f'{name} = "{value}"\n' for name, value in FACTS.items()), encoding="utf-8")
    args = ("case", str(case), "--today", "2026-11-30", "--ics", str(target), "--plain")
    assert hardship(*args, "--set", "received=2026-11-24")[0] == 0
    first = target.read_bytes()
    assert hardship(*args, "--force")[0] == 0
    assert by_icalendar(first, target.read_bytes())["remedy-due"] == (date(2026, 12, 21), "CONFIRMED")
    # What falls due over many cases shares the events, and cancels nothing: what left the window is not gone.
    due = ("due", str(case), "--today", "2026-11-30", "--within", "30d", "--ics", str(target), "--force", "--plain")
    assert hardship(*due)[0] == 0
    assert {status for _day, status in by_icalendar(target.read_bytes()).values()} == {"CONFIRMED"}
    assert set(by_icalendar(target.read_bytes())) == {"fee-due", "remedy-due"}

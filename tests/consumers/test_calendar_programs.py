"""Calendar files in khal and calcurse: each day, title and alarm arrives as the answers in JSON have it."""

import json
import os
import re
import shutil
import subprocess
from datetime import datetime, time

import pytest
from icalendar import Calendar

EXAMPLES = os.path.join(os.path.dirname(__file__), "..", "..", "examples")
REFUSAL = os.path.join(EXAMPLES, "refusal-easter.toml")
MINOR = os.path.join(EXAMPLES, "extension-minor-th.toml")
HESSE = ("--land", "HE", "--posted", "2026-01-27", "--delivery", "letter", "--id", "Ä 17")
FROM, TO = "2025-01-01", "2030-12-31"
LIMIT = 60  # seconds

KHAL = """[calendars]
[[ours]]
path = {home}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
[default]
default_calendar = ours
[sqlite]
path = {home}/khal.db
"""


class Program:
    """A calendar program with a home of its own."""

    def __init__(self, home):
        if shutil.which(self.name) is None:
            pytest.skip(f"{self.name} is not installed")
        self.home = home
        self.settle()

    def settle(self):
        """What it needs before its first start."""

    def run(self, *args):
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin"}
        command = [shutil.which(self.name), *self.always(), *map(str, args)]
        done = subprocess.run(command, env=kept, capture_output=True, text=True, timeout=LIMIT, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout


class Khal(Program):
    name = "khal"

    def settle(self):
        (self.home / "khal.conf").write_text(KHAL.format(home=self.home))
        (self.home / "calendar").mkdir()

    def always(self):
        return ("-c", str(self.home / "khal.conf"))

    def take(self, path):
        self.run("import", "--batch", path)

    def events(self):
        """Day, title and text of every event, in the program's own words."""
        found = self.run("list", "--day-format", "", "--format", "<{start-date}|{title}|{description}>", FROM, TO)
        return sorted(re.findall(r"<(\d{4}-\d\d-\d\d)\|(.*?)\|(.*?)>$", found, re.DOTALL | re.MULTILINE))

    def alarms(self):
        """Of each event with one, as it is kept: title and the times of its alarms. khal shows a clock beside it."""
        kept = {}
        for path in (self.home / "calendar").iterdir():
            (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
            midnight = datetime.combine(event.decoded("dtstart"), time())
            if times := [midnight + alarm.decoded("trigger") for alarm in event.walk("VALARM")]:
                kept[str(event["summary"])] = times
        shown = self.run("list", "--day-format", "", "--format", "{title}|{alarm-symbol}", FROM, TO)
        assert {line.partition("|")[0] for line in shown.splitlines() if line.partition("|")[2].strip()} == set(kept)
        return kept


class Calcurse(Program):
    name = "calcurse"

    def always(self):
        return ("-D", str(self.home / "data"), "-C", str(self.home / "settings"))

    def take(self, path):
        self.run("-q", "-i", path)

    def events(self):
        """Day, title and text of every event; the program indents the text."""
        days = ("--input-datefmt", "4", "--output-datefmt", "%F")
        found = self.run("-Q", *days, "--from", FROM, "--to", TO, "--format-event", "<%m|%N>\\n")
        day, events = None, []
        for part in re.findall(r"^(\d{4}-\d\d-\d\d):$|<(.*?)\|(.*?)>$", found, re.DOTALL | re.MULTILINE):
            day = part[0] or day
            if part[1]:
                events.append((day, part[1], "\n".join(line.strip() for line in part[2].strip().splitlines())))
        return sorted(events)


@pytest.fixture(params=[Khal, Calcurse], ids=lambda program: program.name)
def program(request, tmp_path):
    (tmp_path / "home").mkdir()
    return request.param(tmp_path / "home")


@pytest.fixture
def khal(tmp_path):
    (tmp_path / "home").mkdir()
    return Khal(tmp_path / "home")


@pytest.fixture
def write(hardship, tmp_path):
    """Write a calendar and answer in JSON; returns the file and the answer."""

    def call(command, *args, today="2026-04-20", lang="de", remind="7d,1d"):
        path = tmp_path / "days.ics"
        more = ("--ics", path, "--force", "--json", "--today", today, "--lang", lang, "--remind", remind)
        code, out, _err = hardship(command, *args, *more)
        assert code == 0
        return path, json.loads(out)

    return call


def entry(reference, text):
    """A title as the calendar has it: with the sign of the case, a capital, and no amount."""
    bare = re.sub(r": (€[\d.]+|[\d,]+ €)$", "", text)
    return f"{reference}: {bare[0].upper()}{bare[1:]}"


def days_of(answer, *, but=("fact", "limit")):
    """Day and title of what a case's timeline in JSON has for a calendar."""
    reference = answer["asked"]["id"]
    return sorted(
        (line["day"], entry(reference, line["text"]))
        for line in answer["answer"]["timeline"]
        if line["kind"] not in but and line["rests_on"] != [{"fact": "permit_until"}]
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_days_of_a_case_arrive(program, write, lang):
    path, answer = write("case", REFUSAL, lang=lang)
    program.take(path)
    expected = days_of(answer)
    assert len(expected) == 7
    assert [event[:2] for event in program.events()] == expected


def test_umlauts_folded_lines_and_paragraphs_arrive(program, write):
    path, _answer = write("case", REFUSAL, "--set", "id=Zeichen: Ä-ö; ß, „17“ " + "x" * 60)
    folded = path.read_bytes()
    assert folded.count(b"\r\n ") > 20, "the lines of the file are folded"
    program.take(path)
    title, text = next(event[1:] for event in program.events() if event[1].endswith("Gebühr fällig"))
    assert title == "Zeichen: Ä-ö; ß, „17“ " + "x" * 60 + ": Gebühr fällig"
    *first, warned = text.splitlines()[:3]
    assert first == ["Gebühr fällig: Do 16.04.2026", "§ 14 BGebG"]
    assert warned.startswith(
        "Achtung: Widerspruch und Klage gegen die Ablehnung eines Titels haben von Gesetzes wegen keine"
    )
    assert warned.endswith("soweit das Gericht sie anordnet (§ 80 Abs. 5 VwGO).")


def test_the_days_of_a_remedy_arrive(program, write):
    path, answer = write("appeal", *HESSE, today="2026-01-30")
    program.take(path)
    days = answer["answer"]
    assert [event[:2] for event in program.events()] == [
        (days["notified"], "Ä 17: Bekanntgabe"),
        (days["fee_due"], "Ä 17: Gebühr fällig"),
        (days["last_day"], "Ä 17: Letzter Tag für die Klage"),
    ]


def test_what_falls_due_arrives(program, write):
    path, answer = write("due", REFUSAL, MINOR, "--within", "400d", today="2026-03-20")
    program.take(path)
    expected = sorted((line["day"], entry(line["id"], line["text"])) for line in answer["due"])
    assert len({line["id"] for line in answer["due"]}) == 2
    assert [event[:2] for event in program.events()] == expected


def test_alarms_come_at_nine_on_a_working_day_before(khal, write):
    path, answer = write("appeal", *HESSE, today="2026-01-30")
    khal.take(path)
    assert answer["answer"]["last_day"] == "2026-03-02", "a Monday"
    assert khal.alarms()["Ä 17: Letzter Tag für die Klage"] == [datetime(2026, 2, 23, 9), datetime(2026, 2, 27, 9)]


def test_a_file_that_is_imported_again_moves_the_days(khal, write):
    khal.take(write("case", REFUSAL)[0])
    path, answer = write("case", REFUSAL, "--set", "posted=2026-04-08", today="2026-04-21")
    khal.take(path)
    assert [event[:2] for event in khal.events()] == days_of(answer)

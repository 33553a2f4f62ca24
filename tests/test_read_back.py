"""Whatever is printed as a day, an amount, a length or a word of the vocabulary can be typed again, and means the same."""

import json
import re
from datetime import date

import pytest

from hardship_cli.case import read_fact
from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES, land_label, land_name
from hardship_cli.reading import Joined, Period, WorkingDays, read_day, read_land, read_length
from hardship_cli.recorded import read_amount
from hardship_cli.render.labels import UNITS
from hardship_cli.render.language import Language
from hardship_cli.render.words import born_words, duration, shown
from hardship_cli.words import called

TODAY = ("--today", "2026-04-20")
REFUSAL, MINOR = "examples/refusal-easter.toml", "examples/extension-minor-th.toml"
COMMANDS = (
    ("fee", "extend", "--land", "TH", "--months", "6", "--born", "2010-05-12", "--on", "2025-07-04", "--explain"),
    ("fee", "issue", "--months", "24", "--land", "HH", "--extras", "express,delivery", "--explain"),
    ("fee", "extend", "--months", "6", "--born", "11/2008"),
    ("permit", "--permit-until", "2026-03-31", "--months", "18", "--passport-until", "2026-12-01", "--explain"),
    ("permit", "--start", "2026-02-01", "--months", "90d"),
    ("fiction", "--permit-until", "2026-03-31", "--applied", "2026-03-30", "--explain"),
    ("appeal", "--land", "BW", "--delivery", "letter", "--posted", "2025-03-03", "--explain"),
    ("appeal", "--land", "BY", "--notified", "2025-07-08", "--filed", "2025-08-11", "--explain"),
    ("deadline", "2026-01-31", "1m", "--land", "NW", "--explain"),
    ("deadline", "2026-01-31", "P1M14D", "--land", "NW"),
    ("deadline", "2026-03-30", "5 Werktage", "--land", "NW"),
    ("deadline", "2026-03-30", "5wd", "--land", "NW"),
    ("holidays", "BY", "2026"),
    ("case", REFUSAL, "--explain"),
    ("case", MINOR, "--set", "applied=2026-03-01"),
    ("due", REFUSAL, MINOR, "--within", "3y"),
    ("departure", "--land", "NW", "--notified", "2026-03-05", "--departure-days", "30", "--explain"),
    ("departure", "--notified", "2026-03-05", "--departure-days", "14", "--suspended", "2026-03-12"),
    (
        "appeal",
        "--land",
        "SH",
        "--document",
        "urgent-order",
        "--delivery",
        "acknowledgement",
        "--received",
        "2026-03-09",
    ),
    ("fiction", "--held", "visa-free", "--permit-until", "2026-03-31", "--applied", "2026-03-20"),
    ("case", "examples/family/application.toml"),
    ("turns", "fee", "extend", "--born", "2008-12-20", "--months", "12"),
    ("audit", "--land", "NW", "--posted", "2026-03-02", "--delivery", "letter", "--recorded-last-day", "2026-04-09"),
    ("text", "fee", "--land", "NW", "--act", "extend", "--months", "12", "--notified", "2026-03-05"),
    ("text", "memo", REFUSAL),
    ("schedules", "show", "residence_extend_over_3m"),
    ("schedules", "diff", "2024-01-01", "2026-01-01"),
)
MONTHS = (
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
)
NAMED = "|".join(sorted({name for names in MONTHS for name in names}, key=len, reverse=True))
WEEKDAY = r"(?:[A-Z][a-zäöü]+(?:tag|woch|abend|day), )?"
SHORT = r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,? )?"
DAY = re.compile(
    rf"(?<![\d.-])(?:{WEEKDAY}(?P<d>\d{{1,2}})\.? (?P<n>{NAMED}) (?P<y>\d{{4}})|{SHORT}(?:"
    r"(?P<d2>\d{2})\.(?P<m2>\d{2})\.(?P<y2>\d{4})|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})))(?![\d-])"
)
AMOUNT = re.compile(r"€\d+\.\d\d|\d+,\d\d €")
LENGTH = re.compile(
    r"(?<![\d.,-])\d+ (?:Tag|Woche|Monat|Jahr|day|week|month|year|Arbeitstag|Werktag|working day)[a-z]*"
)


def days_in(text):
    """Each day in a text: what is printed, and which day it is, read independently of the program."""
    for found in DAY.finditer(text):
        part = found.groupdict()
        if part["n"]:
            month = next(names.index(part["n"]) for names in MONTHS if part["n"] in names) + 1
            day = date(int(part["y"]), month, int(part["d"]))
        elif part["y2"]:
            day = date(int(part["y2"]), int(part["m2"]), int(part["d2"]))
        else:
            day = date(int(part["y3"]), int(part["m3"]), int(part["d3"]))
        yield found[0], day


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("args", COMMANDS, ids=lambda args: " ".join(args[:3]))
def test_every_day_amount_and_length_that_is_printed_is_read_back(hardship, args, lang):
    more = () if args[0] in ("holidays", "schedules") else TODAY
    code, out, err = hardship(*args, *more, "--lang", lang)
    assert code == (1 if args[0] == "audit" else 0), err
    text = " ".join((out + err).split())
    days = list(days_in(text))
    assert days or args[0] == "fee"
    for printed, day in days:
        assert read_day(printed, "on", date(2026, 4, 20)) == day, printed
    for printed in AMOUNT.findall(text):
        assert read_amount(printed) == int(re.sub(r"\D", "", printed)), printed
    for printed in LENGTH.findall(text):
        assert (
            read_length(printed, "period").amount == int(printed.split()[0]) if not printed.startswith("0 ") else True
        ), printed


def test_forms_that_are_looked_for_are_found():
    text = "Freitag, 4. Juli 2025; Fri 2025-07-04; Do 03.07.2025; 4 July 2025; 1. März 2026"
    assert [day.isoformat() for _printed, day in days_in(text)] == [
        "2025-07-04",
        "2025-07-04",
        "2025-07-03",
        "2025-07-04",
        "2026-03-01",
    ]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_days_lengths_and_births_of_any_kind_are_read_as_they_are_shown(lang):
    say = Language(lang)
    for number in range(date(2024, 1, 1).toordinal(), date(2026, 1, 1).toordinal(), 7):
        day = date.fromordinal(number)
        assert read_day(shown(day, say), "on") == day
    for unit in UNITS:
        for amount in (1, 2, 6, 36):
            assert read_length(duration(Period(amount, unit), say), "period") == Period(amount, unit)
    for length in (Joined(1, 14), Joined(12, 1), WorkingDays(1), WorkingDays(5), WorkingDays(5, with_saturdays=True)):
        assert read_length(duration(length, say), "period") == length
    for born in ("1990", "05/1990"):
        span = read_fact(FACTS["born"], born)
        assert read_fact(FACTS["born"], born_words(span, say)) == span
    for flag in (True, False):
        assert read_fact(FACTS["minor"], shown(flag, say)) is flag


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("fact", [fact for fact, one in FACTS.items() if one.values])
def test_every_word_of_a_value_is_read_as_its_code(fact, lang):
    for code in FACTS[fact].values:
        read = read_fact(FACTS[fact], called(fact, code, lang))
        assert read == ((code,) if FACTS[fact].kind == "list" else code)


@pytest.mark.parametrize("code", CODES)
def test_every_name_of_a_land_is_read_as_its_code(code):
    for name in (land_name(code), land_name(code, "en"), land_label(code)):
        assert read_land(name) == code


def test_what_json_gives_is_read_back(hardship):
    args = ("appeal", "--land", "BY", "--notified", "2025-07-08", "--filed", "2025-08-11", "--json")
    for day in re.findall(r'"(\d{4}-\d{2}-\d{2})"', hardship(*args)[1]):
        assert read_day(day, "on").isoformat() == day
    fee = json.loads(hardship("fee", "certificate", "--on", "2026-02-01", "--json")[1])
    assert read_amount(fee["answer"]["amount"]) == 1800

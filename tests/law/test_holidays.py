"""The calendar against two independent packages, day by day, and against the acts where these err or are silent."""

import json
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import holidays as package
import pytest
from dateutil.easter import easter as dateutil_easter

from hardship_cli.errors import OutsideCalendar
from hardship_cli.laender import CODES
from hardship_cli.law.holidays import Calendar, Holiday, UnknownPlace, easter_sunday
from hardship_cli.schedule.tables import data_dir, read_toml

FIRST, LAST = 1990, 2050
EAST = ("BB", "MV", "SN", "ST", "TH")
WEST = tuple(land for land in CODES if land not in EAST)
UNITY = date(1990, 10, 3)
TABLES = read_toml(f"{data_dir()}/holidays.toml")
CALENDAR = Calendar(TABLES)

# 6 January: neither in the ordinance of the DDR nor in the bill of 1991, but in the act of 22 May 1992 (MDR 7.1.2024).
# Easter Sunday 1991: Brandenburg's act is in force from 11 May 1991. A Sunday, so no period feels it.
TOO_EARLY = {
    ("ST", date(1991, 1, 6)): "FeiertG LSA is of 1992",
    ("ST", date(1992, 1, 6)): "FeiertG LSA is of 1992",
    ("BB", date(1991, 3, 31)): "FTG BB holds from 11 May 1991",
}
REPENTANCE = (date(1990, 11, 21), date(1991, 11, 20), date(1992, 11, 18), date(1993, 11, 17), date(1994, 11, 16))
# date-holidays knows the Buß- und Bettag only where it still is a holiday, and no 17 June before the unity.
NOT_IN_DATE_HOLIDAYS = {(land, day): "abolished for 1995" for land in CODES if land != "SN" for day in REPENTANCE} | {
    (land, date(1990, 6, 17)): "German Unity Day until the Einigungsvertrag" for land in WEST
}
# Catholic territories of the east until the Land's own act: All Saints instead of Reformation Day and Buß- und Bettag.
CATHOLIC_EAST = {"sn-corpus-christi": ("SN", 1992), "eichsfeld": ("TH", 1994), "th-corpus-christi": ("TH", 1994)}
CATHOLIC_PLACES = {"by-15-august": "BY", "sn-corpus-christi": "SN", "eichsfeld": "TH", "th-corpus-christi": "TH"}


@cache
def ours(land: str | None, place: str = "land") -> dict[date, Holiday]:
    found = [holiday for year in range(FIRST, LAST + 1) for holiday in CALENDAR.of_year(land, year, place)]
    return {holiday.day: holiday for holiday in reversed(found)}


@cache
def theirs(subdivision: str, *categories: str) -> frozenset[date]:
    years = range(FIRST, LAST + 1)
    return frozenset(
        package.Germany(subdiv=subdivision, years=years, categories=("public", *categories), language="de")
    )


@cache
def npm() -> tuple[dict[str, set[date]], dict[str, set[date]]]:
    stored = json.loads((Path(__file__).parent.parent / "data" / "date-holidays.json").read_text(encoding="utf-8"))
    lands: dict[str, set[date]] = {land: set() for land in CODES}
    for year, line in stored["lands"].items():
        for entry in line.split("; "):
            day, where = entry.split(" ")
            for land in CODES if where == "*" else where.split(","):
                lands[land].add(date.fromisoformat(f"{year}-{day}"))
    places = {place: {date.fromisoformat(day) for day in line.split()} for place, line in stored["places"].items()}
    return lands, places


def known_from(land: str) -> date:
    return TABLES["land"][land]["version"][0]["from"]


def differences(land, found, other, since):
    """What stands in only one of two sets of days from ``since`` on, as (only ours, only the other's)."""
    found, other = ({day for day in days if day >= since} for days in (found, other))
    return {(land, day) for day in found - other}, {(land, day) for day in other - found}


def test_every_day_of_every_land_is_that_of_the_python_package_but_for_what_is_explained():
    only_ours, only_theirs = set(), set()
    for land in CODES:
        mine, others = differences(land, ours(land), theirs(land), date(1991, 1, 1))
        only_ours |= mine
        only_theirs |= others
    assert only_ours == set()
    assert only_theirs == set(TOO_EARLY)


def test_the_python_package_knows_nothing_of_1990():
    assert min(theirs("NW")) == date(1991, 1, 1)


def test_every_day_of_every_land_is_that_of_the_npm_package_but_for_what_is_explained():
    only_ours, only_theirs = set(), set()
    for land in CODES:
        mine, others = differences(land, ours(land), npm()[0][land], known_from(land))
        only_ours |= mine
        only_theirs |= others
    assert only_ours == {(land, day) for land, day in NOT_IN_DATE_HOLIDAYS if day >= known_from(land)}
    assert only_theirs == set(TOO_EARLY)


@pytest.mark.parametrize(("place", "land"), CATHOLIC_PLACES.items())
def test_catholic_places_are_those_of_both_packages(place, land):
    own = ours(land, place)
    explained = set()
    if place in CATHOLIC_EAST:
        years = range(FIRST, CATHOLIC_EAST[place][1] + 1)
        explained = {date(year, 10, 31) for year in years} | {date(year, 11, 1) for year in years} | set(REPENTANCE)
        explained -= {day for day in REPENTANCE if day.year not in years}
    here = {day for day in own if day.year > FIRST} - explained
    assert here == theirs(land, "catholic") - explained - {day for _, day in TOO_EARLY if _ == land}
    beyond_land = {day for day in own if day not in ours(land)} - explained
    assert beyond_land == {day for day in npm()[1][place] if day >= known_from(land)} - explained


def test_augsburg_is_that_of_both_packages():
    own = ours("BY", "augsburg")
    assert {day for day in own if day.year > FIRST} == theirs("Augsburg")
    assert {day for day in own if day not in ours("BY")} == npm()[1]["augsburg"]


@pytest.mark.parametrize(("place", "span"), CATHOLIC_EAST.items())
def test_catholic_territories_kept_all_saints_instead_of_reformation_day_until_the_act_of_the_land(place, span):
    land, last = span
    for year in range(FIRST, last + 1):
        assert CALENDAR.holiday(date(year, 10, 31), land, place) is None
        reformation = CALENDAR.holiday(date(year, 10, 31), land)
        assert (reformation.id, reformation.scope) == ("reformation_day", land)
        assert CALENDAR.holiday(date(year, 11, 1), land, place).source == "FEIERTEV-1990"
    assert CALENDAR.holiday(date(last + 1, 10, 31), land, place).id == "reformation_day"
    assert CALENDAR.holiday(date(last + 1, 11, 1), land, place) is None


def test_without_a_land_only_days_count_that_are_holidays_in_all_sixteen():
    everywhere = set.intersection(*(set(ours(land)) for land in CODES))
    since = date(1995, 1, 1)
    assert {day for day in ours(None) if day >= since} == {day for day in everywhere if day >= since}
    assert {day for day in ours(None) if UNITY <= day < since} <= everywhere
    assert {day for day in ours(None) if day < UNITY} <= set.intersection(*(set(ours(land)) for land in WEST))


@pytest.mark.parametrize(
    ("day", "land", "place", "expected"),
    [
        ("1990-06-17", "NW", "land", "german_unity_june"),
        ("1991-06-17", "HE", "land", None),  # still in the Hessian act, taken as ended by the Einigungsvertrag
        ("1990-10-03", "SN", "land", "german_unity"),
        ("1990-10-03", "HH", "land", "german_unity"),
        ("1994-11-16", "BY", "land", "repentance_day"),
        ("1995-11-22", "BY", "land", None),
        ("1995-11-22", "BW", "land", None),
        ("1995-11-22", "SN", "land", "repentance_day"),
        ("2026-11-18", "SN", "land", "repentance_day"),
        ("2026-11-18", "ST", "land", None),
        ("1995-06-05", "BW", "land", "whit_monday"),
        ("1992-01-06", "ST", "land", None),
        ("1993-01-06", "ST", "land", "epiphany"),
        ("2018-03-08", "BE", "land", None),
        ("2019-03-08", "BE", "land", "womens_day"),
        ("2022-03-08", "MV", "land", None),
        ("2023-03-08", "MV", "land", "womens_day"),
        ("2018-09-20", "TH", "land", None),
        ("2019-09-20", "TH", "land", "childrens_day"),
        ("2016-10-31", "NI", "land", None),
        ("2017-10-31", "NI", "land", "reformation_day"),
        ("2018-10-31", "NI", "land", "reformation_day"),
        ("2018-10-31", "NW", "land", None),
        ("2020-05-08", "BE", "land", "liberation_day_75"),
        ("2021-05-08", "BE", "land", None),
        ("2025-05-08", "BE", "land", "liberation_day_80"),
        ("2025-05-08", "BB", "land", None),  # a day of remembrance, no holiday
        ("2028-06-17", "BE", "land", "uprising_1953_anniversary"),
        ("2026-08-15", "SL", "land", "assumption"),
        ("2026-08-15", "BY", "land", None),
        ("2026-08-15", "BY", "by-15-august", "assumption"),
        ("2026-08-15", "BY", "augsburg", "assumption"),
        ("2026-08-08", "BY", "by-15-august", None),
        ("2026-08-08", "BY", "augsburg", "peace_festival"),
        ("1992-06-18", "SN", "sn-corpus-christi", "corpus_christi"),
        ("2011-06-23", "NW", "land", "corpus_christi"),
        ("2011-06-23", "TH", "land", None),
        ("2011-06-23", "TH", "eichsfeld", "corpus_christi"),
        ("2026-04-05", "BB", "land", "easter_sunday"),
        ("2026-04-05", "BE", "land", None),
        ("2025-12-24", "BY", "land", None),
        ("2025-12-31", "BY", "land", None),
    ],
)
def test_what_the_acts_say(day, land, place, expected):
    found = CALENDAR.holiday(date.fromisoformat(day), land, place)
    assert (found and found.id) == expected


def test_a_holiday_names_provision_source_and_scope():
    day = date(2026, 8, 15)
    assert CALENDAR.holiday(day, "SL") == Holiday(
        "assumption", day, "SL", "§ 2 Abs. 1 SFG", "SFG-SL", "Mariä Himmelfahrt", "Assumption Day"
    )
    augsburg = CALENDAR.holiday(day, "BY", "augsburg")
    assert (augsburg.scope, augsburg.basis) == ("augsburg", "Art. 1 Abs. 1 Nr. 2, Abs. 3 FTG")
    assert (augsburg.name(), augsburg.name("en")) == ("Mariä Himmelfahrt", "Assumption Day")
    unity = CALENDAR.holiday(date(2026, 10, 3), "BW")
    assert (unity.scope, unity.basis, unity.source) == ("DE", "Art. 2 Abs. 2 EinigVtr", "EinigVtr")
    assert CALENDAR.holiday(date(2026, 1, 1), "HE").basis == "§ 1 Abs. 1 HFeiertagsG"
    assert CALENDAR.holiday(date(2026, 1, 1), None).basis == "Feiertagsgesetze der Länder"


def test_the_act_of_its_day_stands_behind_a_holiday():
    assert CALENDAR.holiday(date(1994, 12, 26), "HE").source == "HFeiertagsG-HE-1971"
    assert CALENDAR.holiday(date(1995, 1, 1), "HE").source == "HFeiertagsG-HE"
    assert CALENDAR.holiday(date(1991, 5, 9), "BB").source == "KALENDER-1990"
    assert CALENDAR.holiday(date(1991, 5, 20), "BB").source == "FTG-BB"


def test_days_that_are_free_only_at_some_places_name_the_places():
    day = date(2026, 8, 15)
    assert [holiday.scope for holiday in CALENDAR.local_holidays(day, "BY")] == ["augsburg", "by-15-august"]
    assert [holiday.scope for holiday in CALENDAR.local_holidays(date(2026, 6, 4), "TH")] == [
        "eichsfeld",
        "th-corpus-christi",
    ]
    assert CALENDAR.local_holidays(day, "SL") == ()
    assert CALENDAR.local_holidays(day, "HE") == ()
    assert CALENDAR.local_holidays(day, None) == ()
    assert CALENDAR.local_holidays(date(1991, 10, 31), "TH") == ()
    assert [(holiday.day.isoformat(), holiday.scope) for holiday in CALENDAR.local_of_year("BY", 2026)] == [
        ("2026-08-08", "augsburg"),
        ("2026-08-15", "augsburg"),
        ("2026-08-15", "by-15-august"),
    ]
    assert CALENDAR.local_of_year("NW", 2026) == []


def test_why_a_day_is_free():
    assert CALENDAR.is_free(date(2026, 10, 3), "NW") == "saturday"  # and German Unity Day
    assert CALENDAR.is_free(date(2026, 11, 1), "NW") == "sunday"  # and All Saints' Day
    assert CALENDAR.is_free(date(2026, 6, 4), "NW") == "corpus_christi"
    assert CALENDAR.is_free(date(2026, 6, 4), "HH") is None
    assert CALENDAR.is_free(date(2026, 6, 4), None) is None
    assert CALENDAR.is_free(date(2026, 12, 31), "NW") is None


def test_a_year_is_listed_by_day_and_two_holidays_on_one_day_are_both_listed():
    year = CALENDAR.of_year("BE", 2008)
    assert [holiday.day for holiday in year] == sorted(holiday.day for holiday in year)
    assert [holiday.id for holiday in year if holiday.day == date(2008, 5, 1)] == ["labour_day", "ascension"]
    assert CALENDAR.holiday(date(2008, 5, 1), "BE").id == "labour_day"


@pytest.mark.parametrize("land", [*CODES, None])
def test_before_the_first_known_day_the_calendar_refuses(land):
    first = UNITY if land in EAST else date(1990, 1, 1)
    CALENDAR.holiday(first, land)
    with pytest.raises(OutsideCalendar) as refused:
        CALENDAR.holiday(first - timedelta(days=1), land)
    assert (refused.value.day, refused.value.land, refused.value.first) == (first - timedelta(days=1), land, first)
    with pytest.raises(OutsideCalendar):
        CALENDAR.of_year(land, 1989)
    with pytest.raises(OutsideCalendar):
        CALENDAR.local_holidays(date(1989, 8, 15), land)
    assert min(holiday.day for holiday in CALENDAR.of_year(land, 1990)) >= first


def test_the_end_is_open():
    assert CALENDAR.holiday(date(9999, 12, 26), "NW").id == "second_christmas_day"
    assert len(CALENDAR.of_year("BY", 9999)) == 12


def test_a_place_of_another_land_or_none_is_refused_even_on_a_sunday():
    for place, land in (("augsburg", "NW"), ("munich", "BY"), ("augsburg", None)):
        for ask in (CALENDAR.holiday, CALENDAR.is_free):
            with pytest.raises(UnknownPlace) as refused:
                ask(date(2026, 11, 22), land, place)
            assert refused.value.known == CALENDAR.places(land)
    with pytest.raises(UnknownPlace):
        CALENDAR.of_year("NW", 2026, "augsburg")
    assert CALENDAR.places("BY") == ("augsburg", "by-15-august")
    with pytest.raises(KeyError):
        CALENDAR.holiday(date(2026, 1, 1), "XX")


def test_one_look_up_works_out_one_year():
    calendar = Calendar(TABLES)
    assert calendar._years == {}
    calendar.holiday(date(2026, 1, 1), "NW")
    calendar.is_free(date(2026, 7, 7), "NW")
    assert list(calendar._years) == [("NW", 2026)]


def test_easter_is_that_of_dateutil():
    assert [year for year in range(1583, 4100) if easter_sunday(year) != dateutil_easter(year)] == []


# The data themselves.


def spans():
    return [
        pytest.param(entry, span, id=f"{holiday}-{number}")
        for holiday, entry in TABLES["holiday"].items()
        for number, span in enumerate(entry["spans"])
    ]


@pytest.mark.parametrize(("entry", "span"), spans())
def test_a_span_names_lands_places_and_days_that_exist_and_makes_a_holiday(entry, span):
    lands = CODES if span["lands"] == "all" else span["lands"]
    assert set(lands) <= set(CODES)
    assert set(span) <= {"lands", "at", "from", "until", "basis", "source"}
    for place in set(span.get("at", ())) - {"land"}:
        assert [TABLES["place"][place]["land"]] == lands
    assert span.get("from", date.min) <= span.get("until", date.max)
    # Take the span away: on some day of some Land the answer must change.
    without = [other for other in entry["spans"] if other is not span]
    holiday = next(key for key, value in TABLES["holiday"].items() if value is entry)
    changed = Calendar({**TABLES, "holiday": {holiday: {**entry, "spans": without}}})
    full = Calendar({**TABLES, "holiday": {holiday: entry}})
    years = range(span.get("from", date(FIRST, 1, 1)).year, span.get("until", date(2026, 1, 1)).year + 1)
    asked = [(land, place) for land in lands for place in ("land", *CALENDAR.places(land))] + [(None, "land")]
    assert any(
        full.of_year(land, year, place) != changed.of_year(land, year, place) for year in years for land, place in asked
    )


def test_each_land_has_acts_one_after_the_other():
    assert set(TABLES["land"]) == set(CODES)
    for land in (TABLES["nationwide"], *TABLES["land"].values()):
        assert all(earlier["from"] < later["from"] for earlier, later in pairwise(land["version"]))


def test_every_source_is_known_and_every_known_one_of_this_file_is_used():
    used = set()

    def collect(node):
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if key == "source":
                used.add(value)
            elif isinstance(value, dict | list):
                collect(value)

    collect(TABLES)
    known = {}
    for name in ("sources", "sources.holidays"):
        path = Path(data_dir()) / f"{name}.toml"
        if path.exists():
            known |= read_toml(str(path))["source"]
    assert used <= set(known)
    assert all(known[source]["checked"]["result"] in ("verified", "secondary", "single", "open") for source in used)

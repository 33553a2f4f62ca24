"""Public holidays (gesetzliche Feiertage): which day is free in which Land, and at which place of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from hardship_cli.errors import InputError, OutsideCalendar

LAND = "land"  # the place that stands for a seat without holidays of its own
_SATURDAY, _SUNDAY = 5, 6  # date.weekday()


class UnknownPlace(InputError):  # noqa: N818 - it says what happened
    """A place that the data do not know in this Land (``known`` lists those that they do)."""

    def __init__(self, place: str, land: str | None, known: tuple[str, ...]) -> None:
        super().__init__("unknown_place", "place", value=place, accepted=", ".join((LAND, *known)), suggestion="")
        self.place, self.land, self.known = place, land, known


class Holiday(NamedTuple):
    """One public holiday: its day, the provision and the source that make it one.

    ``scope`` says where: ``DE`` (named by all Länder), a Land's code, or the id of a place in it.
    """

    id: str
    day: date
    scope: str
    basis: str
    source: str
    name_de: str
    name_en: str

    def name(self, lang: str = "de") -> str:
        """The name in German (``de``) or English (``en``)."""
        return self.name_de if lang == "de" else self.name_en


class Calendar:
    """The holidays of the tables of ``holidays.toml``. Years are worked out when they are asked for, and kept.

    Without a Land (``None``) only days that are holidays in every Land count: the safe side for the end of a period.
    Methods that take a Land raise ``KeyError`` for one that the tables do not have.
    """

    __slots__ = ("_dated", "_free", "_tables", "_years")

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables
        # By Land and year: the first known day, and each day's holidays with their place. That is None for all places,
        # and "land" for wherever none is named.
        self._years: dict[tuple[str | None, int], tuple[date, _Days]] = {}
        # By Land, place and year, of years that are known as a whole: each day off, and why it is one.
        self._free: dict[tuple[str | None, str, int], dict[date, str]] = {}
        # By year, for all Länder: each holiday's id, day and names, and its spans that hold on that day.
        self._dated: dict[int, list[tuple[str, date, Mapping[str, str], list[Mapping[str, Any]]]]] = {}

    def holiday(self, day: date, land: str | None, place: str = LAND) -> Holiday | None:
        """The holiday that ``day`` is at a seat in ``land``, or ``None``. Of two on one day the first in the data.

        Raises :class:`OutsideCalendar` and :class:`UnknownPlace`.
        """
        self._check(place, land)
        first, days = self._year(land, day.year)
        if day < first:
            raise OutsideCalendar(day, land, first)
        return next((holiday for at, holiday in days.get(day, ()) if at is None or at == place), None)

    def local_holidays(self, day: date, land: str | None) -> tuple[Holiday, ...]:
        """The holidays that ``day`` is only at some places of ``land``: one for each place, named in ``scope``.

        Empty where it is a holiday of the whole Land anyway. Raises :class:`OutsideCalendar`.
        """
        if self.holiday(day, land) is not None:
            return ()
        return tuple(holiday for _at, holiday in self._year(land, day.year)[1].get(day, ()))

    def is_free(self, day: date, land: str | None, place: str = LAND) -> str | None:
        """Why ``day`` is no working day: ``saturday``, ``sunday`` or the id of a holiday; ``None`` for a working day.

        § 193 BGB, § 31 Abs. 3 VwVfG, § 222 Abs. 2 ZPO. Raises :class:`OutsideCalendar` and :class:`UnknownPlace`.
        """
        if type(day) is not date:
            from hardship_cli.law.observe import observed_free

            return observed_free(day, land, ("is_free", str(place)), partial(_is_free, self, str(place)))
        free = self._free.get((land, place, day.year))
        if free is not None:
            return free.get(day)
        weekday = day.weekday()
        if weekday >= _SATURDAY:
            self._check(place, land)
            return "sunday" if weekday == _SUNDAY else "saturday"
        found = self.holiday(day, land, place)
        first, days = self._year(land, day.year)
        # A year that is known in part only is left out: a day before the first known one must go on to raise its error.
        if first.year < day.year:
            self._free[land, place, day.year] = _free_days(day.year, days, place)
        return None if found is None else found.id

    def of_year(self, land: str | None, year: int, place: str = LAND) -> list[Holiday]:
        """All holidays of a year at a seat in ``land``, by day. Of the first known year only the known part.

        Raises :class:`OutsideCalendar` for a year before it, and :class:`UnknownPlace`.
        """
        self._check(place, land)
        return [holiday for at, holiday in self._listed(land, year) if at is None or at == place]

    def local_of_year(self, land: str | None, year: int) -> list[Holiday]:
        """The holidays of a year that hold only at some places of ``land``, one for each place, by day."""
        return [holiday for at, holiday in self._listed(land, year) if at not in (None, LAND)]

    def places(self, land: str | None) -> tuple[str, ...]:
        """The ids of the places in ``land`` that have holidays of their own."""
        return tuple(place for place, entry in self._tables["place"].items() if entry["land"] == land)

    def known_from(self, land: str | None) -> date:
        """The first day of which the holidays of ``land`` are known."""
        first: date = self._versions(land)[0]["from"]
        return first

    def _check(self, place: str, land: str | None) -> None:
        if place != LAND and (place not in self._tables["place"] or self._tables["place"][place]["land"] != land):
            raise UnknownPlace(place, land, self.places(land))

    def _listed(self, land: str | None, year: int) -> list[tuple[str | None, Holiday]]:
        first, days = self._year(land, year)
        if year < first.year:
            raise OutsideCalendar(date(year, 12, 31), land, first)
        return [entry for day in sorted(days) for entry in days[day]]

    def _year(self, land: str | None, year: int) -> "tuple[date, _Days]":
        key = (land, year)
        if key not in self._years:
            self._years[key] = self._work_out(land, year)
        return self._years[key]

    def _work_out(self, land: str | None, year: int) -> "tuple[date, _Days]":
        versions = self._versions(land)
        first: date = versions[0]["from"]
        days: _Days = {}
        for holiday_id, day, name, spans in self._days_of(year):
            if day < first:
                continue
            for span in spans:
                lands = span["lands"]
                if lands != "all" and land not in lands:
                    continue
                # Nearly every day asked about lies under the newest act: only an older one is looked for in the history.
                act = versions[-1]
                if act["from"] > day:
                    act = next(version for version in reversed(versions) if version["from"] <= day)
                where = "DE" if land is None or lands == "all" else land
                basis, source = span.get("basis", act["basis"]), span.get("source", act["source"])
                for at in span.get("at", (None,)):
                    scope = where if at in (None, LAND) else at
                    holiday = Holiday(holiday_id, day, scope, basis, source, name["de"], name["en"])
                    days.setdefault(day, []).append((at, holiday))
                # A span for the whole Land settles the holiday; spans that name places can each add some.
                if "at" not in span:
                    break
        return first, days

    def _days_of(self, year: int) -> list[tuple[str, date, Mapping[str, str], list[Mapping[str, Any]]]]:
        """What a year has in common for all Länder: worked out once."""
        if year not in self._dated:
            easter = easter_sunday(year)
            found = []
            for holiday_id, entry in self._tables["holiday"].items():
                day = _day_of(entry["rule"], year, easter)
                spans = [span for span in entry["spans"] if _holds(span, day)]
                if spans:
                    found.append((holiday_id, day, entry["name"], spans))
            self._dated[year] = found
        return self._dated[year]

    def _versions(self, land: str | None) -> Any:
        return (self._tables["nationwide"] if land is None else self._tables["land"][land])["version"]


def _is_free(calendar: Calendar, place: str, day: date, land: str | None) -> str | None:
    return calendar.is_free(day, land, place)


_Days = dict[date, list[tuple[str | None, Holiday]]]


def _free_days(year: int, days: _Days, place: str) -> dict[date, str]:
    """The days off of a year at a place, and why: a holiday at a weekend is off because of that."""
    found = {
        day: holiday.id
        for day, entries in days.items()
        for at, holiday in reversed(entries)
        if at is None or at == place
    }
    first, last = date(year, 1, 1), date(year, 12, 31).toordinal()
    for weekday, why in ((_SATURDAY, "saturday"), (_SUNDAY, "sunday")):
        begin = first.toordinal() + (weekday - first.weekday()) % 7
        found |= {date.fromordinal(day): why for day in range(begin, last + 1, 7)}
    return found


def easter_sunday(year: int) -> date:
    """Easter Sunday: the Sunday after the first full moon of spring (Gauß's formula as Lichtenberg put it)."""
    century = year // 100
    moon_shift = 15 + (3 * century + 3) // 4 - (8 * century + 13) // 25
    sun_shift = 2 - (3 * century + 3) // 4
    moon_year = year % 19
    seed = (19 * moon_year + moon_shift) % 30
    full_moon = 21 + seed - (seed // 29 + (seed // 28 - seed // 29) * (moon_year // 11))
    first_sunday = 7 - (year + year // 4 + sun_shift) % 7
    return date(year, 3, 1) + timedelta(days=full_moon + 7 - (full_moon - first_sunday) % 7 - 1)


def _holds(span: Mapping[str, Any], day: date) -> bool:
    return ("from" not in span or span["from"] <= day) and ("until" not in span or day <= span["until"])


def _day_of(rule: Mapping[str, Any], year: int, easter: date) -> date:
    if "easter" in rule:
        return easter + timedelta(days=rule["easter"])
    if "weekday" in rule:
        before = date(year, rule["before"]["month"], rule["before"]["day"])
        return before - timedelta(days=(before.isoweekday() - rule["weekday"] - 1) % 7 + 1)
    return date(year, rule["month"], rule["day"])

"""``hardship holidays LAND YEAR``: the public holidays of a year."""

from collections.abc import Mapping
from typing import Any

from hardship_cli.as_typed import LAST_YEAR, bare
from hardship_cli.cli.bare import Bare
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.law.filing import Seat, calendar_of, holidays_of
from hardship_cli.reading import looks_like_year
from hardship_cli.render.holidays import holidays_json, holidays_plain, holidays_table

_DIGITS = 4

_HELP = N_(
    "  hardship holidays BY 2026\n"
    "  hardship holidays Bayern 2026 --place augsburg --plain\n"
    "  hardship holidays 05 2026 --json\n\n"
    "The public holidays of a Land that move the end of a period, each with its provision. Without --place those of single"
    " places stand among them and say where they hold; --plain leaves them out."
)


def _run(values: Mapping[str, Any]) -> int:
    settings = Settings.read(values)
    land, typed = bare(values["land"]), bare(values.get("year") or "")
    # The year first: nothing else can be meant.
    if typed and _is_year(land) and not _is_year(typed):
        land, typed = typed, land
    elif not typed and looks_like_year(land):
        if settings.land is None:
            raise InputError("year_without_land", None, value=land.strip())
        land, typed = settings.land, land
    seat = Seat(_land(land, settings), settings.place_of(values.get("place"), land))
    year = settings.today.year
    if typed:
        year = _year(typed)
    else:
        settings.aside(settings.say(N_("No year was given: {year} was taken."), year=year))
    found = holidays_of(settings.law, seat, year)
    if settings.form == "json":
        settings.write(holidays_json(found, seat, year, settings.say, settings.law))
    elif settings.form == "plain":
        settings.write(holidays_plain(found, seat, calendar_of(settings.law).places(seat.land)))
    else:
        from hardship_cli.render.table import show

        assert seat.land is not None
        settings.tell()
        show(holidays_table(found, seat.land, year, settings.say, settings.law), settings.color)
    return 0


def _land(text: str, settings: Settings) -> str:
    try:
        return settings.land_of(text)
    except InputError as error:
        raise InputError(error.code, error.field, **error.params, by_place=True) from None


def _year(text: str) -> int:
    if not _is_year(text) or not 1 <= int(text) <= LAST_YEAR:
        raise InputError("year_form", "year", value=text)
    return int(text)


def _is_year(text: str) -> bool:
    plain = text.strip()
    return len(plain) == _DIGITS and plain.isascii() and plain.isdigit()


BARE = Bare(
    "holidays",
    _HELP,
    (("land", N_("Land: NW, Hessen, 05")), ("year", N_("year with four digits; else this year"))),
    (("place", "PLACE", N_("only those at this place: augsburg, eichsfeld, ...")),),
    _run,
    without=("explain", "strict", "known_on"),
    optional=("year",),
)

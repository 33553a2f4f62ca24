"""``hardship deadline EVENT PERIOD``: any period under §§ 187-193 BGB."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from hardship_cli.cli.bare import Bare
from hardship_cli.cli.settings import Settings
from hardship_cli.errors import InputError
from hardship_cli.i18n import N_
from hardship_cli.law.deadlines import Span, deadline
from hardship_cli.reading import Joined, Period, WorkingDays, read_day, read_length

# Any day will do where it is only asked whether a text is one.
_ANY_DAY = date(1970, 1, 1)
_BACK = re.compile(r"[-−–]\s*\d.*")  # a minus and a dash are signs of it, too

_HELP = N_(
    "  hardship deadline 2026-01-31 1m --land NW\n"
    "  hardship deadline 15.3.2026 3y --first-day-counts --no-roll\n"
    "  hardship deadline 2026-06-18 1w --backwards --plain\n\n"
    "Any period under §§ 187-193 BGB. The day of the event does not count (§ 187 Abs. 1), calendar months end by the number of"
    " the day (§ 188), the end moves off Saturday, Sunday and holidays at the place (§ 193). Without --land only nationwide"
    " holidays count. Working days (5wd) are Monday to Friday without holidays; of 5 Werktage, which may include Saturdays, both"
    " counts are made."
)


def _run(values: Mapping[str, Any]) -> int:
    settings = Settings.read(values)
    typed = [one for text in values.get("land") or () for one in text.split(",") if one.strip()]
    lands: list[str | None] = [settings.land_of(one) for one in typed] or [settings.land]
    first, *others = lands
    event, period = _in_order(values["event"].strip(), values["period"].strip())
    span = Span(
        settings.day_of(event, "event"),
        _period(period),
        first,
        settings.place_of(values.get("place"), first),
        bool(values.get("first_day_counts")),
        bool(values.get("no_roll")),
        bool(values.get("backwards")),
        tuple(one for one in dict.fromkeys(others) if one is not None and one != first),
    )
    return settings.show(deadline(span, settings.law))


def _in_order(event: str, period: str) -> tuple[str, str]:
    """The two as they are read: a length before its day can mean nothing else."""
    try:
        read_length(event, "period")
        read_day(period, "event", _ANY_DAY)
    except InputError:
        return event, period
    return period, event


def _period(text: str) -> Period | Joined | WorkingDays:
    plain = text.strip()
    if plain.isascii() and plain.isdigit():
        # Elsewhere a bare number counts months; here nothing says so.
        raise InputError("period_needs_unit", "period", value=text)
    if _BACK.fullmatch(plain):
        raise InputError("period_backwards", "period", value=text, length=plain[1:].strip())
    return read_length(text, "period")


BARE = Bare(
    "deadline",
    _HELP,
    (
        ("event", N_("day of the event: 2026-03-31, 31.03.2026, today, +14d")),
        ("period", N_("length: 2w, 1m, 1y, 90d, P3M, 5wd (working days)")),
    ),
    (
        ("land", "LAND", N_("Land of the place where the act is due; of several (NW,BY) the days off of each count")),
        ("place", "PLACE", N_("place with holidays of its own (hardship holidays LAND YEAR lists them)")),
        ("first_day_counts", "", N_("the period begins with the day itself (§ 187 Abs. 2 BGB)")),
        ("no_roll", "", N_("leave the end on Saturday, Sunday and holidays")),
        (
            "backwards",
            "",
            N_("the latest day from which the period ends before the event; with --first-day-counts: with its day"),
        ),
    ),
    _run,
    many=("land",),
)

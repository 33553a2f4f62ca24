"""Public holidays of a year as a table, as JSON (schema ``hardship/holidays/1``), or as bare days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hardship_cli.i18n import N_
from hardship_cli.laender import land_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hardship_cli.law.filing import Seat
    from hardship_cli.law.holidays import Holiday
    from hardship_cli.render.language import Language
    from hardship_cli.schedule.load import Law

SCHEMA = "hardship/holidays/1"


def holidays_plain(found: Sequence[Holiday], seat: Seat, places: Sequence[str]) -> str:
    """The days that are holidays at the seat, one on each line; those of other places are left out."""
    shown = (holiday for holiday in found if holiday.scope not in places or holiday.scope == seat.place)
    return "\n".join(holiday.day.isoformat() for holiday in shown)


def holidays_json(found: Sequence[Holiday], seat: Seat, year: int, say: Language, law: Law) -> str:
    """One JSON object with every holiday: day, name, where it holds, provision and source."""
    from hardship_cli.receipt import dump

    rows = [
        {
            "day": holiday.day.isoformat(),
            "id": holiday.id,
            "name": holiday.name(say.code),
            "scope": holiday.scope,
            "basis": holiday.basis,
            "source": holiday.source,
        }
        for holiday in found
    ]
    tree: dict[str, Any] = {"schema": SCHEMA, "land": seat.land, "place": seat.place, "year": year, "holidays": rows}
    return dump({**tree, "data": law.digest})


def holidays_table(found: Sequence[Holiday], land: str, year: int, say: Language, law: Law) -> list[Any]:
    """The table: day with weekday, name, where it holds, provision."""
    from rich.text import Text

    from hardship_cli.render.entries import day_label
    from hardship_cli.render.table import grid
    from hardship_cli.render.words import unbroken

    places = law.holidays["place"]
    rows: dict[tuple[Any, ...], list[str]] = {}
    for holiday in found:  # one row where a day is the same holiday at several places
        where = _where(holiday.scope, places, say)
        rows.setdefault((holiday.day, holiday.name(say.code), holiday.basis), []).append(where)
    cells = (
        (day_label(day, say), name, ", ".join(where), unbroken(basis)) for (day, name, basis), where in rows.items()
    )
    heads = ((N_("day"), "fixed"), (N_("holiday"), "left"), (N_("holds"), "left"), (N_("provision"), "left"))
    title = say(N_("Public holidays {year}, {land}"), year=year, land=land_name(land, say.code))
    return [Text(title, style="bold"), Text(""), grid(say, heads, cells)]


def _where(scope: str, places: Any, say: Language) -> str:
    if scope == "DE":
        return say(N_("in all Länder"))
    return say.of(places[scope]["title"]) if scope in places else land_name(scope, say.code)

"""Disputed points of ``deadlines.toml``: which reading is applied, and how a point is told beside an answer."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from hardship_cli.answer import DISPUTED, Trace
from hardship_cli.observed import PLAIN, look
from hardship_cli.schedule.load import Law


def applied(law: Law, point: str) -> str:
    """The name of the reading that the answer follows."""
    name: str = _point(law, point)["default"]
    return name


def readings(law: Law, point: str) -> list[tuple[str, Mapping[str, Any]]]:
    """All readings of the point, each with its name."""
    return list(_point(law, point)["reading"].items())


def others(law: Law, point: str) -> list[tuple[str, Mapping[str, Any]]]:
    """The readings that are not followed, each with its name."""
    return [(name, reading) for name, reading in readings(law, point) if name != applied(law, point)]


def tell(trace: Trace, law: Law, point: str, level: str = "hint", *, followed: str | None = None, **more: Any) -> None:
    """Name the point and its source beside the answer; where its effect says so, the answer becomes disputed.

    ``more`` is what its remark says beside the readings: for whom which day is safe.
    """
    entry = _point(law, point)
    # The point is told because the law is open, not because its source was badly read: the source is named and does not weigh
    # on the status.
    trace.cite(entry["source"], weigh=False)
    mention(trace, law, point, "warning" if entry["effect"] == DISPUTED else level, followed=followed, **more)
    if entry["effect"] == DISPUTED:
        trace.raise_status(DISPUTED)


def mention(trace: Trace, law: Law, point: str, level: str, *, followed: str | None = None, **more: Any) -> None:
    """Name the point beside an answer that it does not change, and the reading that was applied.

    ``followed`` is the reading that another rule chose; without it the point's default was.
    """
    name = followed or applied(law, point)
    trace.note(point, level, _point(law, point)["reading"][name]["basis"], applied=name, **more)


def of_land(law: Law, land: str | None, about: str) -> str | None:
    """The disputed point that a Land has of its own about something (``TH_REMEDY``); ``None`` where it has none."""
    if type(land) not in PLAIN:
        found: str | None = look(land, ("of_land", about), partial(_of_land, law, about))
        return found
    point = f"{land}_{about}"
    return point if point in law.deadlines.tables["dispute"] else None


def of_way(law: Law, point: str, delivery: str) -> str:
    """The disputed point for a way of delivery (as it stands in the ids of rules): its own (``E9_MAILBOX``), else the general one.

    Ways have provisions of their own, which the readings of a point name.
    """
    own = f"{point}_{delivery.upper()}"
    return own if own in law.deadlines.tables["dispute"] else point


def _of_land(law: Law, about: str, _day: date, land: str | None) -> str | None:
    return of_land(law, land, about)


def _point(law: Law, point: str) -> Any:
    return law.deadlines.tables["dispute"][point]

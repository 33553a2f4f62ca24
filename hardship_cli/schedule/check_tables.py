"""The faults of what is no rule: disputed points, Länder's schedules, sources, holidays, services; and of any data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from hardship_cli.laender import CODES
from hardship_cli.schedule.check_rules import DataFile
from hardship_cli.schedule.shapes import Each, Fault, Item, Shape, Word, near, not_accepted, row_where, unknown

NO_PLACE = "land"
ALL_LANDS = "all"
READINGS = ("A", "B")  # those that programs tell apart
# The keys that together name a day of each year.
HOLIDAY_RULES = (("month", "day"), ("easter",), ("weekday", "before"))
_FROM_EASTER = range(-80, 251)  # so many days before and after Easter Sunday lie in the same year, however it falls
# What a point of a hardship commission must say once a text on it was read.
SAID = {
    "legal_basis": ("instrument", "cite"),
    "who_may_start": ("who",),
    "effect_on_removal": ("effect",),
    "quorum": ("rule",),
    "expects": ("text",),
}


def dispute(point: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A disputed point has the readings that programs tell apart, and its default is one of them."""
    where, readings = f"[dispute.{point}]", list(table["reading"])
    for name in readings:
        yield from not_accepted(data.path, where, "reading", name, READINGS)
    if len(readings) == 1:
        yield Fault(data.path, where, "one_reading", {})
    yield from not_accepted(data.path, where, "default", table["default"], readings)


def published(land: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A Land's schedule says what was read, or that nothing was."""
    where = f"[land.{land}]"
    yield from known_land(data.path, where, land)
    read = bool(table.get("publication") or table.get("deviation"))
    if read == ("none_read" in table):
        yield Fault(data.path, where, "land_says_both" if read else "land_says_nothing", {})


def known_land(path: str, where: str, land: Any) -> Iterator[Fault]:
    """Länder are named by their ISO codes."""
    if land not in CODES:
        suggestion = near(land.upper(), CODES) if isinstance(land, str) else ""
        yield Fault(path, where, "land_unknown", {"value": land, "suggestion": suggestion})


def described(source: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A citation was read after it was published."""
    day, read = table.get("published"), table["checked"]["on"]
    if day is not None and day > read:
        params = {"value": read, "published": day}
        yield Fault(data.path, f"[source.{source}]", "checked_before_published", params)


def holiday(name: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A holiday falls on one day of the year, in Länder and places that exist."""
    where = f"[holiday.{name}]"
    if not _falls_on_a_day(table["rule"]):
        yield Fault(data.path, where, "holiday_rule", {})
    for index, span in enumerate(table["spans"]):
        here = row_where(where, "spans", index, span)
        lands = span["lands"]
        if lands != ALL_LANDS:
            for land in lands if isinstance(lands, list) else [lands]:
                yield from known_land(data.path, here, land)
        for place in span.get("at", ()):
            yield from not_accepted(data.path, here, "at", place, (NO_PLACE, *data.tables.get("place", {})))


def _falls_on_a_day(rule: Mapping[str, Any]) -> bool:
    if not any(rule.keys() == {*keys} for keys in HOLIDAY_RULES):
        return False
    if "easter" in rule:
        # Beyond these a holiday would fall into the year before or after in some years, and nobody would look for it there.
        return rule["easter"] in _FROM_EASTER
    return _is_day(rule.get("before", rule)) and rule.get("weekday", 1) in range(1, 8)


def _is_day(rule: Mapping[str, Any]) -> bool:
    try:
        date(2001, rule["month"], rule["day"])  # 29 February is no day of every year
    except (ValueError, OverflowError):
        return False
    return True


def of_land(name: str, _table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A table that bears a Land's code as its name."""
    yield from known_land(data.path, f"[{name}]", name)


def service(key: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """A service rests on a provision; a remedy that a description names is named with its period."""
    where = f"[service.{key}]"
    if "fallback" in table:
        lands = [row["land"] for row in table["description"]]
        yield from not_accepted(data.path, where, "fallback", table["fallback"], lands)
    if not table["bases"]:
        yield Fault(data.path, where, "missing_key", {"key": "bases"})
    for index, row in enumerate(table["description"]):
        for name in ("remedy", "months"):
            if name not in row.get("appeal", {name: ""}):
                here = row_where(where, "description", index, row)
                yield Fault(data.path, here, "missing_key", {"key": f"appeal.{name}"})


def commission(land: str, table: Mapping[str, Any], data: DataFile) -> Iterator[Fault]:
    """Where a text on a point was read, it says what the list shows of that point."""
    yield from of_land(land, table, data)
    for name, point in table.items():
        if not isinstance(point, Mapping):
            continue
        where = f"[commission.{land}] {name}"
        needed = SAID.get(name, ()) if point.get("seen") or name == "expects" else ()
        for key in needed:
            if key not in point:
                yield Fault(data.path, where, "missing_key", {"key": key})
        if "text" not in point.get("otherwise", {"text": ""}):
            yield Fault(data.path, where, "missing_key", {"key": "otherwise.text"})


class Spot(NamedTuple):
    """Where a value stands: ``at``, key by key; and the table or ``row`` named for its words, with the ``keys`` from there."""

    data: DataFile
    at: str
    row: str
    keys: str = ""

    def below(self, key: str) -> "Spot":
        """The spot of a value of the table that stands here."""
        return self._replace(at=f"{self.at} {key}", keys=f"{self.keys}{key}.")

    def in_list(self, index: int, row: Any) -> "Spot":
        """The spot of a row of the list that stands here; a row within a row is not named for its words."""
        there = self._replace(at=f"{self.at} {index + 1}")
        if not self.row.endswith("]"):
            return there
        return there._replace(row=row_where(self.row, self.keys[:-1], index, row), keys="")


def names_exist(spot: Spot, kind: Any, value: Any) -> Iterator[Fault]:
    """What every table owes, whatever it means: words that are read, Länder, sources and items that exist, days in order."""
    if isinstance(kind, Each):
        for name, below in value.items():
            yield from names_exist(spot.below(name), kind.below, below)
    elif isinstance(kind, list) and isinstance(kind[0], Shape):
        for index, row in enumerate(value):
            yield from names_exist(spot.in_list(index, row), kind[0], row)
    elif isinstance(kind, Shape):
        start, until = value.get("from"), value.get("until")
        if start is not None and until is not None and until < start:
            params = {"key": "until", "value": until, "start": start}
            yield Fault(spot.data.path, spot.at, "ends_before_start", params)
        kinds = kind.kinds
        for key, below in value.items():
            one, several = (kinds[key][0], below) if isinstance(kinds[key], list) else (kinds[key], [below])
            for name in several:
                yield from _name_exists(spot, one, key, name)
            yield from names_exist(spot.below(key), kinds[key], below)


def _name_exists(spot: Spot, kind: Any, key: str, name: Any) -> Iterator[Fault]:
    data = spot.data
    if kind == "land":
        yield from known_land(data.path, spot.row, name)
    elif kind in ("source", "sources"):
        for source in name if kind == "sources" else [name]:
            yield from unknown(data.path, spot.at, "unknown_source", source, data.sources)
    elif isinstance(kind, Word):
        yield from not_accepted(data.path, spot.row, f"{spot.keys}{key}", name, kind.words)
    elif isinstance(kind, Item) and key != "id":
        yield from _item_faults(spot, kind, key, name)
    elif isinstance(kind, Shape) and isinstance(item := kind.kinds.get("id"), Item):
        yield from _item_faults(spot, item, key, name["id"])  # rows that name items are told where their list stands


def _item_faults(spot: Spot, item: Item, key: str, name: str) -> Iterator[Fault]:
    there = spot.data.tables.get(item.table)
    if there is not None and name not in there:
        params = {"key": key, "value": name, "table": item.table, "suggestion": near(name, there)}
        yield Fault(spot.data.path, spot.at, "item_unknown", params)


# What a sound table means is checked by file and top-level key; ``rule`` has a module of its own.
MEANING: dict[tuple[str, str], Callable[[str, Mapping[str, Any], DataFile], Iterator[Fault]]] = {
    ("fees", "dispute"): dispute,
    ("deadlines", "dispute"): dispute,
    ("fees", "land"): published,
    ("sources", "source"): described,
    ("holidays", "holiday"): holiday,
    ("holidays", "land"): of_land,
    ("services", "service"): service,
    ("services", "commission"): commission,
}

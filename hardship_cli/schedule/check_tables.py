"""The faults of what is no rule: disputed points, Länder's schedules, sources, holidays, services; and of any data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from hardship_cli.facts import ACTS, FACTS
from hardship_cli.laender import CODES
from hardship_cli.schedule.check_rules import Sheet, source_faults
from hardship_cli.schedule.shapes import Fault, near, not_accepted, row_where

RESULTS = ("verified", "secondary", "single", "open")
EFFECTS = ("disputed", "hint")
READINGS = ("A", "B")  # those that programs tell apart
ANY_TITLE = "any"
NO_PLACE = "land"
ALL_LANDS = "all"
_FROM_EASTER = range(-80, 251)  # so many days before and after Easter Sunday lie in the same year, however it falls
# In services.toml: keys that name an item, and the table in which it is described.
ITEMS = {
    "conditions": "condition",
    "steps": "step",
    "consequences": "consequence",
    "states": "consequence",
    "hints": "hint",
    "bases": "basis",
    "cites": "basis",
    "when": "when",
    "or": "document",
    "forms": "document",
    "procedure": "procedure",
}
# What a point of a hardship commission must say once a text on it was read.
SAID = {
    "legal_basis": ("instrument", "cite"),
    "who_may_start": ("who",),
    "effect_on_removal": ("effect",),
    "quorum": ("rule",),
    "expects": ("text",),
}
ROWS_OF_ITEMS = {"documents": "document", "differences": "difference"}


def dispute(point: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A disputed point has two readings, A and B, and its default is one of them."""
    where = f"[dispute.{point}]"
    readings = list(table["reading"])
    for name in readings:
        if name not in READINGS:
            yield not_accepted(sheet.path, where, "reading", name, READINGS)
    if len(readings) == 1:
        yield Fault(sheet.path, where, "one_reading", {})
    if table["default"] not in readings:
        yield not_accepted(sheet.path, where, "default", table["default"], readings)
    if table["effect"] not in EFFECTS:
        yield not_accepted(sheet.path, where, "effect", table["effect"], EFFECTS)
    yield from source_faults(sheet, where, table["source"])


def published(land: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A Land's schedule says what was read, or that nothing was."""
    where = f"[land.{land}]"
    yield from known_land(sheet.path, where, land)
    read = [key for key in ("publication", "deviation") if table.get(key)]
    if bool(read) == ("none_read" in table):
        yield Fault(sheet.path, where, "land_says_both" if read else "land_says_nothing", {})
    for key in read:
        for index, row in enumerate(table[key]):
            here = row_where(where, key, index, row)
            yield from source_faults(sheet, here, row["source"])
            if key == "publication":
                yield from _publication(sheet.path, here, row)


def _publication(path: str, where: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    """A publication speaks of acts, grounds and persons in the words of the vocabulary, or of any ground."""
    words = [("act", row["act"], ACTS), ("title", row["title"], (*FACTS["title"].values, ANY_TITLE))]
    words += [("exempt", value, FACTS["benefits"].values) for value in row.get("exempt", ())]
    words += [("prints.act", printed["act"], ACTS) for printed in row.get("prints", ())]
    if "remedy" in row.get("appeal", {}):
        words.append(("appeal.remedy", row["appeal"]["remedy"], FACTS["remedy"].values))
    yield from _words(path, where, words)


def known_land(path: str, where: str, land: Any) -> Iterator[Fault]:
    """Länder are named by their ISO codes."""
    if land not in CODES:
        suggestion = near(land.upper(), CODES) if isinstance(land, str) else ""
        yield Fault(path, where, "land_unknown", {"value": land, "suggestion": suggestion})


def described(source: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A citation says how far it was read, and was read after it was published."""
    where = f"[source.{source}]"
    checked = table["checked"]
    if checked["result"] not in RESULTS:
        yield not_accepted(sheet.path, where, "checked.result", checked["result"], RESULTS)
    day = table.get("published")
    if day is not None and day > checked["on"]:
        yield Fault(sheet.path, where, "checked_before_published", {"value": checked["on"], "published": day})


def holiday(name: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A holiday falls on one day of the year, in Länder and places that exist."""
    where = f"[holiday.{name}]"
    if not _falls_on_a_day(table["rule"]):
        yield Fault(sheet.path, where, "holiday_rule", {})
    for index, span in enumerate(table["spans"]):
        here = row_where(where, "spans", index, span)
        lands = span["lands"]
        if lands != ALL_LANDS:
            for land in lands if isinstance(lands, list) else [lands]:
                yield from known_land(sheet.path, here, land)
        for place in span.get("at", ()):
            if place not in (NO_PLACE, *sheet.tables.get("place", {})):
                yield not_accepted(sheet.path, here, "at", place, (NO_PLACE, *sheet.tables.get("place", {})))


def _falls_on_a_day(rule: Mapping[str, Any]) -> bool:
    keys = set(rule)
    if keys == {"easter"}:
        return rule["easter"] in _FROM_EASTER
    if keys == {"weekday", "before"}:
        return rule["weekday"] in range(1, 8) and _is_day(rule["before"])
    return keys == {"month", "day"} and _is_day(rule)


def _is_day(rule: Mapping[str, Any]) -> bool:
    try:
        date(2001, rule["month"], rule["day"])  # 29 February is no day of every year
    except (ValueError, OverflowError):
        return False
    return True


def of_land(name: str, _table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A table that bears a Land's code as its name."""
    yield from known_land(sheet.path, f"[{name}]", name)


def place(name: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A place lies in a Land."""
    yield from known_land(sheet.path, f"[place.{name}]", table["land"])


def service(key: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """A service is for acts and a ground of the vocabulary, rests on a provision, and is described by Länder."""
    where = f"[service.{key}]"
    words = [("act", table["act"], ACTS), ("title", table["title"], FACTS["title"].values)]
    words += [("also_for", act, ACTS) for act in table.get("also_for", ())]
    if "fallback" in table:
        words.append(("fallback", table["fallback"], tuple(row["land"] for row in table["description"])))
    yield from _words(sheet.path, where, words)
    if not table["bases"]:
        yield Fault(sheet.path, where, "missing_key", {"key": "bases"})
    for index, row in enumerate(table["description"]):
        here = row_where(where, "description", index, row)
        yield from known_land(sheet.path, here, row["land"])
        appeal, fee = row.get("appeal", {}), row.get("fee", {})
        words = [("fee.act", fee["act"], ACTS)] if fee else []
        if "remedy" in appeal:
            words.append(("appeal.remedy", appeal["remedy"], FACTS["remedy"].values))
        yield from _words(sheet.path, here, words)
        for name in ("remedy", "months"):
            if "appeal" in row and name not in appeal:
                yield Fault(sheet.path, here, "missing_key", {"key": f"appeal.{name}"})


def _words(path: str, where: str, words: Iterable[tuple[str, Any, Iterable[str]]]) -> Iterator[Fault]:
    for key, value, accepted in words:
        if value not in accepted:
            yield not_accepted(path, where, key, value, accepted)


def commission(land: str, table: Mapping[str, Any], sheet: Sheet) -> Iterator[Fault]:
    """Where a text on a point was read, it says what the list shows of that point."""
    yield from of_land(land, table, sheet)
    for name, point in table.items():
        if not isinstance(point, Mapping):
            continue
        where = f"[commission.{land}] {name}"
        needed = SAID.get(name, ()) if point.get("seen") or name == "expects" else ()
        for key in needed:
            if key not in point:
                yield Fault(sheet.path, where, "missing_key", {"key": key})
        if "text" not in point.get("otherwise", {"text": ""}):
            yield Fault(sheet.path, where, "missing_key", {"key": "otherwise.text"})


def any_data(sheet: Sheet, where: str, value: Any) -> Iterator[Fault]:
    """What every table owes, whatever its shape: sources that are described, days in order, items that exist."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from any_data(sheet, f"{where} {index + 1}", item)
    elif isinstance(value, Mapping):
        for source in cited(value):
            yield from source_faults(sheet, where, source)
        start, until = value.get("from"), value.get("until")
        if type(start) is date and type(until) is date and until < start:
            yield Fault(sheet.path, where, "ends_before_start", {"key": "until", "value": until, "start": start})
        for key, item in value.items():
            yield from _items_exist(sheet, where, key, item)
            yield from any_data(sheet, f"{where} {key}", item)


def _items_exist(sheet: Sheet, where: str, key: str, item: Any) -> Iterator[Fault]:
    table = ITEMS.get(key) or ROWS_OF_ITEMS.get(key)
    if table is None or table not in sheet.tables:
        return
    named = item if isinstance(item, list) else [item]
    names = [row.get("id") if key in ROWS_OF_ITEMS and isinstance(row, Mapping) else row for row in named]
    there = sheet.tables[table]
    for name in names:
        if isinstance(name, str) and name not in there:
            params = {"key": key, "value": name, "table": table, "suggestion": near(name, there)}
            yield Fault(sheet.path, where, "item_unknown", params)


def cited(table: Mapping[str, Any]) -> list[str]:
    """The sources that a table names itself (not those of the tables inside it)."""
    many = table.get("sources")
    named = [table.get("source"), table.get("fallback_source"), *(many if isinstance(many, list) else ())]
    return [source for source in named if isinstance(source, str)]


def all_cited(value: Any) -> set[str]:
    """Every source that is named anywhere inside."""
    found: set[str] = set()
    if isinstance(value, Mapping):
        found.update(cited(value))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            found |= all_cited(item)
    return found


# What a sound table means is checked by file and top-level key; ``rule`` has a module of its own.
MEANING: dict[tuple[str, str], Callable[[str, Mapping[str, Any], Sheet], Iterator[Fault]]] = {
    ("fees", "dispute"): dispute,
    ("deadlines", "dispute"): dispute,
    ("fees", "land"): published,
    ("sources", "source"): described,
    ("holidays", "holiday"): holiday,
    ("holidays", "land"): of_land,
    ("holidays", "place"): place,
    ("services", "service"): service,
    ("services", "commission"): commission,
}

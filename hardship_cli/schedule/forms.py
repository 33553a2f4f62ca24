"""The tables of the five data files, as ``data/tables.toml`` describes them: what their keys are, and what stands in them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from hardship_cli.facts import FACTS
from hardship_cli.laender import CODES
from hardship_cli.schedule.shapes import KINDS, Each, Item, Shape, Word
from hardship_cli.schedule.tables import DESCRIPTION, data_dir, tables_of

# What each kind of rule has for its value, as a kind of ``shapes.KINDS``.
VALUES = {
    "fee": "money", "days": "days", "weeks": "weeks", "months": "months", "years": "years", "choice": "text",
    "flag": "flag", "reduction": "fraction", "exemption": "nothing", "substitute": "money",
}  # fmt: skip
COVERING = ("reduction", "exemption", "substitute")
SERVED = tuple(value for fact in FACTS.values() if fact.kind == "choice" for value in fact.values)
# Lists of words out of the vocabulary, by the name that stands for them in the description.
WORDS = {
    "act": FACTS["act"].values,
    "benefits": FACTS["benefits"].values,
    "day_fact": tuple(name for name, fact in FACTS.items() if fact.kind in ("day", "day-or-none")),
    "ground": FACTS["title"].values,
    "ground_or_any": (*FACTS["title"].values, "any"),
    "remedy": FACTS["remedy"].values,
    "rule_kind": tuple(VALUES),
    "served": SERVED,
}


@cache
def form(file: str) -> dict[str, Any]:
    """The kinds of the top-level keys of one of the five files (``"fees"``)."""
    return shape(f"file.{file}").kinds


@cache
def shape(name: str) -> Shape:
    """The shape of one of the tables that are described (``"version"``)."""
    table: Any = description()
    for part in name.split("."):
        table = table[part]
    like = shape(table["like"]) if "like" in table else Shape({}, {})
    keys = {key: _entry(entry) for key, entry in table.items() if key not in ("needs", "like")}
    needs = {key: _entry(entry) for key, entry in table.get("needs", {}).items()}
    return Shape({**like.needs, **needs}, {**like.may, **keys})


@cache
def description() -> Mapping[str, Any]:
    """``data/tables.toml`` as it stands there."""
    return tables_of(DESCRIPTION, data_dir())


def _entry(entry: Any) -> tuple[Any, str]:
    kind, text = description()["everywhere"][entry] if isinstance(entry, str) else entry
    return _kind(kind), text


def _kind(text: str) -> Any:
    head, _of, rest = text.partition(" of ")
    if head == "one":
        return Word(tuple(rest.split(", ")))
    if head == "list":
        return [_kind(rest)]
    if head == "item":
        return Item(rest)
    if head == "table":
        below, _by, names = rest.partition(" by ")
        return Each(_kind(below), CODES if names == "land" else tuple(names.split(", ")) if names else ())
    # A plain kind first, then a list of words of the vocabulary, then the name of another table.
    return text if text in KINDS else Word(WORDS[text]) if text in WORDS else shape(text)

"""Whether the cells of a column are what its heading says, where a heading in words could mean something else after all."""

from collections.abc import Container, Mapping
from contextlib import closing
from typing import Any

from hardship_cli.batch.columns import Header, plain
from hardship_cli.batch.formats.interface import ReadAgainError, Source, is_cell_error
from hardship_cli.batch.headings import Remark, unread_that_matter
from hardship_cli.batch.texts import fact_texts
from hardship_cli.errors import InputError
from hardship_cli.facts import FACTS, SERVICE
from hardship_cli.headings import EVERYDAY, fits
from hardship_cli.reading import looks_like_land
from hardship_cli.recorded import FACTS_RECORDED, RECORDED, read_amount, read_remedy

_LAND = "land"
_CELLS, _ROWS, _AT_ONCE = 1_000, 20_000, 1_000
_SHOWN = 2  # cells in a message
_ANY_DAY = next(name for name, fact in FACTS.items() if fact.kind == "day")


def settled(header: Header, source: Source, places: Container[str]) -> Header:
    """The header without columns whose cells are something else than their heading says, which is told.

    Looked at are headings in words, and those that are a code but have other meanings too. What is called by its code in its own
    spelling, or was named by hand, is read whatever its cells are: a row with such a cell fails.
    ``places`` are those with holidays of their own.
    """
    doubtful = {
        fact: name
        for fact, name in {**header.facts, **header.recorded}.items()
        if name in header.worded or (fact in (_LAND, SERVICE.name) and name not in header.named)
    }
    plainly = {
        fact: name
        for fact, name in header.facts.items()
        if fact in EVERYDAY and fact not in doubtful and name not in header.named
    }
    cells = _cells(source, header.names, {**doubtful, **plainly}, doubtful)
    remarks: list[Remark] = []
    for fact, name in plainly.items():
        others = [text for text in cells[fact] if not _fits(fact, text, places)]
        # The heading is the code itself, so the column is read whatever stands in it; where not one cell fits, a person
        # should know.
        if others and len(others) == len(cells[fact]):
            remarks.append(("batch_no_cell_fits", {"column": name, "cells": _some(others), "maps": ((name, ""),)}))
    strange = {}
    for fact, name in doubtful.items():
        others = [text for text in cells[fact] if not _fits(fact, text, places)]
        if fact == _LAND and not looks_like_land(cells[fact]):
            strange[fact] = name
            remarks.append(("batch_land_misread", {"column": name}))
        elif fact != _LAND and _are_most(others, cells[fact]):
            strange[fact] = name
            parts = {"column": name, "cells": _some(others), "meant": fact, "maps": ((name, fact),)}
            remarks.append(("batch_heading_misfit", parts))
    facts = {fact: name for fact, name in header.facts.items() if fact not in strange}
    recorded = {fact: name for fact, name in header.recorded.items() if fact not in strange}
    unread = [(name, fact) for fact, name in strange.items() if plain(name) != fact]
    return header._replace(
        facts=facts,
        recorded=recorded,
        unread=(*header.unread, *unread_that_matter({*facts, *recorded}, unread)),
        remarks=(*header.remarks, *remarks),
    )


def _are_most(others: list[str], cells: list[str]) -> bool:
    """Whether a column is something else: at least two of its cells are, half of all or more, and most different texts."""
    # One bad cell is a slip in a good column. Counted are also different texts, for the same slip copied down a column is
    # still one.
    return len(others) >= 2 and len(cells) <= 2 * len(others) and len(set(cells)) < 2 * len(set(others))


def _fits(fact: str, text: str, places: Container[str]) -> bool:
    if fact not in RECORDED:
        return fits(fact, text, places)
    kind = FACTS_RECORDED[fact].kind
    if kind == "choice":
        return read_remedy(text) is not None
    return read_amount(text) is not None if kind == "money" else fits(_ANY_DAY, text, places)


def _some(cells: list[str]) -> str:
    return ", ".join(list(dict.fromkeys(cells))[:_SHOWN])


def _cells(
    source: Source, names: tuple[str, ...], facts: Mapping[str, str], doubtful: Mapping[str, str]
) -> dict[str, list[str]]:
    """The first cells of columns, by their facts, without empty ones and errors.

    Of doubtful columns so many are looked for; of others there are those of a few rows. None where the register must be read in
    another way, which is told when it is read.
    """
    found: dict[str, list[str]] = {fact: [] for fact in facts}
    rows = 0
    if not facts:
        return found
    try:
        with closing(source.beginning(_AT_ONCE)) as frames:
            for frame in frames:
                for fact, column in facts.items():
                    wanted = (_ROWS if fact in doubtful else _AT_ONCE) - rows
                    if wanted > 0 and len(found[fact]) < _CELLS:
                        found[fact] += _given(frame.head(wanted), names, fact, column, source.serial_zero)
                        del found[fact][_CELLS:]
                rows += frame.height
                is_enough = all(len(found[fact]) >= _CELLS for fact in doubtful)
                if rows >= (_AT_ONCE if is_enough else _ROWS):
                    break
    except (ReadAgainError, OSError):
        return {fact: [] for fact in facts}
    return found


def _given(frame: Any, names: tuple[str, ...], fact: str, column: str, zero: int | None) -> list[str]:
    try:
        texts = fact_texts(frame, names, {fact: column}, zero=zero)[fact]
    except InputError:  # a type that holds no fact, which is told when the rows are read
        return []
    stripped = texts.str.strip_chars()
    return [text for text in stripped.filter(stripped != "").to_list() if not is_cell_error(text)]

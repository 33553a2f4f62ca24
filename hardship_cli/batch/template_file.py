"""The template of a register in the format that its name promises: a workbook, Parquet, JSON lines, tabs."""

import io
from datetime import date
from typing import Any

from hardship_cli.facts import FACTS

_WIDEST = 28  # characters; a longer heading or cell is seen when its column is drawn wider


def template_file(text: str, suffix: str) -> str | bytes:
    """The register that stands in ``text`` as CSV, as a file of this suffix (``.tsv``, ``.jsonl``, ``.parquet``, ``.xlsx``)."""
    names, *rows = [line.split(",") for line in text.splitlines()]
    if suffix == ".tsv":
        return text.replace(",", "\t")
    if suffix == ".jsonl":
        import json

        found = [{name: cell or None for name, cell in zip(names, row, strict=True)} for row in rows]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    return _workbook(names, rows) if suffix == ".xlsx" else _parquet(names, rows)


def _parquet(names: list[str], rows: list[list[str]]) -> bytes:
    import polars as pl

    columns = zip(names, zip(*rows, strict=True), strict=True)
    out = io.BytesIO()
    pl.DataFrame({name: [cell or None for cell in cells] for name, cells in columns}).write_parquet(out)
    return out.getvalue()


def _workbook(names: list[str], rows: list[list[str]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("hardship")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    # As text, or a spreadsheet would take 25-4-2 for a day and the noughts from an id.
    plain = book.add_format({"num_format": "@"})
    for place, name in enumerate(names):
        cells = [row[place] for row in rows]
        is_day = FACTS[name].kind in ("day", "day-or-none")
        width = min(_WIDEST, max(len("2026-03-31"), *map(len, (name, *cells))) + 2)
        sheet.set_column(place, place, width, day if is_day else plain)
        sheet.write_string(0, place, name, bold)
        for number, cell in enumerate(cells, start=1):
            _cell(sheet, (number, place), cell, day if is_day and cell != "none" else None, plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(names) - 1)
    book.close()
    return out.getvalue()


def _cell(sheet: Any, where: tuple[int, int], cell: str, day: Any, plain: Any) -> None:
    if not cell:
        return
    if day is None:
        sheet.write_string(*where, cell, plain)
    else:
        sheet.write_datetime(*where, date.fromisoformat(cell), day)

"""The template of a register: every fact as a column and three sample rows, in the format that the file's name promises."""

import io
import json
from datetime import date
from typing import Any

from hardship_cli.facts import FACTS

# Three plain cases: an extension for a child, a first permit with benefits, an objection against a refused extension.
_SAMPLES: tuple[dict[str, str], ...] = (
    {
        "id": "0001", "land": "TH", "title": "25-4-2", "act": "extend", "born": "2010-05-12", "permit_until": "2025-06-30",
        "applied": "2025-06-10",
        "start": "2025-07-01", "months": "6", "decided": "2025-07-01",
        "posted": "2025-07-02", "delivery": "letter",
    },
    {
        "id": "0002", "land": "HH", "title": "23a", "act": "issue", "born": "1988-02-29", "benefits": "asylblg",
        "permit_until": "none",
        "lawful_stay": "false", "start": "2025-09-01", "months": "1y", "decided": "2025-08-20",
        "received": "2025-08-25", "delivery": "pzu",
    },
    {
        "id": "0003", "land": "BW", "act": "objection", "against": "refused-extend", "months": "12",
        "permit_until": "2025-02-28",
        "applied": "2025-03-04", "decided": "2025-05-06", "posted": "2025-05-07", "delivery": "letter",
        "instruction": "missing",
        "began": "2024-11-18", "filed": "2025-06-30",
    },
)  # fmt: skip
_ROWS = [{name: sample.get(name) for name in FACTS} for sample in _SAMPLES]
_WIDEST = 28  # characters; a longer heading or cell is seen when its column is drawn wider


def register_template(suffix: str) -> str | bytes:
    """The template as a file of this suffix: ``.csv``, ``.tsv``, ``.jsonl``, ``.parquet`` or ``.xlsx``."""
    if suffix == ".jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _ROWS)
    if suffix == ".xlsx":
        return _workbook()
    if suffix == ".parquet":
        import polars as pl

        out = io.BytesIO()
        pl.DataFrame(_ROWS).write_parquet(out)
        return out.getvalue()
    separator = "\t" if suffix == ".tsv" else ","
    return "".join(
        separator.join(cells) + "\n" for cells in (FACTS, *([v or "" for v in row.values()] for row in _ROWS))
    )


def _workbook() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("hardship")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    # As text, or a spreadsheet would take 25-4-2 for a day and the noughts from an id.
    plain = book.add_format({"num_format": "@"})
    for place, (name, fact) in enumerate(FACTS.items()):
        cells: list[Any] = [row[name] or "" for row in _ROWS]
        is_day = fact.kind in ("day", "day-or-none")
        width = min(_WIDEST, max(len("2026-03-31"), *map(len, (name, *cells))) + 2)
        sheet.set_column(place, place, width, day if is_day else plain)
        sheet.write_string(0, place, name, bold)
        for number, cell in enumerate(cells, start=1):
            if cell and is_day and cell != "none":
                sheet.write_datetime(number, place, date.fromisoformat(cell), day)
            elif cell:
                sheet.write_string(number, place, cell, plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(_ROWS), len(FACTS) - 1)
    book.close()
    return out.getvalue()

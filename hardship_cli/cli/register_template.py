"""The template of a register: every fact as a column and three sample rows, in the format that the file's name promises."""

import io
import json
from datetime import date
from typing import Any

from hardship_cli.facts import FACTS, NO_DAY
from hardship_cli.laender import CODES, land_label
from hardship_cli.reading import read_period
from hardship_cli.render.language import Language
from hardship_cli.render.words import day_short, duration
from hardship_cli.words import called

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
_NO_TITLE = "keiner"
_WIDEST = 28  # characters; a longer heading or cell is seen when its column is drawn wider
_LAST_ROW = 10_000  # down to which a cell offers its values
_LONGEST_LIST = 255  # signs that Excel takes as the values of a cell; longer lists stand on a sheet of their own
_BOM = "\ufeff"  # or Excel would not read the umlauts


def register_template(suffix: str, say: Language) -> str | bytes:
    """The template as a file of this suffix: ``.csv``, ``.tsv``, ``.jsonl``, ``.parquet`` or ``.xlsx``.

    In German a table for people has German words, and days and separators as a German spreadsheet has them; programs get codes.
    """
    if suffix == ".jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in _ROWS)
    if suffix == ".xlsx":
        return _workbook(say)
    if suffix == ".parquet":
        import polars as pl

        out = io.BytesIO()
        pl.DataFrame(_ROWS).write_parquet(out)
        return out.getvalue()
    is_german = say.code == "de"
    separator = "\t" if suffix == ".tsv" else ";" if is_german else ","
    lines = [[_heading(name, say) for name in FACTS], *([_cell(n, row[n], say) for n in FACTS] for row in _ROWS)]
    return (_BOM if is_german else "") + "".join(separator.join(cells) + "\n" for cells in lines)


def _heading(name: str, say: Language) -> str:
    return called("facts", name, "de") if say.code == "de" else name


def _cell(name: str, code: str | None, say: Language) -> str:
    """A value as a person writes it in the language."""
    if code is None or say.code != "de":
        return code or ""
    kind = FACTS[name].kind
    if kind in ("day", "day-or-none"):
        return _NO_TITLE if code == NO_DAY else day_short(date.fromisoformat(code), say)
    if kind == "period":
        return duration(read_period(code, name), say)
    codes = dict(zip(_values(name, Language("en")), _values(name, say), strict=True))
    return codes.get(code, code)


def _values(name: str, say: Language) -> list[str]:
    """What a cell of a fact with few values may hold, in the language."""
    fact, is_german = FACTS[name], say.code == "de"
    if fact.kind == "land":
        return [land_label(code).partition(" (")[0] if is_german else code for code in CODES]
    if fact.kind == "flag":
        return ["ja", "nein"] if is_german else ["true", "false"]
    return [called(name, value, "de") if is_german else value for value in fact.values]


def _workbook(say: Language) -> bytes:
    """A workbook whose cells offer the values that there are; other spellings may be typed all the same."""
    import xlsxwriter
    from xlsxwriter.utility import xl_col_to_name

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("hardship")
    lists = book.add_worksheet("Werte" if say.code == "de" else "values")
    lists.very_hidden()
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd.mm.yyyy" if say.code == "de" else "yyyy-mm-dd"})
    # As text, or a spreadsheet would take 25-4-2 for a day and the noughts from an id.
    plain = book.add_format({"num_format": "@"})
    for place, (name, fact) in enumerate(FACTS.items()):
        is_day = fact.kind in ("day", "day-or-none")
        heading, cells = _heading(name, say), [_cell(name, row[name], say) for row in _ROWS]
        width = min(_WIDEST, max(len("2026-03-31"), *map(len, (heading, *cells))) + 2)
        sheet.set_column(place, place, width, day if is_day else plain)
        sheet.write_string(0, place, heading, bold)
        for number, (cell, row) in enumerate(zip(cells, _ROWS, strict=True), start=1):
            code = row[name]
            if code and is_day and code != NO_DAY:
                sheet.write_datetime(number, place, date.fromisoformat(code), day)
            elif cell:
                sheet.write_string(number, place, cell, plain)
        if values := _values(name, say):
            source: Any = values
            if len(",".join(values)) > _LONGEST_LIST:
                lists.write_column(0, place, values)
                letter = xl_col_to_name(place, col_abs=True)
                source = f"={lists.get_name()}!{letter}$1:{letter}${len(values)}"
            offered = {"validate": "list", "source": source, "show_error": False}
            sheet.data_validation(1, place, _LAST_ROW, place, offered)
    # On paper: A3 sideways, as few sheets as can be read, headings and the sign of each case on every one.
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(3, 0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(_ROWS), len(FACTS) - 1)
    book.close()
    return out.getvalue()

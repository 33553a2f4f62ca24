"""What the row of a register must say, in each format: worked out for ``differential.py`` from the library's answers alone.

Nothing of ``hardship_cli.batch`` is used here.
"""

import contextlib
import json
import os
import random
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import fastexcel
import polars as pl
import xlsxwriter
from differential_rows import Row

from hardship_cli import Case, answers
from hardship_cli.case import read_fact
from hardship_cli.errors import HardshipError, InputError
from hardship_cli.facts import FACTS
from hardship_cli.questions import QUESTIONS
from hardship_cli.render.language import Language
from hardship_cli.render.wording import error_line
from hardship_cli.schedule.load import Law

TODAY = date(2026, 11, 28)
FIRST_OF_EXCEL = date(1900, 3, 1)
HERE = os.path.dirname(os.path.abspath(__file__))
# Columns whose result has another name in an answer; the others are called as there, some behind the name of their question.
RESULTS = {"fee_eur": "amount", "notified_on": "notified", "fiction_from": "from_"}


def promised() -> tuple[str, ...]:
    """The answer columns in the order that the contract promises: those up to ``error``, and behind them the newer ones."""
    with open(os.path.join(HERE, os.pardir, "docs", "contract.md"), encoding="utf-8") as file:
        text = file.read()
    columns = text.partition("- Out: all input columns, then ")[2].partition("`error`")[0]
    newer = text.partition("New columns stand behind `error`: ")[2].partition("\n")[0]
    return (*re.findall("`([a-z_]+)`", columns), "error", *re.findall("`([a-z_]+)`", newer))


COLUMNS = promised()
ENGLISH = Language("en")
Cells = dict[str, Any]


class Setting(NamedTuple):
    """What all rows of a register share: the law, and what the command line says beside the register."""

    law: Law
    overlay: str | None = None
    land: str | None = None
    fee_day: date | None = None
    ask: tuple[str, ...] = ()
    german: bool = False

    @property
    def options(self) -> list[str]:
        """The same as options of the command."""
        found = ["--today", TODAY.isoformat(), "--lang", "en"]
        for name, value in (
            ("--data", self.overlay),
            ("--land", self.land),
            ("--on", self.fee_day),
            ("--ask", ",".join(self.ask)),
        ):
            found += [name, str(value)] if value else []
        return found


# ---------------------------------------------------------------------- what a row must say


def told(error: HardshipError) -> str:
    """An error as the column ``error`` has it."""
    return f"{error.field}: {error_line(error, ENGLISH)}" if error.field else error_line(error, ENGLISH)


def case_of(row: Row, setting: Setting, told: Callable[[HardshipError], str]) -> Case | list[str]:
    """The case of a row, or all that is wrong with it, as ``told`` says it."""
    wrong, given = [], {}
    for name, text in row.items():
        if text is None:
            continue
        try:
            # By itself: whether it goes with the others is seen when all of them are read.
            read = read_fact(FACTS[name], text, TODAY) if text else ""
            given[name] = Case._field_defaults[name] if read in ("", ()) else read
        except InputError as error:
            wrong.append(told(error))
    if not wrong:
        facts = {name: value for name, value in given.items() if value != Case._field_defaults[name]}
        facts = facts if setting.land is None else {"land": setting.land, **facts}
        try:
            return Case.read(facts, today=TODAY)
        except InputError as error:
            wrong.append(told(error))
    return wrong


def expected(row: Row, setting: Setting, told: Callable[[HardshipError], str] = told) -> Cells:
    """The cells of a row, typed: amounts, days, yes and no, texts, or nothing; errors as ``told`` says them."""
    cells: Cells = dict.fromkeys(COLUMNS)
    case = case_of(row, setting, told)
    asked = None
    if not isinstance(case, list):
        try:
            given = [name for name, text in row.items() if text is not None and text.strip() not in ("", '""', "''")]
            asked = answers(case, TODAY, setting.law, setting.ask or None, fee_day=setting.fee_day, given=given)
        except InputError as error:
            case = [told(error)]
    if asked is None:
        assert isinstance(case, list)
        return {**cells, "error": "; ".join(dict.fromkeys(case)).replace(".; ", ". ")}
    notes: list[str] = []
    for name, question in QUESTIONS.items():
        found = asked.found.get(name)
        if found is not None:
            cells |= _answered(name, found)
            # Remarks that hold for every such case are left to the single commands.
            notes += [note.code for note in found.notes if note.level != "info"]
        elif name in asked.open and any(getattr(asked.case, fact) is not None for fact in question.opened_by):
            notes.append(asked.open[name].code)
            if name == "fee":
                cells["fee_status"] = "blocked"
    taken = [pair for name in ("fee", "fiction") if name in asked.found for pair in asked.found[name].assumed]
    cells["assumed"] = ";".join(f"{fact}={as_text(value)}" for fact, value in taken) or None
    if asked.found:
        cells["status"] = asked.status
    elif any(text is not None and text.strip() for text in row.values()):
        cells["status"] = "blocked"
        notes = notes or [error.code for error in asked.open.values()]
    return {**cells, "notes": ";".join(dict.fromkeys(notes)) or None}


def _answered(name: str, found: Any) -> Cells:
    answer, columns = found.answer, [column for column in QUESTIONS[name].columns if column != "fee_basis"]
    cells = {column: getattr(answer, RESULTS.get(column, column.removeprefix(f"{name}_"))) for column in columns}
    if name == "fee":
        bases = dict.fromkeys(str(item.basis) for item in answer.items)
        cells |= {"fee_status": found.status, "fee_basis": "; ".join(bases)}
    return cells


def as_text(value: Any) -> str | None:
    """A cell where there are only texts."""
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


# ---------------------------------------------------------------------- files


def write(path: str, rows: Sequence[Row], names: Sequence[str], *, typed: bool, german: bool = False) -> None:
    """The register as a file; ``typed``: days, yes and no as what they are, where the format has them."""
    kind = path.rsplit(".", 1)[-1]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    if kind == "csv":
        frame.write_csv(
            path, separator=";" if german else ",", include_bom=german, line_terminator="\r\n" if german else "\n"
        )
    elif kind == "jsonl":
        with open(path, "w", encoding="utf-8") as file:
            for row in frame.iter_rows(named=True):
                # The first line has all keys: the columns, and the errors of a row, stand in their order.
                tree = {name: _typed(name, text) for name, text in row.items() if text is not None} if typed else row
                given = (
                    dict(row) if not file.tell() else {name: value for name, value in tree.items() if value is not None}
                )
                file.write(json.dumps(given, ensure_ascii=False, default=as_text) + "\n")
    elif kind == "parquet":
        if typed:
            days = [name for name in names if name in FACTS and FACTS[name].kind == "day"]
            flags = [name for name in names if name in FACTS and FACTS[name].kind == "flag"]
            frame = frame.with_columns(
                *(pl.col(name).str.to_date("%Y-%m-%d") for name in days),
                *((pl.col(name) == "true").alias(name) for name in flags),
            )
        frame.write_parquet(path)
    else:
        _write_workbook(path, frame, typed=typed)


def _typed(name: str, text: str) -> Any:
    kind = FACTS[name].kind if name in FACTS else "text"
    if kind == "flag":
        return text == "true"
    return text.split(",") if kind == "list" else date.fromisoformat(text) if kind == "day" else text


def _write_workbook(path: str, frame: pl.DataFrame, *, typed: bool) -> None:
    dice = random.Random(frame.height)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        shape = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, frame.columns)
        for place, row in enumerate(frame.iter_rows(named=True), start=1):
            for column, (name, text) in enumerate(row.items()):
                value = _typed(name, text) if typed and text is not None else text
                # Days stand in a workbook as days, and some as texts.
                if (
                    not typed
                    and text is not None
                    and name in FACTS
                    and "day" in FACTS[name].kind
                    and dice.random() < 0.5
                ):
                    with contextlib.suppress(ValueError):
                        value = (
                            date.fromisoformat(text) if len(text) == 10 and text > "1900-03" and text < "2200" else text
                        )
                if isinstance(value, bool):
                    sheet.write_boolean(place, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(place, column, value, shape)
                elif text is not None:
                    sheet.write_string(place, column, text)


def read(path: str, *, german: bool = False) -> pl.DataFrame:
    """What was written, each column of its type."""
    kind = path.rsplit(".", 1)[-1]
    if kind == "csv":
        return pl.read_csv(path, infer_schema=False, separator=";" if german else ",")
    if kind == "jsonl":
        with open(path, encoding="utf-8") as file:
            found = [json.loads(line) for line in file]
        names = list(dict.fromkeys(name for row in found for name in row))
        return pl.DataFrame(
            {name: pl.Series(name, [row.get(name) for row in found], dtype=pl.Object) for name in names}
        )
    if kind == "parquet":
        return pl.read_parquet(path)
    return fastexcel.read_excel(path).load_sheet(0, schema_sample_rows=None).to_polars()


def has_early_day(kind: str, wanted: Sequence[Any]) -> bool:
    """Whether a column of a workbook holds a day as text, for Excel has none so early: it is read as texts then."""
    return kind == "xlsx" and any(isinstance(value, date) and value < FIRST_OF_EXCEL for value in wanted)


def fits(kind: str, column: str, got: Any, want: Any, *, german: bool = False, early: bool = False) -> bool:
    """Whether a cell of a format says what it must; ``early`` as :func:`has_early_day` says."""
    if kind in ("csv", "jsonl"):
        text = as_text(want)
        return bool(got == (text.replace(".", ",") if german and column == "fee_eur" and text else text))
    if got is None or want is None:
        return got is want
    if isinstance(want, Decimal):
        return Decimal(str(got)) == want and (kind == "xlsx" or isinstance(got, Decimal))
    if isinstance(got, datetime):
        got = got.date() if got.time() == datetime.min.time() else got
    if early:
        return isinstance(want, date) and got in (want.isoformat(), f"{want.isoformat()} 00:00:00")
    return type(got) is type(want) and bool(got == want)


def passed(got: Any, text: str | None) -> bool:
    """Whether a cell of the register came out as it went in; an empty text is nothing, and a guarded cell its text."""
    if got is None or text is None or text == "":
        return got in (None, "") and text in (None, "")
    if isinstance(got, list):
        return ",".join(got) == text
    if isinstance(got, date):
        return got.isoformat()[:10] == text
    return as_text(got) in (text, f"'{text}") or (isinstance(got, str) and got[10:] == " 00:00:00" and got[:10] == text)

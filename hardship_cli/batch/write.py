"""Writing answered registers in each format; ``target.py`` says where to."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import polars as pl

from hardship_cli.batch.layout import Layout, Rows, Writer, flat
from hardship_cli.batch.read import UNUSABLE
from hardship_cli.batch.write_csv import CsvWriter
from hardship_cli.errors import InputError

_EXCEL_ROWS, _EXCEL_CELL = 1_048_575, 32_767


class JsonWriter(Writer):
    """JSON lines. A line that came in as JSON goes out as it stands, with the answers added."""

    def __init__(self, path: str, layout: Layout) -> None:
        super().__init__(path, layout)
        self._file = self.empty_file()

    def write(self, rows: Rows) -> None:
        """Append rows."""
        if rows.lines is None:
            shown = rows.whole
            shown.columns = self.layout.names
            shown.write_ndjson(self._file)
            return
        import json

        answers = rows.answers.columns
        answers.columns = self.layout.names[self.layout.passed :]
        for line, answer in zip(rows.lines.to_list(), answers.iter_rows(named=True), strict=True):
            added = json.dumps(answer, ensure_ascii=False)
            body = line[:-1].rstrip()
            if line.startswith(UNUSABLE):
                text = json.dumps({"line": line.removeprefix(UNUSABLE), **answer}, ensure_ascii=False)
            else:
                text = f"{body}{'' if body == '{' else ', '}{added[1:]}"
            self._file.write(text.encode("utf-8", "replace") + b"\n")

    def close(self) -> None:
        """Flush and close."""
        self._file.close()


class ParquetWriter(Writer):
    """Parquet, written by Polars while the rows come."""

    def __init__(self, path: str, layout: Layout) -> None:
        super().__init__(path, layout)
        import queue

        self._queue: Any = queue.Queue(maxsize=1)
        self._sink: Background | None = None

    def write(self, rows: Rows) -> None:
        """Append rows."""
        frame = rows.whole
        frame.columns = self.layout.names
        if self._sink is None:
            self._start(frame)
        assert self._sink is not None
        self._sink.put(self._queue, frame)

    def _start(self, first: pl.DataFrame) -> None:
        from polars.io.plugins import register_io_source

        def frames(*_wishes: Any) -> Iterator[pl.DataFrame]:
            while (frame := self._queue.get()) is not None:
                yield frame

        self._sink = Background(lambda: register_io_source(frames, schema=first.schema).sink_parquet(self.path))

    def close(self) -> None:
        """Wait until all is written."""
        if self._sink is None:
            pl.DataFrame(schema=dict.fromkeys(self.layout.names, pl.String)).write_parquet(self.path)
            return
        self._sink.put(self._queue, None)
        self._sink.wait()


class Background:
    """Work in a thread of its own; what goes wrong there is raised here."""

    def __init__(self, work: Callable[[], Any]) -> None:
        import threading

        self._failed: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again where it can be told
            self._failed.append(error)

    def put(self, queue: Any, frame: pl.DataFrame | None) -> None:
        """Hand over a frame, unless the work has failed."""
        from queue import Full

        while not self._failed:
            try:
                queue.put(frame, timeout=0.1)
            except Full:
                continue
            return
        raise self._failed[0]

    def wait(self) -> None:
        """Wait for the end of the work."""
        while self._thread.is_alive():
            self._thread.join(0.1)
        if self._failed:
            raise self._failed[0]


class Writing:
    """A writer for the target: ``told`` tells its errors as those of the target."""

    def __init__(self, make: Callable[[], Writer], told: Callable[[], AbstractContextManager[None]]) -> None:
        self._told = told
        with told():
            self._writer = make()

    def write(self, rows: Rows) -> None:
        """Append rows."""
        with self._told():
            self._writer.write(rows)

    def close(self) -> None:
        """Finish the file."""
        with self._told():
            self._writer.close()

    def leave(self) -> None:
        """Let go of an unfinished file."""
        # These only let go of their file; the others would write out all that they have.
        if isinstance(self._writer, CsvWriter | JsonWriter):
            with contextlib.suppress(Exception):
                self._writer.close()


class ExcelWriter(Writer):
    """Excel: text stays text (never a formula), answered amounts are numbers and answered days are dates."""

    def __init__(self, path: str, layout: Layout, folder: str) -> None:
        super().__init__(path, layout)
        import xlsxwriter

        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(path, options)
        self._sheet = self._book.add_worksheet("hardship")
        bold = self._book.add_format({"bold": True})
        self._money = self._book.add_format({"num_format": "#,##0.00"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        for place, name in enumerate(layout.names):
            self._sheet.write_string(0, place, name, bold)
        self._sheet.freeze_panes(1, 0)
        self._row = 0

    def write(self, rows: Rows) -> None:
        """Append rows; raises :class:`InputError` where Excel has no room for them."""
        frame = rows.whole
        if self._row + frame.height > _EXCEL_ROWS:
            raise InputError("batch_excel_rows", "output", value=_EXCEL_ROWS)
        names = self.layout.names
        money = [name in self.layout.money for name in names]
        days = [name in self.layout.days for name in names]
        for row in flat(frame).iter_rows():
            self._row += 1
            for place, value in enumerate(row):
                if value is not None:
                    self._cell(place, value, money=money[place], day=days[place])

    def _cell(self, place: int, value: Any, *, money: bool, day: bool) -> None:
        from datetime import date

        if money:
            self._sheet.write_number(self._row, place, Decimal(value), self._money)
        elif day or isinstance(value, date):
            self._sheet.write_datetime(self._row, place, date.fromisoformat(str(value)[:10]), self._day)
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._row, place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, place, value)
        else:
            text = str(value)
            if len(text) > _EXCEL_CELL:
                raise InputError(
                    "batch_excel_cell", "output", row=self._row, column=self.layout.names[place], limit=_EXCEL_CELL
                )
            self._sheet.write_string(self._row, place, text)

    def close(self) -> None:
        """Finish the workbook."""
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except (OSError, FileCreateError) as error:
            _throw_away(error)
            raise (error if isinstance(error, OSError) else error.args[0]) from None


def _throw_away(error: BaseException) -> None:
    """Let go of the archive in an error's frames now: on a full disk its end fails once more, which nobody need see."""
    import sys
    import traceback

    before, sys.unraisablehook = sys.unraisablehook, lambda _problem: None
    try:
        while error.__traceback__ is not None:
            traceback.clear_frames(error.__traceback__)
            if error.__context__ is None:
                break
            error = error.__context__
    finally:
        sys.unraisablehook = before

"""Writing CSV and TSV. A record that came in as one line goes out as that line, with the answers behind it."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Literal

import polars as pl

from hardship_cli.batch.cells import Answers
from hardship_cli.batch.formats.flatten import flat
from hardship_cli.batch.formats.interface import LINE, Layout, Rows, Writer

# What a spreadsheet would run as a formula, but for plain numbers, telephone numbers and a lone dash.
_FORMULA = r"^[=@\t\r]|^[+-](?:[^0-9]|[0-9 .,]*[^0-9 .,%])"
_FIRST = r"^[=+\-@\t\r]"
_AT_ONCE = 4096  # rows that Polars turns into text at once
_CELLS = 8 * _AT_ONCE  # rows whose cells are in memory at once
_FEW = 8  # up to one line in so many is worth writing anew by itself


def separator_of(kind: str, *, german: bool) -> str:
    """What stands between the cells of a CSV or TSV file; empty for other formats."""
    if kind not in ("csv", "tsv"):
        return ""
    return ";" if german else "\t" if kind == "tsv" else ","


class CsvWriter(Writer):
    """CSV and TSV. Cells that a spreadsheet would run get an apostrophe in front."""

    def __init__(self, path: str, layout: Layout, separator: str) -> None:
        super().__init__(path, layout)
        self._file = self.empty_file()
        self._separator = separator
        self._cells = Cells(layout, separator)
        self._end = "\r\n" if layout.german else "\n"
        head = pl.Series(layout.names, dtype=pl.String)
        head = ("'" + head).zip_with(head.str.contains(_FORMULA), head)
        names = pl.DataFrame({str(place): [name] for place, name in enumerate(head)})
        if layout.german:
            self._file.write(b"\xef\xbb\xbf")
        self._rows(names)

    def write(self, rows: Rows) -> None:
        """Append rows."""
        passed = rows.passed if rows.lines is not None else self._passed(rows.passed)
        guarded = self._dangerous(passed, rows.answers)
        if rows.lines is not None:
            anew = reduce(or_, guarded.values(), rows.lines.is_null())
            which = anew.arg_true()
            if len(which) * _FEW <= passed.height:
                lines = rows.lines
                if len(which):
                    few = _plain_text(passed[which])
                    few = _guard(few, {place: mask.gather(which) for place, mask in guarded.items()})
                    lines = lines.clone().scatter(which, self._text(few))
                for begin in range(0, len(lines), _CELLS):
                    some = lines.slice(begin, _CELLS).alias(LINE)
                    cells = self._cells.of(rows.answers.slice(begin, _CELLS))
                    self._rows(pl.DataFrame([some, *cells]), quotes="never")
                return
        whole = Rows(_guard(_plain_text(passed), guarded), rows.answers).whole
        self._rows(whole.with_columns(self._cells.commas(place, whole.to_series(place)) for place in self._cells.money))

    def _passed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Columns of the input as cells: numbers have the decimal sign that the answers have."""
        frame = flat(frame)
        if self.layout.german:
            frame = frame.with_columns(
                pl.col(name).cast(pl.String).str.replace(".", ",", literal=True)
                for name, dtype in frame.schema.items()
                if dtype.is_float() or dtype.is_decimal()
            )
        return frame

    def _dangerous(self, passed: pl.DataFrame, answers: Answers) -> dict[int, pl.Series]:
        """By column the cells that a spreadsheet would run, where there are any."""
        texts = [
            place
            for place, column in enumerate(passed.get_columns())
            if isinstance(column.dtype, pl.String | pl.Categorical | pl.Enum) and column.null_count() < passed.height
        ]
        # What was read as a fact is harmless; only rows with an error can hold anything.
        plain = [place for place in texts if place in self.layout.plain]
        suspects = [place for place in texts if place not in plain]
        failed = answers.given("error")
        few = {place: passed.to_series(place)[failed].cast(pl.String) for place in plain}
        if few and _any_matches(pl.concat(column.alias("") for column in few.values())):
            suspects += [place for place, column in few.items() if _any_matches(column)]
        cells = {place: passed.to_series(place).cast(pl.String) for place in suspects}
        return {
            place: column.str.contains(_FORMULA).fill_null(value=False)
            for place, column in cells.items()
            if _any_matches(column)
        }

    def _text(self, frame: pl.DataFrame) -> pl.Series:
        """Rows as lines of the file; none of their cells holds a line end."""
        text = frame.write_csv(None, include_header=False, separator=self._separator)
        return pl.Series(text.split("\n")[:-1], dtype=pl.String)

    def _rows(self, frame: pl.DataFrame, quotes: Literal["necessary", "never"] = "necessary") -> None:
        frame.write_csv(
            self._file,
            include_header=False,
            separator=self._separator,
            line_terminator=self._end,
            batch_size=_AT_ONCE,
            quote_style=quotes,
        )

    def close(self) -> None:
        """Flush and close."""
        self._file.close()


class Cells:
    """Answers as they stand in a CSV file. What is looked up by the same places is put together once for each answer."""

    def __init__(self, layout: Layout, separator: str) -> None:
        self._layout = layout
        self._separator = separator
        self._needs_quotes = f'[{separator}"\n\r]'
        # Tables that are the same for the next batch are not put together again.
        self._kept: dict[tuple[str, ...], tuple[list[pl.Series], pl.Series]] = {}
        self.money = [place for place, name in enumerate(layout.names) if layout.german and name in layout.money]

    def of(self, answers: Answers) -> list[pl.Series]:
        """The columns: of several beside each other with the separators between them."""
        found, place = [], self._layout.passed
        for names, places, looked in answers.together():
            if places is None:
                found.append(self._text(place, answers.column(names[0])))
            else:
                table = self._table(names, place, [one.table for one in looked])
                if own := [one.own for one in looked if len(one.own)]:
                    table = pl.concat([table, self._joined(place, own)], rechunk=True)
                if len(names) == 1:
                    found.append(table[places])
                else:  # where nothing is looked up, the separators stand all the same
                    nothing = pl.Series([self._separator * (len(names) - 1)])
                    found.append(pl.concat([table, nothing], rechunk=True)[places.fill_null(len(table))])
            place += len(names)
        return [column.alias(str(which)) for which, column in enumerate(found)]

    def _table(self, names: tuple[str, ...], place: int, tables: list[pl.Series]) -> pl.Series:
        before, joined = self._kept.get(names, ([], None))
        if joined is None or not all(one is other for one, other in zip(before, tables, strict=True)):
            joined = self._joined(place, tables)
            self._kept[names] = tables, joined
        return joined

    def _joined(self, first: int, columns: Sequence[pl.Series]) -> pl.Series:
        cells = [self._text(place, column) for place, column in enumerate(columns, start=first)]
        if len(cells) == 1:
            return cells[0]
        texts = pl.DataFrame([cell.alias(str(place)) for place, cell in enumerate(cells)])
        return texts.select(pl.concat_str(pl.all().fill_null(""), separator=self._separator)).to_series()

    def _text(self, place: int, column: pl.Series) -> pl.Series:
        text = self.commas(place, column)
        return text if place in self._layout.plain else self.quoted(text)

    def commas(self, place: int, column: pl.Series) -> pl.Series:
        """Amounts with a decimal comma, where that is asked for."""
        return column.str.replace(".", ",", literal=True) if place in self.money else column

    def quoted(self, column: pl.Series) -> pl.Series:
        """The column with quotes around what needs them."""
        needed = column.str.contains(self._needs_quotes)
        if not needed.any():
            return column
        quoted = '"' + column.str.replace_all('"', '""', literal=True) + '"'
        return quoted.zip_with(needed, column).alias(column.name)


def _plain_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Categories as the texts that they stand for."""
    return frame.with_columns(
        pl.col(name).cast(pl.String)
        for name, dtype in frame.schema.items()
        if isinstance(dtype, pl.Categorical | pl.Enum)
    )


def _any_matches(column: pl.Series) -> bool:
    """Whether a cell begins like a formula."""
    given = column.drop_nulls()
    # These signs stand below the letters and are no digits: comparing finds most columns harmless.
    low = given < "A"
    if not low.any() or not ((given < "0") | (low & (given >= ":"))).any():
        return False
    return bool(given.str.contains(_FIRST).any())


def _guard(frame: pl.DataFrame, dangerous: dict[int, pl.Series]) -> pl.DataFrame:
    """Dangerous cells made harmless by an apostrophe."""
    if not dangerous:
        return frame
    names = frame.columns
    return frame.with_columns(
        pl.when(mask).then("'" + pl.col(names[place])).otherwise(names[place]).alias(names[place])
        for place, mask in dangerous.items()
    )

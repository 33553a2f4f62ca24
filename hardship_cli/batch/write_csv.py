"""Writing CSV and TSV. A record that came in as one line goes out as that line, with the answers behind it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Literal

import polars as pl

from hardship_cli.batch.layout import Layout, Writer, flat
from hardship_cli.batch.read import LINE

# What a spreadsheet would run as a formula, but for plain numbers, telephone numbers and a lone dash.
_FORMULA = r"^[=@\t\r]|^[+-](?:[^0-9]|[0-9 .,]*[^0-9 .,%])"
_FIRST = r"^[=+\-@\t\r]"
_AT_ONCE = 4096  # rows that Polars turns into text at once
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
        self._needs_quotes = f'[{separator}"\n\r]'
        self._end = "\r\n" if layout.german else "\n"
        head = pl.DataFrame({str(place): [name] for place, name in enumerate(layout.names)})
        if layout.german:
            self._file.write(b"\xef\xbb\xbf")
        self._rows(head)

    def write(self, frame: pl.DataFrame) -> None:
        """Append rows."""
        lines = frame[LINE] if LINE in frame.columns else None
        frame = frame.drop(LINE, strict=False)
        passed = self.layout.passed
        if lines is None:
            frame = flat(frame)
        guarded = self._dangerous(frame)
        if lines is not None:
            anew = reduce(or_, guarded.values(), lines.is_null())
            rows = anew.arg_true()
            if len(rows) * _FEW <= frame.height:
                if len(rows):
                    few = _plain_text(frame[:, :passed][rows])
                    few = _guard(few, {place: mask.gather(rows) for place, mask in guarded.items()})
                    lines = lines.clone().scatter(rows, self._text(few))
                self._behind(lines, frame[:, passed:])
                return
        self._rows(self._commas(_guard(_plain_text(frame), guarded)))

    def _dangerous(self, frame: pl.DataFrame) -> dict[int, pl.Series]:
        """By column the cells that a spreadsheet would run, where there are any."""
        layout = self.layout
        texts = [
            place
            for place in range(layout.passed)
            if isinstance(frame.dtypes[place], pl.String | pl.Categorical)
            and frame.to_series(place).null_count() < frame.height
        ]
        # What was read as a fact is harmless; only rows with an error can hold anything.
        plain = [place for place in texts if place in layout.plain and layout.errors is not None]
        suspects = [place for place in texts if place not in plain]
        if layout.errors is not None and plain:
            failed = frame.to_series(layout.errors).is_not_null().arg_true()
            suspects += [
                plain[place] for place in _any_matches(_plain_text(frame[:, plain][failed]), range(len(plain)))
            ]
        frame = frame.with_columns(
            pl.nth(place).cast(pl.String) for place in suspects if frame.dtypes[place] != pl.String
        )
        found = _any_matches(frame, suspects)
        masks = frame.select(pl.nth(place).str.contains(_FORMULA).fill_null(value=False) for place in found)
        return dict(zip(found, masks.get_columns(), strict=True))

    def _commas(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Amounts with a decimal comma, where that is asked for."""
        if not self.layout.german:
            return frame
        money = [name for name in frame.columns if self.layout.names[int(name)] in self.layout.money]
        return frame.with_columns(pl.col(money).str.replace(".", ",", literal=True))

    def _behind(self, lines: pl.Series, answers: pl.DataFrame) -> None:
        """Append lines as they stand, and the answers of each behind it."""
        answers = self._commas(answers)
        plain = self.layout.plain
        quoted = [column if int(column.name) in plain else self._quoted(column) for column in answers.get_columns()]
        self._rows(pl.DataFrame([lines, *quoted]), quotes="never")

    def _quoted(self, column: pl.Series) -> pl.Series:
        """The column with quotes around what needs them."""
        if column.null_count() == len(column):
            return column
        if column.null_count() * 2 > len(column):  # errors, mostly
            rows = column.is_not_null().arg_true()
            return column.clone().scatter(rows, self._quoted(column.gather(rows)))
        texts = column.drop_nulls().unique()  # few, mostly
        needed = texts.str.contains(self._needs_quotes)
        if not needed.any():
            return column
        quoted = pl.select(
            pl.when(needed).then('"' + texts.str.replace_all('"', '""', literal=True) + '"').otherwise(texts)
        ).to_series()
        return quoted.gather(column.cast(pl.Enum(texts)).to_physical()).rename(column.name)

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


def _plain_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Categories as the texts that they stand for."""
    return frame.cast({pl.Categorical: pl.String})


def _any_matches(frame: pl.DataFrame, places: Iterable[int]) -> list[int]:
    """The columns with a cell that begins like a formula."""
    # These signs stand below the letters and are no digits: comparing finds most columns harmless.
    low = [place for place in places if _any_low(frame.to_series(place))]
    return [place for place in low if frame.to_series(place).str.contains(_FIRST).any()]


def _any_low(texts: pl.Series) -> bool:
    return bool(((texts < "0") | ((texts >= ":") & (texts < "A"))).any())


def _guard(frame: pl.DataFrame, dangerous: dict[int, pl.Series]) -> pl.DataFrame:
    """Dangerous cells made harmless by an apostrophe."""
    if not dangerous:
        return frame
    names = frame.columns
    return frame.with_columns(
        pl.when(mask).then("'" + pl.col(names[place])).otherwise(names[place]).alias(names[place])
        for place, mask in dangerous.items()
    )

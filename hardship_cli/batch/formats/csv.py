"""CSV and TSV in the dialects people have: blocks of whole records in, and out with the answers behind each record."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial, reduce
from itertools import islice
from operator import or_
from typing import Any, Literal

import polars as pl

from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import DAY, MONEY
from hardship_cli.batch.formats.csv_repair import find_dialect, first_lines, irregular_records, whole_encoding
from hardship_cli.batch.formats.flatten import flat
from hardship_cli.batch.formats.interface import LINE, FileWriter, Layout, ReadAgainError, Rows, Source

_LONGEST_RECORD = 1 << 27
_MOST = 1 << 25  # bytes of a block: of wide records there are fewer
_FIRST = 4  # the first block is so much smaller than later ones
# What a spreadsheet would run as a formula, but for plain numbers, telephone numbers and a lone dash.
_FORMULA = r"^[=@\t\r]|^[+-](?:[^0-9]|[0-9 .,]*[^0-9 .,%])"
_FORMULA_SIGN = r"^[=+\-@\t\r]"
_AT_ONCE = 4096  # rows that Polars turns into text at once
_CELLS = 8 * _AT_ONCE  # rows whose cells are in memory at once
_QUOTE, _LINE_END, _RETURN = b'"\n\r'
_PIECE = 1 << 17  # bytes whose quotes are looked at together: they fit beside the processor
_FEW = 8  # up to one line in so many is worth writing anew by itself


def separator_of(kind: str, *, german: bool) -> str:
    """What stands between the cells of a CSV or TSV file; empty for other formats."""
    if kind not in ("csv", "tsv"):
        return ""
    return ";" if german else "\t" if kind == "tsv" else ","


class CsvSource(Source):
    """CSV and TSV, by Polars; a file that Polars refuses is read by the standard library."""

    def __init__(self, path: str, batch: int, *, tabs: bool = False, header_row: int | None = None) -> None:
        super().__init__(path, batch)
        self._lines = False
        self.dialect = find_dialect(path, tabs=tabs, header_row=header_row)
        self.names, self.rows = self.dialect.header, self.dialect.rows
        if self.dialect.is_irregular:
            self.mend()

    def mend(self) -> None:
        """Read by the standard library from now on, which is slow and takes what Polars does not."""
        # The dialect was told by the beginning of the file. What follows may be in another encoding.
        encoding = whole_encoding(self.path)
        self.dialect = self.dialect._replace(encoding=encoding, is_irregular=True)
        self.names = next(irregular_records(self.path, self.dialect))
        if encoding != "utf-8":
            self.warnings.append(("batch_not_utf8", {"encoding": encoding}))

    def first_lines(self, count: int) -> Iterator[tuple[int, list[str]]]:
        """The first lines with their numbers, each cut at any separator."""
        return first_lines(self.path, count)

    def keep_lines(self, _kind: str, separator: str) -> bool:
        """Where the output has the same separator."""
        self._lines = separator == self.dialect.separator
        return self._lines

    def pieces(self) -> Iterator[Callable[[], pl.DataFrame]]:
        """Blocks of whole records, cut here: a file mapped into memory as a whole would fill it."""
        schema = {str(place): pl.String() for place in range(len(self.names))}
        if self.dialect.is_irregular:
            records = irregular_records(self.path, self.dialect)
            next(records)
            while some := list(islice(records, min(self.batch, _CELLS))):
                frame = pl.DataFrame(some, schema=schema, orient="row")
                # Polars reads an empty cell as null; the standard library knows only the empty text.
                yield partial(frame.select, pl.all().replace("", None))
            return
        size = min(self.batch * max(self.dialect.width, 1), _MOST)
        with open(self.path, "rb") as file:
            for block in whole_records(file, size, self.dialect.header_size):
                held = [block]
                del block  # who reads it is to be the last to have it
                yield partial(self._piece, held, schema)

    def _piece(self, held: list[bytes], schema: dict[str, pl.String]) -> pl.DataFrame:
        block, separator = held.pop(), self.dialect.separator
        try:
            frame = pl.read_csv(block, has_header=False, schema=schema, separator=separator, raise_if_empty=False)
        except pl.exceptions.PolarsError:
            # Polars reads quickly what is written by the book. Of the rest it does not say which record is meant, so the file
            # is read again, slowly, by what does.
            raise ReadAgainError from None
        if b'"' in block and not _is_by_the_book(block, separator):
            raise ReadAgainError
        lines = lines_of(block, frame, separator) if self._lines else None
        return frame if lines is None else frame.hstack([lines])


def _is_by_the_book(block: bytes, separator: str) -> bool:
    """Whether behind each cell in quotes stands a separator or a line end: Polars leaves out quotes that stand elsewhere."""
    return _alternate(block, separator) or _fits(block, separator)


def _alternate(block: bytes, separator: str) -> bool:
    """Whether the quotes of a block open and close cells by turns, as in nearly every file; doubled ones close and open again.

    This looks at the quotes alone, and a cell such as ``5" wide``, which is no fault, is none to it.
    """
    import numpy as np

    signs = np.frombuffer(b"\n%b\n\n" % block, np.uint8)  # around each quote stands something
    limits = np.zeros(256, np.bool_)
    limits[[_QUOTE, ord(separator), _LINE_END]] = True
    is_open = 0
    for begin in range(0, len(signs), _PIECE):
        quotes = np.flatnonzero(signs[begin : begin + _PIECE] == _QUOTE)
        quotes += begin
        behind = quotes[1 - is_open :: 2] + 1
        behind += signs[behind] == _RETURN
        if not limits[signs[quotes[is_open::2] - 1]].all() or not limits[signs[behind]].all():
            return False
        is_open ^= len(quotes) % 2
    return not is_open


def _fits(block: bytes, separator: str) -> bool:
    """As :func:`_is_by_the_book`, by one expression that looks at every sign, which takes as long as reading the block does."""
    between = f"{re.escape(separator)}\\n"
    cell = f'(?:[^"{between}][^{between}]*|"[^"]*(?:""[^"]*)*"\\r?)?'
    text = pl.Series([block], dtype=pl.Binary).cast(pl.String)
    return bool(text.str.contains(f"\\A{cell}(?:[{between}]{cell})*\\z")[0])


def lines_of(block: bytes, frame: pl.DataFrame, separator: str) -> pl.Series | None:
    """Each record of a block as it stands (none where cells are missing at its end); nothing where one has several lines."""
    lines = pl.read_lines(block, name=LINE)[LINE]
    # A record with a line end inside quotes stands on several lines: then no line can be passed through as it is.
    if len(lines) != frame.height:
        return None
    anew = _short_of_cells(lines, frame, separator)
    if b"\r" in block:
        # Some programs take a carriage return alone for a line end, unless it is written in quotes.
        lone_returns = lines.str.contains("\r", literal=True)
        anew = lone_returns if anew is None else anew | lone_returns
    if anew is None or not anew.any():
        return lines
    return pl.select(pl.when(~anew).then(lines).alias(LINE)).to_series()


def _short_of_cells(lines: pl.Series, frame: pl.DataFrame, separator: str) -> pl.Series | None:
    """Which records lack cells at their end: those that Polars filled in leave no separator there."""
    empty, missing = None, None
    for place in range(frame.width - 1, 0, -1):
        is_empty = frame.to_series(place).is_null()
        empty = is_empty if empty is None else empty & is_empty
        if not empty.any():
            break
        count = empty.cast(pl.UInt32)
        missing = count if missing is None else missing + count
    if missing is None:
        return None
    ends = pl.Series([separator * count for count in range(frame.width)], dtype=pl.String)
    return lines.to_frame().select(~pl.col(LINE).str.ends_with(pl.lit(ends.gather(missing)))).to_series()


def whole_records(file: Any, size: int, skip: int) -> Iterator[bytes]:
    """Blocks of about ``size`` bytes that end where a record does: at a line end outside quotes.

    The first are smaller, so that those who answer them are not all busy with the same.
    ``skip`` bytes at the beginning (the header) are left out, and so are blank lines at the end of the file;
    a line end that the last record lacks is added.
    Raises :class:`ReadAgainError` where no record ends.
    """
    file.seek(skip)
    most = growing = max(size // _FIRST, 1)
    while block := file.read(most):
        block += file.readline(_LONGEST_RECORD)
        if len(block) < most:  # the end of the file; its last record may lack its line end
            if block := block[: _before_blank(block, len(block))]:
                if block.count(b'"') % 2:
                    raise ReadAgainError  # a loose quote, or one that is never closed
                # Polars overlooks one empty cell too many at the end of a block without a line end.
                yield block if block.endswith(b"\n") else block + b"\n"
            return
        end = _record_end(block)
        last = _before_blank(block, end)
        if last < end:
            # These may be the end of the file; the row before them waits with them, for no block may begin with them.
            end = _record_end(block[: max(last - 1, 0)])
        if end:
            file.seek(end - len(block), 1)
            held = [block[:end]]
            del block  # nobody but who takes it has it then
            yield held.pop()
            most = growing = min(2 * growing, size)
            continue
        if most > _LONGEST_RECORD:
            raise ReadAgainError
        file.seek(-len(block), 1)
        most *= 2  # a record longer than that


def _record_end(block: bytes) -> int:
    """Where the last whole record of a block ends (0: nowhere), given that it begins with one."""
    end = block.rfind(b"\n") + 1
    quotes = block.count(b'"', 0, end)
    while end and quotes % 2:
        # A line end within quotes belongs to its cell: as long as the quotes up to it are odd in number, the record goes on.
        before = block.rfind(b"\n", 0, end - 1) + 1
        quotes -= block.count(b'"', before, end)
        end = before
    return end


def _before_blank(block: bytes, end: int) -> int:
    """The end of a piece that ends with a line, without the blank lines at its end (0: there is nothing else)."""
    while block.endswith((b"\n\n", b"\n\r\n"), 0, end):
        end -= 2 if block.endswith(b"\r\n", 0, end) else 1
    return 0 if block[:end] in (b"\n", b"\r\n") else end


class CsvWriter(FileWriter):
    """A record that came in as one line goes out as that line. Cells that a spreadsheet would run get an apostrophe in front."""

    def __init__(self, path: str, layout: Layout, separator: str) -> None:
        super().__init__(path, layout)
        self._separator = separator
        self._cells = Cells(layout, separator)
        self._end = "\r\n" if layout.german else "\n"
        if layout.german:
            # Without the mark a German Excel opens the file as Windows-1252, and every umlaut is two signs.
            self.file.write(b"\xef\xbb\xbf")
        head = pl.Series(layout.names, dtype=pl.String)
        guarded = ("'" + head).zip_with(head.str.contains(_FORMULA), head)
        self._rows(pl.DataFrame({str(place): [name] for place, name in enumerate(guarded)}))

    def write(self, rows: Rows) -> None:
        """Append rows."""
        passed = rows.passed if rows.lines is not None else self._passed(rows.passed)
        texts = [column for column in passed.get_columns() if column.dtype == pl.String and _any_matches(column)]
        guarded = {column.name: column.str.contains(_FORMULA).fill_null(value=False) for column in texts}
        lines = rows.lines
        anew = None if lines is None else reduce(or_, guarded.values(), lines.is_null()).arg_true()
        # To write a few lines anew and let all others pass is quicker than to write all, but only while they are few.
        if lines is None or anew is None or len(anew) * _FEW > passed.height:
            whole = Rows(_guard(passed, guarded), rows.answers).whole
            self._rows(
                whole.with_columns(self._cells.commas(place, whole.to_series(place)) for place in self._cells.money)
            )
            return
        if len(anew):
            few = _guard(passed[anew], {name: mask[anew] for name, mask in guarded.items()})
            lines = lines.clone().scatter(anew, self._texts(few))
        for begin in range(0, len(lines), _CELLS):
            cells = self._cells.of(rows.answers.slice(begin, _CELLS))
            self._rows(pl.DataFrame([lines.slice(begin, _CELLS).alias(LINE), *cells]), quotes="never")

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

    def _texts(self, frame: pl.DataFrame) -> pl.Series:
        """Rows as lines of the file; none of their cells holds a line end."""
        text = frame.write_csv(None, include_header=False, separator=self._separator)
        return pl.Series(text.split("\n")[:-1], dtype=pl.String)

    def _rows(self, frame: pl.DataFrame, quotes: Literal["necessary", "never"] = "necessary") -> None:
        frame.write_csv(
            self.file,
            include_header=False,
            separator=self._separator,
            line_terminator=self._end,
            batch_size=_AT_ONCE,
            quote_style=quotes,
        )


class Cells:
    """Answers as they stand in a CSV file. What is looked up by the same places is put together once for each answer."""

    def __init__(self, layout: Layout, separator: str) -> None:
        self._separator = separator
        self._needs_quotes = f'[{separator}"\n\r]'
        self._first = layout.passed
        self.money = layout.positions(MONEY) if layout.german else []
        self._days = layout.positions(DAY)  # need no quotes

    def of(self, answers: Answers) -> list[pl.Series]:
        """The columns: of several beside each other with the separators between them."""
        found, place = [], self._first
        for names, positions, looked in answers.together():
            if positions is None:
                found.append(self._text(place, answers.column(names[0])))
            else:
                table = self._joined(place, [one.table for one in looked])
                if own := [one.own for one in looked if len(one.own)]:
                    table = pl.concat([table, self._joined(place, own)], rechunk=True)
                if len(names) > 1:  # where nothing is looked up, the separators stand all the same
                    table = pl.concat([table, pl.Series([self._separator * (len(names) - 1)])], rechunk=True)
                    found.append(table[positions.fill_null(len(table) - 1)])
                else:
                    found.append(table[positions])
            place += len(names)
        return [column.alias(str(which)) for which, column in enumerate(found)]

    def _joined(self, first: int, columns: Sequence[pl.Series]) -> pl.Series:
        cells = [self._text(place, column) for place, column in enumerate(columns, start=first)]
        if len(cells) == 1:
            return cells[0]
        texts = pl.DataFrame([cell.alias(str(place)) for place, cell in enumerate(cells)])
        return texts.select(pl.concat_str(pl.all().fill_null(""), separator=self._separator)).to_series()

    def _text(self, place: int, column: pl.Series) -> pl.Series:
        return column if place in self._days else self.quoted(self.commas(place, column))

    def commas(self, place: int, column: pl.Series) -> pl.Series:
        """Amounts with a decimal comma, where that is asked for."""
        return column.str.replace(".", ",", literal=True) if place in self.money else column

    def quoted(self, column: pl.Series) -> pl.Series:
        """The column with quotes around what needs them."""
        # Only answers that need quotes get them, as Polars does for the cells that it writes: the same answer looks the same
        # in either way out.
        needed = column.str.contains(self._needs_quotes)
        if not needed.any():
            return column
        quoted = '"' + column.str.replace_all('"', '""', literal=True) + '"'
        return quoted.zip_with(needed, column).alias(column.name)


def _any_matches(column: pl.Series) -> bool:
    """Whether a cell begins like a formula."""
    given = column.drop_nulls()
    # These signs stand below the letters and are no digits: comparing finds most columns harmless.
    low = given < "A"
    if not low.any() or not ((given < "0") | (low & (given >= ":"))).any():
        return False
    return bool(given.str.contains(_FORMULA_SIGN).any())


def _guard(frame: pl.DataFrame, dangerous: dict[str, pl.Series]) -> pl.DataFrame:
    """Dangerous cells made harmless by an apostrophe."""
    return frame.with_columns(
        pl.when(mask).then("'" + pl.col(name)).otherwise(name).alias(name) for name, mask in dangerous.items()
    )

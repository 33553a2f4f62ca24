"""A whole batch: read, answer, write, count."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import polars as pl

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import TYPES, Header, askable, columns_in_words, facts_named, read_header
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.formats.csv import separator_of
from hardship_cli.batch.formats.interface import BROKEN, LINE, Layout, ReadAgainError, Rows, Source, format_of
from hardship_cli.batch.formats.opening import open_source
from hardship_cli.batch.looks import settled
from hardship_cli.batch.persons import with_persons
from hardship_cli.batch.row_by_row import Setting
from hardship_cli.batch.services import with_services
from hardship_cli.batch.summary import Outcome
from hardship_cli.batch.sums import Sums, place_of
from hardship_cli.batch.target import Output, Shown, Target, check_place
from hardship_cli.batch.texts import counted_days, fact_texts
from hardship_cli.batch.turns import Once, side_by_side
from hardship_cli.batch.unread import to_review
from hardship_cli.batch.work import WorkFolder, reason
from hardship_cli.errors import InputError
from hardship_cli.law.filing import known_places

BATCH = 50_000
# Refusals of a first line that holds no headings; so many lines are looked at for them.
_NO_HEADINGS = (
    "batch_nothing_to_ask",
    "batch_column_missing",
    "audit_column_missing",
    "audit_nothing_recorded",
    "batch_no_columns",
    "batch_column_twice",
)
_FIRST_LINES = 30
_SHOWN = 50  # rows
_TYPED = ("parquet", "xlsx")  # outputs whose columns have types


class Job:
    """What was asked for on the command line."""

    def __init__(self, source: str, target: str | None) -> None:
        self.source = source
        self.target = target  # nothing: the first rows are to be shown
        self.read_as: str | None = None
        self.write_as: str | None = None
        self.sheet: str | None = None
        self.header_row: int | None = None
        self.ask: list[str] | None = None
        self.named: tuple[str, ...] = ()  # HEADING=FACT
        self.force = False
        self.german = False
        self.rows_at_once = BATCH
        self.sums = False  # sums of fees are asked for
        self.sum_by: str | None = None  # the column by which they are, too


class Run:
    """One pass over a register; subclasses add columns of their own."""

    added: Sequence[str] = ANSWERS
    types = TYPES
    audits = False

    def __init__(self, job: Job, setting: Setting) -> None:
        self.job = job
        self.setting = setting
        self.outcome = self.begin()
        self.progress: Any = None
        self.target: Output | None = None
        self.header: Header | None = None
        self.write_as = ""
        self.serial_zero: int | None = None
        # Of the register's own columns, where a typed output needs to be told.
        self.passed_types: list[pl.DataType] = []
        self.lines = False  # records go out as they came in

    def begin(self) -> Outcome:
        """A fresh count."""
        return Outcome()

    def asked(self, _header: Header) -> list[str] | None:
        """The questions to ask where none are named; nothing: all for which there are columns."""
        return None

    def run(self, progress: Callable[[int | None], Any]) -> Outcome:
        """Answer the whole register; the target is there when it is complete, or not at all."""
        with WorkFolder() as work, _without_collector():
            try:
                return self._run(progress, work)
            finally:
                if self.progress is not None:
                    self.progress.done()
                if self.target is not None:
                    self.target.discard()

    def _run(self, progress: Callable[[int | None], Any], work: WorkFolder) -> Outcome:
        job = self.job
        self.write_as = "" if job.target is None else format_of(job.target, job.write_as, "to")
        if os.path.isdir(job.source):
            raise InputError("batch_is_folder", None, value=job.source)
        read_as = format_of(job.source, job.read_as, "from")
        if job.target is not None:
            check_place(job.target, force=job.force)
        source = open_source(job.source, read_as, work, job.rows_at_once, job.sheet, header_row=job.header_row)
        self.serial_zero = source.serial_zero
        self.passed_types = source.types if self.write_as in _TYPED else []

        def once() -> Output:
            self.outcome = self.begin()
            with headings_sought(source, job):
                header = self.header = self._header(source)
                place = None if job.sum_by is None else place_of(job.sum_by, header)
                self.outcome.sums = Sums(job.sum_by, place) if job.sums else None
                asked = self.asked(header)
                ask = askable(header, job.ask or asked, recorded=not job.ask)
            if self.target is None:
                self.target = (
                    Shown(_SHOWN) if job.target is None else Target(job.target, self.write_as, work, force=job.force)
                )
                self.progress = progress(source.rows)
            self._pass(source, header, ask, self.target)
            return self.target

        target = source.whole(once)
        self.outcome.warnings += source.warnings
        target.finish()
        return self.outcome

    def _header(self, source: Source) -> Header:
        """The register's columns; what a person must know of them goes to the warnings."""
        header = header_of(source, self.job, self.setting, self.added, audits=self.audits)
        self.outcome.warnings += header.remarks
        self.outcome.warnings += [("batch_slip", {"column": name, "fact": fact}) for name, fact in header.slips]
        self.outcome.remarks = columns_in_words(header, audits=self.audits)
        self.outcome.columns_used, self.outcome.columns_unused = header.parted(audits=self.audits)
        return header

    def _pass(self, source: Source, header: Header, ask: list[str], target: Output) -> None:
        self.outcome.asked = ask
        engine = Once(lambda: self.engine(self.setting._replace(ask=ask)))  # by who needs it first, while others read
        self.lines = source.keep_lines(self.write_as, separator_of(self.write_as, german=self.job.german))
        writer = target.open(self.layout(header))

        def work(piece: Callable[[], pl.DataFrame], turn: Callable[[], AbstractContextManager[None]]) -> None:
            frame = _whole(piece())
            texts = self.texts(frame, header)
            broken = with_persons(frame, header.names, frame[BROKEN] if BROKEN in frame.columns else None)
            texts, broken = with_services(texts, broken)
            texts = self.facts_of(frame, texts, header, engine())
            answered = engine().answer(texts, broken=broken)
            with turn():
                rows = self._answered(frame, texts, answered, header, engine())
                with target.reporting():
                    writer.write(rows)
                self.progress.tell(self.outcome.rows)

        def close() -> None:
            with target.reporting():
                writer.close()

        try:
            side_by_side(source.pieces(), work, writer.leave)
        except ReadAgainError:
            close()  # or it would still write to the file of the next pass
            raise
        except OSError as error:
            # What goes wrong in writing is told by the target; the law is in memory. What is left is the register.
            raise InputError("batch_unreadable", None, value=source.path, because=reason(error)) from None
        close()
        self.outcome.reasons = engine().single.reasons
        self.outcome.beyond = engine().beyond
        self.outcome.warnings += engine().remarks()

    def texts(self, frame: pl.DataFrame, header: Header) -> pl.DataFrame:
        """The columns of the facts, as the engine takes them."""
        return fact_texts(frame, header.names, header.facts, zero=self.serial_zero)

    def engine(self, setting: Setting) -> Engine:
        """What answers the rows."""
        return Engine(setting)

    def exit_code(self) -> int:
        """1 if rows failed."""
        return 1 if self.outcome.failed else 0

    def layout(self, header: Header) -> Layout:
        """The output's columns."""
        # Only CSV can hold several columns without a name, or with the same.
        passed = list(header.names) if self.write_as in ("csv", "tsv") else _named(header.names)
        names = [*passed, *(header.answers[name] for name in self.added)]
        types = dict(zip(passed, self.passed_types, strict=False))
        types |= {header.answers[name]: kind for name, kind in self.types.items()}
        notes = header.answers.get("notes")
        return Layout(names, len(header.names), types, self.job.german, notes, self.setting.legend, self.serial_zero)

    def _answered(
        self, frame: pl.DataFrame, texts: pl.DataFrame, answers: Answers, header: Header, engine: Engine
    ) -> Rows:
        """The output's rows of a batch, which are counted; ``texts`` are those of its facts."""
        if self.write_as != "xlsx":
            frame = counted_days(frame, header.names, {**header.facts, **header.recorded}, zero=self.serial_zero)
        answers = self.more(frame, texts, to_review(frame, header, answers), header, engine)
        self.outcome.count(answers)
        if self.outcome.sums is not None:
            self.outcome.sums.count(answers, frame)
        lines = frame[LINE] if LINE in frame.columns and self.lines else None
        # Not with drop, which puts each text into one piece.
        columns = [column for column in frame.get_columns() if column.name not in (LINE, BROKEN)]
        passed = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
        return self.keep(Rows(passed, answers, lines))

    def facts_of(self, _frame: pl.DataFrame, texts: pl.DataFrame, _header: Header, _engine: Engine) -> pl.DataFrame:
        """The facts of the rows; a subclass may know of other columns that tell some."""
        return texts

    def more(
        self, _frame: pl.DataFrame, _texts: pl.DataFrame, answers: Answers, _header: Header, _engine: Engine
    ) -> Answers:
        """Columns that a subclass adds to the answers; ``_texts`` are those of the facts, as the engine takes them."""
        return answers

    def keep(self, rows: Rows) -> Rows:
        """Rows that a subclass leaves out."""
        return rows


def header_of(
    source: Source, job: Job, setting: Setting, added: Sequence[str] = ANSWERS, *, audits: bool = False
) -> Header:
    """The register's columns as its headings and its first cells say."""
    header = read_header(source.names, added, job.named, audits=audits)
    return settled(header, source, known_places(setting.law))


@contextmanager
def headings_sought(source: Source, job: Job) -> Iterator[None]:
    """A register whose first line holds no headings is refused with the line that looks like them, or with its other sheets.

    Raises :class:`InputError` ``batch_header_elsewhere``, ``batch_other_sheets``.
    """
    try:
        yield
    except InputError as error:
        if error.code not in _NO_HEADINGS or job.header_row is not None:
            raise
        few = max(len(facts_named(source.names)), 1)  # one fact alone makes no header
        best: tuple[int, int, list[str]] = (few, 0, [])
        for number, cells in source.first_lines(_FIRST_LINES):
            facts = facts_named(cells)
            # The line in which most facts are named: above the headings stand titles and dates, which name one by chance.
            best = max(best, (len(facts), number, cells), key=lambda found: found[0])
        _count, line, cells = best
        if not line:
            sheets = dict(source.warnings).get("batch_first_sheet")
            if sheets is None or facts_named(source.names):
                raise
            raise InputError("batch_other_sheets", None, **sheets) from None
        shown = ", ".join(cell for cell in cells if cell.strip())
        raise InputError("batch_header_elsewhere", None, line=line, headings=shown) from None


def _whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Numbers and categories in one piece: Polars reads in several, and each later step would go through all of them.

    Texts stay as they are, for they are looked at only once or twice.
    """
    return pl.DataFrame(
        [
            column if column.dtype == pl.String and column.name != LINE else column.rechunk()
            for column in frame.get_columns()
        ]
    )


def _named(names: Sequence[str]) -> list[str]:
    """The columns with a name of its own each, the nameless by their place, one of a name that was there before by its number."""
    times: Counter[str] = Counter()
    taken = set(names)  # a register may have thousands of columns, so none is searched for in a list
    found = []
    for place, name in enumerate(names, start=1):
        times[name] += 1
        given = name
        if not name.strip() or times[name] > 1:
            given = f"{name}_{times[name]}" if name.strip() else f"column_{place}"
            while given in taken:
                given += "_"
            taken.add(given)
        found.append(given)
    return found


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for rings of dead objects: a batch makes few, and looking through all that it learned costs a tenth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was learned is still there: moved to the oldest objects, it is not looked through at the first chance.
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()

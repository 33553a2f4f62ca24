"""Many rows at once: their facts become numbers, rows walk the paths of the law, and what stands at the ends becomes columns."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from threading import RLock
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from hardship_cli.answer import BLOCKED, DAY_IN_FUTURE, Note, gravest
from hardship_cli.batch.block import Block, columns_of
from hardship_cli.batch.cells import Answers
from hardship_cli.batch.columns import DATES, Remark
from hardship_cli.batch.day_texts import BASE, DayTexts, number
from hardship_cli.batch.encode import Coder
from hardship_cli.batch.formats.interface import BROKEN
from hardship_cli.batch.paths import Expression, Forest, Tree
from hardship_cli.batch.row_by_row import RowByRow, RowCells, Setting, text_of
from hardship_cli.errors import HardshipError
from hardship_cli.facts import check_case, future_days, remarks
from hardship_cli.law.observe import Mark, Observation
from hardship_cli.law.unread import Day
from hardship_cli.questions import ORDER, QUESTIONS, ask_one, fee_case, fiction_until
from hardship_cli.recorded import Detail, detail_of

_CHECK = "check"
_ZERO = BASE.toordinal()
_ROOM = 2**62


class Content(NamedTuple):
    """What a leaf says for all of its rows: of a question that has an answer its status, and the texts and days of its columns.

    ``codes`` are those of its notes; of one without an answer the code of the reason is ``open``, of one that is not raised neither
    is given.
    """

    status: str | None = None
    open: str | None = None
    codes: tuple[Any, ...] = ()
    texts: Mapping[str, str] = {}
    days: Mapping[str, Expression] = {}
    detail: Detail | None = None


class Told(NamedTuple):
    """What is said of a whole row."""

    status: str | None
    fee_status: str | None
    notes: str | None
    error: None = None


_NOTHING = Content()


class Engine:
    """Answers block after block; what is learned from one is known for the next. Several threads may ask."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting = setting._replace(ask=tuple(name for name in QUESTIONS if name in setting.ask))
        self.single = RowByRow(setting)
        self.tables = DayTexts()
        self.coder = Coder(self.tables, setting.today)
        self.forest = Forest(setting.law, self.coder)
        self._lock = RLock()
        self.alone = 0  # rows that were answered one by one
        self.known_details: list[Detail] = []
        self._details: dict[Detail, int] = {}
        self._told: list[Told] = []
        self._told_of: dict[tuple[Any, ...], int] = {}
        self._numbered: dict[Any, int] = {None: 0}
        self._said: list[Any] = [None]
        self._marked: dict[str, None] = {}  # findings whose notes stand among those of an answer
        self._check = self.forest.plant(_CHECK, self._look_at_days)
        # The remedy first: what it finds out the fiction uses, whether or not the remedy itself is asked for.
        wanted = set(setting.ask) | ({"appeal"} if "fiction" in setting.ask else set())
        self._trees: dict[str, Tree] = {name: self._plant(name) for name in ORDER if name in wanted}

    def _look_at_days(self, case: Any, trace: Any) -> None:
        """What is said of a row's facts before any question is asked."""
        check_case(case)
        if self.setting.today is not None and future_days(case, self.setting.today):
            trace.note(DAY_IN_FUTURE, "warning")

    def remarks(self) -> list[Remark]:
        """What was understood in the register as something else than stood there."""
        return [
            remark
            for name, words in self.coder.words.items()
            for text in words.texts
            for remark in remarks({name: text})
        ]

    def _plant(self, name: str) -> Tree:
        setting, question = self.setting, QUESTIONS[name]

        def ask(case: Any, trace: Any) -> Any:
            if question.not_raised(case) is not None:
                return None
            if name == "fiction":
                return fiction_until(case, setting.law, self._notified(case, trace), lambda _law: trace)
            asked = fee_case(case, setting.fee_day) if name == "fee" else case
            return ask_one(name, asked, setting.law, setting.today, trace=lambda _law: trace)

        view = _notified_of if name == "appeal" else None
        return self.forest.plant(name, ask, keep=lambda seen: self._content(name, seen), view=view)

    def _notified(self, case: Any, trace: Any) -> Any:
        """The day of notification that the remedy found, for an observed case."""
        remedy = self._trees["appeal"]
        try:
            return case.finding(remedy.name, remedy.ask, type(trace)(self.setting.law), _notified_of)
        except HardshipError:
            return None

    def _content(self, name: str, seen: Observation) -> Content:
        if seen.error is not None:
            return Content(None, seen.error.code)
        answer = seen.result
        if answer is None:
            return Content()
        codes = [
            note.code if isinstance(note, Note) else note
            for note in answer.notes
            if getattr(note, "level", "") != "info"
        ]
        texts, days = {}, {}
        for column, of in QUESTIONS[name].columns.items():
            value = of(answer.answer)
            if isinstance(value, Day):
                days[column] = (value.base, value.days)
            elif value is not None:
                texts[column] = text_of(value)
        detail = detail_of(answer) if name == "fee" and self.setting.details else None
        return Content(answer.status, None, tuple(codes), texts, days, detail)

    def answer(self, texts: pl.DataFrame, broken: pl.Series | None = None) -> Answers:
        """The answer columns of a block of fact columns (texts, named as the facts).

        ``broken`` says of rows that could not be read at all why.
        """
        coded = self.coder.code(texts)
        block = Block(columns_of(coded.frame), texts.height, self.coder, self.forest.lookups)
        alone = np.zeros(texts.height, bool)
        for unread in coded.bad.values():
            alone |= unread.to_numpy()
        if broken is not None and broken.null_count() < len(broken):
            alone |= broken.is_not_null().to_numpy()
        empty = self._empty(texts)
        if self.setting.land is not None:
            lands = block.column("land")
            lands[lands == 0] = self.coder.words["land"].place(self.setting.land)
        for tree in (self._check, *self._trees.values()):
            rows = np.flatnonzero(~alone)
            self.forest.walk(tree, block, rows, alone)
            if tree.view is not None:
                self.forest.fill(block, tree, np.flatnonzero(~alone))
        days = self._days(block, alone)
        return self._close(texts, broken, block, alone, empty, days)

    def _empty(self, texts: pl.DataFrame) -> Any:
        """Which rows have no fact of their own."""
        given = [pl.col(name).cast(pl.String).str.strip_chars() != "" for name in texts.columns if name != "id"]
        if not given:
            return np.ones(texts.height, bool)
        return ~texts.select(pl.any_horizontal(given).fill_null(value=False)).to_series().to_numpy()

    # ---------------------------------------------------------------- columns

    def _days(self, block: Block, alone: Any) -> dict[str, Any]:
        """The columns of days, as numbers of :class:`DayTexts`; rows with one that it does not hold are marked in ``alone``."""
        walked, null = np.flatnonzero(~alone), len(self.tables.iso) - 1
        found = {}
        for name in self.setting.ask:
            tree = self._trees[name]
            contents: list[Content] = [leaf.content or _NOTHING for leaf in list(tree.leaves)]
            for column in (column for column in QUESTIONS[name].columns if column in DATES):
                days = found[column] = np.full(block.height, null + _ZERO, np.int32)
                self.forest.days(block, tree, walked, [content.days.get(column) for content in contents], days)
                days -= _ZERO
                alone |= (days < 0) | (days > null)
        return found

    def _close(  # noqa: PLR0917 - what is known of the block
        self, texts: pl.DataFrame, broken: pl.Series | None, block: Block, alone: Any, empty: Any, days: dict[str, Any]
    ) -> Answers:
        """The columns of all questions, status and notes over them, and the rows that are answered one by one."""
        rows, walked = np.flatnonzero(alone), np.flatnonzero(~alone)
        cells, which = self._own(texts, broken, rows)
        answers = Answers(block.height)

        def place(name: str, places: Any, size: int) -> None:
            places[rows] = which + size
            answers.place(name, pl.Series(places.astype(np.uint32)))

        def look_up(column: str, name: str, table: list[str | None]) -> None:
            answers.look_up(column, name, pl.Series(table, dtype=pl.String), [one.texts.get(column) for one in cells])

        told = self._tell(block, walked, empty)
        known = list(self._told)
        place("told", told, len(known))
        for column in ("status", "fee_status", "notes", "error"):
            look_up(column, "told", [getattr(one, column) for one in known])
        iso = self.tables.iso
        for name in self.setting.ask:
            tree = self._trees[name]
            contents: list[Content] = [leaf.content or _NOTHING for leaf in list(tree.leaves)]
            place(name, block.leaves[name].copy(), len(contents))
            for column in QUESTIONS[name].columns:
                if column not in DATES:
                    look_up(column, name, [content.texts.get(column) for content in contents])
                    continue
                if cells:
                    own = [one.texts.get(column) for one in cells]
                    numbers = [len(iso) - 1 if day is None else number(date.fromisoformat(day)) for day in own]
                    days[column][rows] = np.array(numbers, np.int32)[which]
                answers.place(column, pl.Series(days[column].astype(np.uint32)))
                answers.look_up(column, column, iso)
            if name == "fee" and self.setting.details:
                details = [self._detail(content.detail) for content in contents]
                own_details = [self._detail(one.detail) for one in cells]
                answers.look_up(
                    "detail", name, pl.Series(details, dtype=pl.Int32), pl.Series(own_details, dtype=pl.Int32)
                )
        if self.setting.details:
            values = self.coder.words["land"].values
            place("land", block.column("land").copy(), len(values))
            answers.look_up("land", "land", pl.Series(values, dtype=pl.String), [one.land for one in cells])
        return answers

    def _own(self, texts: pl.DataFrame, broken: pl.Series | None, rows: Any) -> tuple[list[RowCells], Any]:
        """The cells of rows that are answered one by one, each once, and which of them each row has."""
        if not len(rows):
            return [], np.zeros(0, np.int32)
        asked = pl.DataFrame([column[rows].cast(pl.String) for column in texts.get_columns() if column.name != "id"])
        if broken is not None:
            asked = asked.with_columns(broken[rows].alias(BROKEN))
        places: dict[tuple[Any, ...], int] = {}
        which = [places.setdefault(row, len(places)) for row in asked.rows()]
        times = Counter(which)
        with self._lock:
            self.alone += len(rows)
            cells = [
                self.single.cells(dict(zip(asked.columns, row, strict=True)), times[place])
                for row, place in places.items()
            ]
        return cells, np.array(which, np.int32)

    def _tell(self, block: Block, rows: Any, empty: Any) -> Any:
        """For each row the number of what is said of it as a whole."""
        parts: list[tuple[Any, int]] = []
        checked = np.array([self._number(leaf.content) for leaf in list(self._check.leaves)] or [0], np.int32)
        parts.append((checked[block.leaves[_CHECK][rows]], 0))
        for name in self.setting.ask:
            said = np.array([self._number(leaf.content) for leaf in list(self._trees[name].leaves)] or [0], np.int32)
            opened = np.zeros(block.height, bool)
            for fact in QUESTIONS[name].opened_by:
                opened |= block.given(fact)
            parts += [(said[block.leaves[name][rows]], 0), (opened[rows].astype(np.int32), 2)]
        findings = tuple(self._marked)
        for finding in findings:
            leaves = block.leaves.get(finding)
            said = np.array(
                [self._number(leaf.content) for leaf in list(self.forest.trees[finding].leaves)] + [0], np.int32
            )
            parts.append((np.zeros(len(rows), np.int32) if leaves is None else said[leaves[rows]], 0))
        parts.append((empty[rows].astype(np.int32), 2))
        key = np.zeros(len(rows), np.int64)
        room = 1
        for part, size in parts:
            width = size or len(self._said) + 1
            key = key * width + part
            room *= width
        if room > _ROOM:
            key = np.unique(np.stack([part for part, _size in parts]), axis=1, return_inverse=True)[1]
        _different, first, which = np.unique(key, return_index=True, return_inverse=True)
        told = np.array(
            [self._told_number(findings, tuple(int(part[row]) for part, _size in parts)) for row in first.tolist()]
            or [0]
        )
        found = np.zeros(block.height, np.int32)
        found[rows] = told[which]
        return found

    def _number(self, content: Any) -> int:
        """The number of a status with its notes, or of a reason why there is none."""
        if content is None:
            return 0
        said = (
            Content(content[0], None, content[1]) if len(content) == 2 else Content(*content[:3])
        )  # of a finding, or a question
        key = said[:3]
        with self._lock:
            if key not in self._numbered:
                self._numbered[key] = len(self._said)
                self._said.append(said)
                self._marked.update({code.finding: None for code in said.codes if isinstance(code, Mark)})
            return self._numbered[key]

    def _told_number(self, findings: tuple[str, ...], numbers: tuple[int, ...]) -> int:
        """The number of what is said of rows whose questions, findings and emptiness have these numbers."""
        with self._lock:
            if (findings, numbers) not in self._told_of:
                self._told_of[findings, numbers] = len(self._told)
                self._told.append(self._told_as(findings, numbers))
            return self._told_of[findings, numbers]

    def _told_as(self, findings: tuple[str, ...], told: tuple[int, ...]) -> Told:
        first, *numbers = told
        count = 2 * len(self.setting.ask)
        found = {name: self._said[place] for name, place in zip(findings, numbers[count:-1], strict=True)}
        statuses: dict[str, str] = {}
        notes: list[str] = []
        open_codes: list[str] = []
        fee_status = None
        for name, place, opened in zip(self.setting.ask, numbers[:count:2], numbers[1:count:2], strict=True):
            content: Content = self._said[place] or _NOTHING
            if content.open is not None:
                open_codes.append(content.open)
                notes += [content.open] if opened else []
                fee_status = BLOCKED if opened and name == "fee" else fee_status
            elif content.status is not None:
                # What is said of every answer stands in front of the first one.
                notes += self._said[first].codes if first and not statuses else ()
                marks = [found[code.finding] for code in content.codes if isinstance(code, Mark)]
                if not statuses and first:
                    notes += self._said[first].codes
                statuses[name] = gravest(content.status, *(mark.status for mark in marks))
                for code in content.codes:
                    notes += found[code.finding].codes if isinstance(code, Mark) else [code]
        status = gravest(*statuses.values()) if statuses else None if numbers[-1] else BLOCKED
        if status == BLOCKED:
            notes = notes or open_codes
        return Told(status, statuses.get("fee", fee_status), ";".join(dict.fromkeys(notes)) or None)

    def _detail(self, detail: Detail | None) -> int | None:
        """The number of what a fee consists of; ``None`` where there is no fee."""
        if detail is None:
            return None
        with self._lock:
            if detail not in self._details:
                self._details[detail] = len(self.known_details)
                self.known_details.append(detail)
            return self._details[detail]


def _notified_of(answer: Any) -> Any:
    return None if answer is None else answer.answer.notified

"""Many rows at once: their facts become numbers, rows find the paths of the law, and what stands at the ends becomes columns."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from threading import RLock
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from hardship_cli.answer import BLOCKED, gravest
from hardship_cli.assumed import DAY, DAY_NOTE, FEE, TAKEN, Taken
from hardship_cli.batch.answer_columns import DATES
from hardship_cli.batch.cells import FIRST_DAY, WHOLE, Answers, iso_days
from hardship_cli.batch.day_columns import Block, Tables
from hardship_cli.batch.encode import CODED, FAILED, LAND, Encoder
from hardship_cli.batch.formats.interface import BROKEN
from hardship_cli.batch.headings import Remark
from hardship_cli.batch.resolve import Resolver
from hardship_cli.batch.row_by_row import RowByRow, RowCells, Setting, assumed_text
from hardship_cli.batch.signatures import Combination, Index
from hardship_cli.batch.tests_as_columns import of_leaves
from hardship_cli.forest import CHECK, NOTHING, TAKES, Content, planted
from hardship_cli.law.observe import Mark
from hardship_cli.law.paths import Tree
from hardship_cli.questions import QUESTIONS
from hardship_cli.recorded import DETAILED
from hardship_cli.remembered import Remembered

# To learn a path costs what some rows cost that are answered one by one, and so much the more if hardly two rows are alike. Fewer
# rows than this are not worth it, and no register of which more than this share of some rows would be left to be answered singly.
SMALL = 3_000
_TRIAL, TRIAL_PAYS, _MOST_ALONE = 300, 2, 0.75
_TRY_AGAIN = 8  # after so many blocks
_REMARKS = 5  # on texts of one fact, then how many more there are
# What can be taken is a bit of a row's number, and that today was.
BITS: Mapping[Taken, int] = {taken: 1 << place for place, taken in enumerate(TAKEN)}
DAY_BIT = 1 << len(BITS)
_DAYS_OF_A_RUN = ("today", "fee_day")  # of the setting: no facts, but as observed as these


class RowSummary(NamedTuple):
    """What is said of a whole row."""

    status: str | None
    notes: str | None
    error: None
    of_question: Mapping[str, str | None]  # by the columns for the status of a single question


def _given(texts: pl.DataFrame) -> list[pl.Expr]:
    """Whether each row has a fact, by facts."""
    return [
        (pl.col(name).cast(pl.String).str.strip_chars() != "").fill_null(value=False)
        for name in texts.columns
        if name in CODED
    ]


def _stands_in(kind: str, column: str) -> Callable[[Any], Any]:
    return lambda one: getattr(one, kind).get(column)


class Engine:
    """Answers block after block; what is learned from one is known for the next. Several threads may ask."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting = setting._replace(ask=tuple(name for name in QUESTIONS if name in setting.ask))
        self.single = RowByRow(setting, Remembered())
        self.encoder = Encoder(self.single.read)
        self.forest = planted(setting.law, setting.today, setting.fee_day)
        self._resolver = Resolver(self.forest, Tables(self.forest.memory, self.encoder))
        self._lock = RLock()
        self._by_paths = SMALL == 0
        self._until_trial = 0  # blocks
        self.one_by_one = 0  # rows that were answered one by one
        self.beyond = 0  # of them those whose case was one too many: trees of paths have a limit
        self.known_details: list[Any] = []
        self._details: dict[Any, int] = {}
        self._distinct: list[Any] = [NOTHING]
        self._numbered: dict[Any, int] = {NOTHING[:3]: 0}
        self._marked: dict[str, None] = {}  # findings whose notes stand among those of an answer
        self._summaries: list[RowSummary] = []
        self._summary_index: dict[Any, Index] = {}
        taken = [(one.fact, one.value, bit) for one, bit in BITS.items()]
        day = [(DAY, setting.today, DAY_BIT)]
        self._assumed_texts = pl.Series(
            [
                assumed_text((fact, value) for fact, value, bit in [*day, *taken] if number & bit)
                for number in range(2 * DAY_BIT)
            ],
            dtype=pl.String,
        )
        self._tables: dict[Any, Any] = {}  # tables made of the leaves of a tree
        self._asked = (CHECK, *setting.ask, *(TAKES[name] for name in TAKES if name in setting.ask))
        self._trees: dict[str, Tree] = {name: self.forest.trees[name] for name in self._asked}

    def remarks(self) -> list[Remark]:
        """What was understood in the register as something else than stood there."""
        found: list[Remark] = []
        known = sorted(dict(self.single.otherwise).items(), key=lambda item: item[0])
        for fact in dict.fromkeys(name for (name, _text), _remark in known):
            own = [remark for (name, _text), remark in known if name == fact]
            found += own[:_REMARKS]
            found += [("read_as_more", {"fact": fact, "count": len(own) - _REMARKS})] if len(own) > _REMARKS else ()
        return found

    def answer(self, texts: pl.DataFrame, broken: pl.Series | None = None) -> Answers:
        """The answer columns of a block of fact columns (texts, named as the facts).

        ``broken`` says of rows that could not be read at all why.
        """
        if not self._is_worth_it(texts):
            return self._row_by_row(texts, broken)
        block, one_by_one = self._walked(texts, broken)
        with self._lock:
            self.beyond += int(block.beyond.sum())
        days = self._days(block, one_by_one)
        return self._close(texts, broken, block, one_by_one, days)

    def _is_worth_it(self, texts: pl.DataFrame) -> bool:
        """Whether a block is answered quicker by paths than row by row: some of its rows are tried, if it has many.

        They are taken from all over the block: rows that are alike may stand together, as those that fail where it is sorted.
        Where hardly two of them are given the same facts, whatever these say, the law asks each something else: none is tried.
        """
        with self._lock:
            if texts.height < SMALL and not self._by_paths:
                return False
            if not self._by_paths and not self._until_trial:
                some = texts.gather_every(max(texts.height // _TRIAL, 1))
                if some.select(_given(some)).n_unique() < _MOST_ALONE * some.height:
                    _block, one_by_one = self._walked(some, None, TRIAL_PAYS)
                    self._by_paths = bool(one_by_one.mean() < _MOST_ALONE)
                self._until_trial = _TRY_AGAIN
            self._until_trial -= not self._by_paths
            return self._by_paths

    def _row_by_row(self, texts: pl.DataFrame, broken: pl.Series | None) -> Answers:
        """The answer columns of a block whose rows are all answered one by one."""
        cells, which = self._own(texts, broken, np.arange(texts.height))
        answers, positions = Answers(texts.height), pl.Series(which.astype(np.uint32))
        for name in (WHOLE, LAND, *self.setting.ask):
            answers.place(name, positions)
        nothing = pl.Series([], dtype=pl.String)
        for column in answers.names:
            answers.look_up(column, WHOLE, nothing, [one.texts.get(column) for one in cells])
        answers.look_up(LAND, LAND, nothing, [one.land for one in cells])
        if self.setting.details and DETAILED in self.setting.ask:
            details = pl.Series([self._detail(one.detail) for one in cells], dtype=pl.Int32)
            answers.look_up("detail", DETAILED, details.clear(), details)
        return answers

    def _walked(self, texts: pl.DataFrame, broken: pl.Series | None, pays: int | None = None) -> tuple[Block, Any]:
        """A block whose rows have found their leaves, and which of them are to be answered one by one.

        With ``pays`` (see :meth:`Resolver.resolve`) it is a trial, which ends once too many are.
        """
        columns = {name: self.encoder.numbers(name, texts[name]) for name in texts.columns if name in CODED}
        given = {name: column for name, column in columns.items() if column is not None}
        block = Block(given, texts.height, self._resolver.tables)
        one_by_one = np.zeros(texts.height, bool)
        for column in given.values():
            unread = column == FAILED
            one_by_one |= unread
            column[unread] = 0
        if broken is not None and broken.null_count() < len(broken):
            one_by_one |= broken.is_not_null().to_numpy()
        if self.setting.land is not None:
            lands = block.column(LAND)
            lands[lands == 0] = self.encoder.words[LAND].place(self.setting.land)
        for name in _DAYS_OF_A_RUN:
            day = getattr(self.setting, name)
            if day is not None:
                block.columns[name] = np.full(1, day.toordinal(), np.int32)
        for tree in self._trees.values():
            self._resolver.resolve(tree, block, ~one_by_one, pays)
            single = np.array([*(leaf.is_single for leaf in list(tree.leaves)), True])
            one_by_one |= single[block.leaves[tree.name]]
            if pays is not None and one_by_one.mean() >= _MOST_ALONE:
                break
        return block, one_by_one

    def _empty(self, texts: pl.DataFrame) -> Any:
        """Which rows have no fact of their own."""
        given = _given(texts)
        if not given:
            return np.ones(texts.height, bool)
        return ~texts.select(pl.any_horizontal(given)).to_series().to_numpy()

    # ---------------------------------------------------------------- columns

    def _each(self, key: Hashable, things: Sequence[Any], of: Callable[[Any], Any]) -> list[Any]:
        """What ``of`` says of each of some things, of which there are only ever more: worked out once for each of them."""
        known = self._tables.get(key, [])
        found = self._tables[key] = [*known, *map(of, things[len(known) :])]
        return found[: len(things)]

    def _of_leaves(self, tree: Tree, what: str, of: Callable[[Content], Any]) -> list[Any]:
        """What ``of`` says of the content of each leaf."""
        return self._each((what, tree.name), list(tree.leaves), lambda leaf: of(leaf.content or NOTHING))

    def _days(self, block: Block, one_by_one: Any) -> dict[str, Any]:
        """The columns of days, by their places in the texts of all days; rows with one that has none are marked in ``alone``."""
        null = len(iso_days()) - 1
        found = {}
        for name in self.setting.ask:
            for column in (column for column in QUESTIONS[name].columns if column in DATES):
                days = found[column] = np.full(block.height, null + FIRST_DAY, np.int32)
                block.put_days(name, self._of_leaves(self._trees[name], column, _stands_in("days", column)), days)
                days -= FIRST_DAY
                one_by_one |= (days < 0) | (days > null)
        return found

    def _close(
        self, texts: pl.DataFrame, broken: pl.Series | None, block: Block, one_by_one: Any, days: dict[str, Any]
    ) -> Answers:
        """The columns of all questions, status and notes over them, and the rows that are answered one by one."""
        rows = np.flatnonzero(one_by_one)
        cells, which = self._own(texts, broken, rows)
        answers = Answers(block.height)

        def place(name: str, positions: Any, size: int) -> None:
            positions[rows] = which + size
            answers.place(name, pl.Series(positions.astype(np.uint32)))

        def look_up(column: str, name: str, table: pl.Series) -> None:
            answers.look_up(column, name, table, [one.texts.get(column) for one in cells])

        summaries = self._tell(block, one_by_one, self._empty(texts))
        known = list(self._summaries)
        place(WHOLE, summaries, len(known))
        for column in ("status", "notes", "error"):
            look_up(column, WHOLE, pl.Series(self._each(column, known, attrgetter(column)), dtype=pl.String))
        place("assumed", self._assumed(texts, block), len(self._assumed_texts))
        look_up("assumed", "assumed", self._assumed_texts)
        iso = iso_days()
        for name in self.setting.ask:
            question, tree = QUESTIONS[name], self._trees[name]
            count = len(tree.leaves)
            place(name, block.leaves[name].copy(), count)
            if question.status_column is not None:
                column = question.status_column
                statuses = self._each(column, known, _stands_in("of_question", column))
                look_up(column, WHOLE, pl.Series(statuses, dtype=pl.String))
            for column in question.columns:
                if column not in DATES:
                    values = self._of_leaves(tree, column, _stands_in("texts", column))
                    look_up(column, name, pl.Series(values[:count], dtype=pl.String))
                    continue
                if cells:
                    own = [one.texts.get(column) for one in cells]
                    ends = [None if day is None else date.fromisoformat(day).toordinal() - FIRST_DAY for day in own]
                    days[column][rows] = np.array([len(iso) - 1 if end is None else end for end in ends])[which]
                answers.place(column, pl.Series(days[column].astype(np.uint32)))
                answers.look_up(column, column, iso)
            if name == DETAILED and self.setting.details:
                details = self._of_leaves(tree, "detail", lambda one: self._detail(one.detail))[:count]
                own_details = [self._detail(one.detail) for one in cells]
                answers.look_up(
                    "detail", name, pl.Series(details, dtype=pl.Int32), pl.Series(own_details, dtype=pl.Int32)
                )
        lands = pl.Series(self.encoder.words[LAND].values, dtype=pl.String)
        place(LAND, np.broadcast_to(block.column(LAND), block.height).copy(), len(lands))
        answers.look_up(LAND, LAND, lands, [one.land for one in cells])
        return answers

    def _assumed(self, texts: pl.DataFrame, block: Block) -> Any:
        """For each row the place of what its answer took, in the texts of all that can be taken."""
        numbers = np.zeros(block.height, np.int32)
        for name in (tree for tree in TAKES.values() if tree in self._trees):
            bits = self._by_leaf(
                self._trees[name], "bits", lambda positions: sum(1 << place for place in positions or ())
            )
            numbers |= of_leaves(bits, block.leaves[name]).astype(np.int32)
        for taken, bit in BITS.items():
            fact = taken.fact
            if fact in texts.columns and taken.question in self.setting.ask:
                # A fact that was given as what is taken anyway is not taken.
                given = {text: self.single.read(fact, text)[0] != "" for text in texts[fact].unique().drop_nulls()}
                some = texts[fact].replace_strict(given, default=False, return_dtype=pl.Boolean).fill_null(value=False)
                numbers[some.to_numpy()] &= ~bit
        if FEE in self.setting.ask:
            says_day = self._by_leaf(self._trees[FEE], "day", lambda content: DAY_NOTE in (content or NOTHING).codes)
            numbers[of_leaves(says_day, block.leaves[FEE])] |= DAY_BIT
        return numbers

    def _by_leaf(self, tree: Tree, what: str, of: Callable[[Any], Any]) -> Any:
        """What ``of`` says of each leaf's content; behind them stands that of none."""
        return np.array([*self._each((what, tree.name), list(tree.leaves), lambda leaf: of(leaf.content)), of(None)])

    def _own(self, texts: pl.DataFrame, broken: pl.Series | None, rows: Any) -> tuple[list[RowCells], Any]:
        """The cells of rows that are answered one by one, each once, and which of them each row has."""
        if not len(rows):
            return [], np.zeros(0, np.int32)
        asked = pl.DataFrame([column[rows].cast(pl.String) for column in texts.get_columns() if column.name in CODED])
        if broken is not None:
            asked = asked.with_columns(broken[rows].alias(BROKEN))
        positions: dict[tuple[Any, ...], int] = {}
        which = [positions.setdefault(row, len(positions)) for row in asked.rows()]
        times = Counter(which)
        with self._lock:
            self.one_by_one += len(rows)
            cells = [self.single.cells(asked.columns, row, times[place]) for row, place in positions.items()]
        return cells, np.array(which, np.int32)

    def _tell(self, block: Block, one_by_one: Any, empty: Any) -> Any:
        """For each row the number of what is said of it as a whole."""
        names = [CHECK, *self.setting.ask]
        parts: dict[str, Any] = {name: self._numbers_of(name, block) for name in names}
        # Not before the said of the questions is known: it names the findings whose notes stand among theirs.
        parts |= {name: self._numbers_of(name, block) for name in tuple(self._marked)}
        for name in self.setting.ask:
            opened = [block.given(fact) for fact in QUESTIONS[name].opened_by]
            parts[f"opened {name}"] = sum(opened[1:], opened[0]).view(np.int8)
        parts["empty"] = empty.view(np.int8)
        room = 1 << len(self._distinct).bit_length()
        rooms = [room if part.dtype == np.int32 else 2 for part in parts.values()]
        signatures = Combination(rooms).of(parts.values(), block.height)
        # A signature means something for these parts alone.
        index = self._summary_index.setdefault((room, *parts), Index())
        found = index.find(signatures)
        missing = np.flatnonzero((found < 0) & ~one_by_one)
        if len(missing):
            new, first = np.unique(signatures[missing], return_index=True)
            with self._lock:
                summaries = {}
                for signature, row in zip(new.tolist(), missing[first].tolist(), strict=True):
                    summaries[signature] = len(self._summaries)
                    numbers = {name: int(part[row if len(part) > 1 else 0]) for name, part in parts.items()}
                    self._summaries.append(self._summary_of(numbers))
                index.add(summaries)
            found = index.find(signatures)
        return found

    def _numbers_of(self, name: str, block: Block) -> Any:
        """For each row the number of what the leaf of a tree says: 0 for nothing."""
        leaves = block.leaves.get(name)
        if leaves is None:
            return np.zeros(1, np.int32)
        return of_leaves(self._by_leaf(self.forest.trees[name], "said", self._number).astype(np.int32), leaves)

    def _number(self, content: Any) -> int:
        """The number of a status with its notes, or of a reason why there is none."""
        outline = NOTHING if content is None else Content(*content[:3])
        key = outline[:3]
        with self._lock:
            if key not in self._numbered:
                self._numbered[key] = len(self._distinct)
                self._distinct.append(outline)
                self._marked.update({code.finding: None for code in outline.codes if isinstance(code, Mark)})
            return self._numbered[key]

    def _summary_of(self, numbers: Mapping[str, int]) -> RowSummary:
        outlines = {
            name: self._distinct[numbers[name]] for name in (CHECK, *self.setting.ask, *self._marked) if name in numbers
        }
        statuses: dict[str, str] = {}
        of_question: dict[str, str | None] = {}
        notes: list[str] = []
        open_codes: list[str] = []
        for name in self.setting.ask:
            content, column = outlines[name], QUESTIONS[name].status_column
            if content.open is not None:
                open_codes.append(content.open)
                if numbers[f"opened {name}"]:
                    notes.append(content.open)
                    of_question |= {} if column is None else {column: BLOCKED}
            elif content.status is not None:
                marks = [outlines[code.finding] for code in content.codes if isinstance(code, Mark)]
                # What is said of every answer stands in front of the first one.
                notes += () if statuses else outlines[CHECK].codes
                statuses[name] = gravest(content.status, *(mark.status for mark in marks))
                of_question |= {} if column is None else {column: statuses[name]}
                for code in content.codes:
                    notes += outlines[code.finding].codes if isinstance(code, Mark) else [code]
        status = gravest(*statuses.values()) if statuses else None if numbers["empty"] else BLOCKED
        if status == BLOCKED:
            notes = notes or open_codes
        return RowSummary(status, ";".join(dict.fromkeys(notes)) or None, None, of_question)

    def _detail(self, detail: Any) -> int | None:
        """The number of what an answer consists of; ``None`` where there is none."""
        if detail is None:
            return None
        with self._lock:
            if detail not in self._details:
                self._details[detail] = len(self.known_details)
                self.known_details.append(detail)
            return self._details[detail]

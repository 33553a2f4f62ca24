"""Many rows at once: columns become keys, each new key is put to the law once, and the answers are gathered back."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import zip_longest
from threading import RLock
from typing import Any

import polars as pl

from hardship_cli.batch.answers import Answers
from hardship_cli.batch.appeals import Appeals
from hardship_cli.batch.books import Asked, Book, Kept, Same, put
from hardship_cli.batch.codes import DAYS, Coded
from hardship_cli.batch.fees import Fees
from hardship_cli.batch.fictions import Fictions
from hardship_cli.batch.formats.interface import BROKEN
from hardship_cli.batch.permits import Permits
from hardship_cli.batch.places import AS_IT_STANDS, PLACE
from hardship_cli.batch.question import Columns, Found, Part, Plan, Question, Setting, any_of, cases_of, joined, key_of
from hardship_cli.batch.single import Single
from hardship_cli.batch.tables import number
from hardship_cli.batch.told import STATUSES, Telling
from hardship_cli.errors import HardshipError
from hardship_cli.facts import DAY_ORDER

QUESTIONS: dict[str, type[Question]] = {"fee": Fees, "permit": Permits, "fiction": Fictions, "appeal": Appeals}

# Days off are worked out for these years; rows beyond are answered alone.
_FIRST, _LAST = number(date(1985, 1, 1)), number(date(2069, 12, 31))
_AHEAD = 4 * 366  # a permit ends up to three years after its first day


class Engine:
    """Answers batch after batch; what is learned from one is known for the next."""

    def __init__(self, setting: Setting, ask: Sequence[str], tell: Callable[[HardshipError], str]) -> None:
        self.setting = setting
        self.questions = [QUESTIONS[name](setting) for name in QUESTIONS if name in ask]
        self.single = Single(self.questions, tell)
        # Batches are answered side by side. What is learned of a question is written by one at a time (the lock of its book);
        # so are plans, and rows that are answered alone.
        self._lock = RLock()
        self._planning, self._answering = RLock(), RLock()
        self.alone = 0  # rows that no key fitted
        self._books = {question.name: Book() for question in self._all()}
        self._telling = Telling()
        self.known_details: list[Any] = []
        self._details: dict[Any, int] = {}
        self._plans: dict[int, Kept] = {}
        self._places: dict[tuple[str, str, tuple[str, ...]], tuple[pl.Series, list[tuple[int, str]]]] = {}
        self._published_notes = pl.Series([], dtype=pl.Int64)

    def _all(self) -> list[Question]:
        """The questions, and that of the notification, which the remedy needs."""
        appeals = [question for question in self.questions if isinstance(question, Appeals)]
        return [*self.questions, *(question.notifications for question in appeals)]

    def answer(self, texts: pl.DataFrame, broken: pl.Series | None = None) -> Answers:
        """The answer columns of a batch of fact columns (texts, named as the facts).

        ``broken`` says of rows that could not be read at all why.
        """
        coded = self.setting.coder.code(texts)
        columns = Columns(self.setting, coded.frame)
        self._cover(columns)
        odd = self._odd(columns, coded)
        ids: dict[str, pl.Series] = {}
        alone = odd
        first: list[Question] = [question for question in self.questions if not isinstance(question, Appeals)]
        appeals = next((question for question in self.questions if isinstance(question, Appeals)), None)
        if appeals is not None:
            self._cover_contents(appeals, columns)
            first.append(appeals.notifications)
        found = self._ask(first, columns, odd)
        days = self._dates(first, found)
        said = {}
        for question, (places, apart, _days, told) in zip(first, found, strict=True):
            ids[question.name], said[question.name] = places, told
            alone = alone | apart
            if isinstance(question, Fees):
                ids["_published"] = self._published_of(question, columns, places)
                alone = alone | (ids["_published"] < 0)
        if appeals is not None:
            # Rows whose notification is found alone are found alone altogether.
            extra = self._tables(appeals.notifications)["extra"][ids.pop("notification")]
            day = days.pop("notified")
            columns.frame = columns.frame.with_columns(extra.alias("_notice"), day.alias("_notified"))
            found = self._ask([appeals], columns, odd | found[-1].apart)
            ids[appeals.name], said[appeals.name] = found[0].places, found[0].said
            alone = alone | found[0].apart
            days |= self._dates([appeals], found)
        if broken is not None and broken.null_count() < len(broken):
            alone = alone | broken.is_not_null()
            ids = {name: places.set(alone, 0) for name, places in ids.items()}
        rows = alone.arg_true()
        own = _alone_texts(texts, coded, broken, rows) if len(rows) else None
        answers = self._close(rows, own, ids, said, days)
        if self.setting.details and columns.has("land"):
            answers.place("land", columns.frame["land"])
            answers.look_up("land", "land", pl.Series(self.setting.coder.words["land"].values, dtype=pl.String))
        return answers

    def _cover(self, columns: Columns) -> None:
        """Make the tables reach as far as the days and Länder of the batch."""
        columns.seat(with_place=True)
        columns.seat(with_place=False)
        frame = columns.frame
        names = [name for name in columns.present if name in DAYS and name not in ("born", "lawful_since")]
        days = [value for name in names for value in (frame[name].min(), frame[name].max()) if isinstance(value, int)]
        inside = [min(max(day, _FIRST), _LAST) for day in days] or [_LAST]
        self.setting.seats.cover(max(min(inside) - 366, _FIRST), min(max(inside) + _AHEAD, _LAST))
        columns.seats = self.setting.seats.state

    def _odd(self, columns: Columns, coded: Coded) -> pl.Series:
        """Rows whose facts cannot be read or contradict each other (``facts.check_case``)."""
        wrong = columns.out_of_order(DAY_ORDER)
        for fact, act in (("against", "objection"), ("reason", "reissue-card")):
            if columns.has(fact):
                wrong.append((columns.word(fact) != 0) & ~columns.is_in("act", (None, act)))
        found = columns.frame.with_columns(any_of(*wrong).fill_null(value=False).alias("_odd"))["_odd"]
        for unread in coded.bad.values():
            found = found | unread
        return found

    @staticmethod
    def _cover_contents(appeals: Appeals, columns: Columns) -> None:
        """Make the tables of what the law says reach the deliveries, levels and Länder of the batch."""
        notifications = appeals.notifications
        pairs = columns.frame.with_columns(_a=notifications.pair(columns), _b=appeals.pair(columns))
        notifications.contents.cover(pairs["_a"])
        appeals.contents.cover(pairs["_b"])

    def _ask(self, questions: Sequence[Question], columns: Columns, odd: pl.Series) -> list[Asked]:
        """What is found for each row by each question."""
        version = self._version(columns)
        with self._planning:  # who comes second takes the plan of the first
            kept = self._plans.get(len(questions))
            if kept is None or kept.version != version:
                kept = self._plan(questions, columns, version)
                self._plans[len(questions)] = kept
        # All at once: the parts of the keys of several questions are worked out side by side.
        query = columns.frame.hstack([odd.alias("_odd")]).lazy()
        for layer, done_with in kept.layers:
            query = query.with_columns(layer).drop(done_with)
        worked = query.select(kept.wanted).collect(engine="in-memory", optimizations=AS_IT_STANDS)
        found = []
        for place, (question, plan) in enumerate(zip(questions, kept.plans, strict=True)):
            key = key_of([(worked[f"_{place}_{which}"], room) for which, room in enumerate(kept.rooms[place])])
            days = {name: worked[name] for name in plan.days}
            places, refused = self._resolve(question, plan, key, columns, days)
            apart = worked[f"_alone{place}"]
            said = places if plan.way is None else places * question.ways + worked[f"_way{place}"]
            found.append(Asked(places, apart if refused is None else apart | refused, days, said))
        return found

    def _version(self, columns: Columns) -> tuple[Any, ...]:
        """What the expressions of a plan were made from; while it is the same, they hold for the next batch."""
        states: list[Any] = [columns.seats]
        for question in self.questions:
            if isinstance(question, Appeals):
                states += [question.contents.state, question.notifications.contents.state]
        words = self.setting.coder.words
        met = sum(land is not None for land in words["land"].met)
        known = (met, *(len(one.values) for one in words.values()))
        return (tuple(columns.frame.columns), known, tuple(Same(state) for state in states))

    @staticmethod
    def _plan(questions: Sequence[Question], columns: Columns, version: tuple[Any, ...]) -> "Kept":
        plans, layers = [], []
        for question in questions:
            columns.layers = []
            plans.append(question.plan(columns))
            layers.append(columns.layers)
        together = [[expr for layer in same for expr in layer] for same in zip_longest(*layers, fillvalue=[])]
        last, wanted, rooms = [], [], []
        good = ~pl.col("_odd")
        for place, plan in enumerate(plans):
            asked, alone = pl.col(f"_asked{place}"), pl.col(f"_far{place}")
            last += [
                (plan.asked & good).alias(f"_asked{place}"),
                plan.alone.fill_null(value=False).alias(f"_far{place}"),
            ]
            first, *others = joined(plan.key or [Part(pl.lit(0, pl.Int32), 1)])
            # Rows that do not ask, or are answered alone, have key 0.
            keyed = [Part(first.number + 1, first.room + 1), *others]
            groups = [Part(pl.when(asked & ~alone).then(part.number).otherwise(0), part.room) for part in keyed]
            rooms.append([group.room for group in groups])
            wanted += [
                *(group.number.alias(f"_{place}_{which}") for which, group in enumerate(groups)),
                (asked & alone).alias(f"_alone{place}"),
                *(day.cast(pl.Int32).alias(name) for name, day in plan.days.items()),
                *(way.cast(PLACE).alias(f"_way{place}") for way in (plan.way,) if way is not None),
            ]
        return Kept(version, plans, rooms, _with_ends([*together, last], wanted), wanted)

    def _resolve(
        self, question: Question, plan: Plan, key: pl.Series, columns: Columns, days: dict[str, pl.Series]
    ) -> tuple[pl.Series, pl.Series | None]:
        """The place of each key's answer in the question's book, and the rows that were refused one."""
        book = self._books[question.name]

        def learn(rows: pl.Series) -> None:
            cases = cases_of(columns.frame.select(columns.present)[rows], self.setting.coder)
            candidates = (
                zip(*(day[rows].to_list() for day in days.values()), strict=True) if days else [()] * len(cases)
            )
            for one, case, row in zip(key[rows].to_list(), cases, candidates, strict=True):
                found = question.find(case, dict(zip(days, row, strict=True)))
                if min(self._said(question, found)) < 0:
                    found = found._replace(refused=True)
                book.add(one, found)

        return book.places(plan.making, key, learn)

    def _said(self, question: Question, found: Found) -> list[int]:
        """The number of what is said, for each way of the question."""
        beside = found.beside or ((),) * question.ways
        return [self._telling.number(found.status, (*found.notes, *more)) for more in beside]

    def _tables(self, question: Question) -> dict[str, pl.Series]:
        """The columns of a question's book, as long as the book was at least when this was called."""
        book = self._books[question.name]
        if not book.tables or len(book.tables["status"]) != len(book.found):
            with book.lock:
                self._fill(question, book)
        return book.tables

    def _fill(self, question: Question, book: Book) -> None:
        """Take what was learned into the book's tables."""
        found = book.found[len(book.tables["status"]) :] if book.tables else book.found
        tables = {
            "detail": pl.Series([self._detail(one.detail) for one in found], dtype=PLACE),
            "extra": pl.Series([one.extra for one in found], dtype=pl.Int32),
            "status": pl.Series([one.status or None for one in found], dtype=pl.String),
            "said": pl.Series([said for one in found for said in self._said(question, one)], dtype=pl.Int64),
        }
        for place, name in enumerate(question.words):
            tables[name] = pl.Series([one.words[place] if one.words else None for one in found], dtype=pl.String)
        for place, name in enumerate(question.dates):
            tables[name] = pl.Series([one.picks[place] if one.picks else None for one in found], dtype=pl.String)
        if book.tables:
            tables = {name: pl.concat([book.tables[name], more], rechunk=True) for name, more in tables.items()}
        book.tables = tables

    def _detail(self, detail: Any) -> int | None:
        if detail is None:
            return None
        with self._lock:
            if detail not in self._details:
                self._details[detail] = len(self.known_details)
                self.known_details.append(detail)
            return self._details[detail]

    def _published_of(self, question: Fees, columns: Columns, found: pl.Series) -> pl.Series:
        """The remarks that the Land's own schedule adds to each row's fee; -1 where the row must be answered alone."""
        extra = self._tables(question)["extra"][found]
        schedule = columns.frame.select(question.schedule(columns, pl.lit(extra))).to_series()
        if len(self._published_notes) != len(question.published):
            with self._books[question.name].lock:
                new = question.published[len(self._published_notes) :]
                places = [-1 if notes is None else self._telling.number("", notes) for notes in new]
                more = pl.Series(places, dtype=pl.Int64)
                self._published_notes = pl.concat([self._published_notes, more], rechunk=True)
        return self._published_notes[schedule.cast(PLACE, wrap_numerical=True)]

    def _dates(self, questions: Sequence[Question], found: Sequence[Asked]) -> dict[str, pl.Series]:
        """The questions' columns of days: for each row the candidate that its answer names."""
        tables, chosen = [], {}
        for question, asked in zip(questions, found, strict=True):
            for name in question.dates:
                table, used = self._candidates(question, name, asked.days)
                expr = pl.lit(None, pl.Int32)
                for which, candidate in used:
                    expr = pl.when(pl.col(f"_{name}") == which).then(pl.col(candidate)).otherwise(expr)
                tables.append(table[asked.places].alias(f"_{name}"))
                chosen[name] = expr
        if not chosen:
            return {}
        days = [day for asked in found for day in asked.days.values()]
        # The first column keeps the number of rows where every candidate is a constant.
        frame = pl.DataFrame([*tables, *days]).select(
            pl.first().alias("_"), *(expr.alias(name) for name, expr in chosen.items())
        )
        return {name: frame[name] for name in chosen}

    def _candidates(
        self, question: Question, name: str, days: Iterable[str]
    ) -> tuple[pl.Series, list[tuple[int, str]]]:
        """By answer: which candidate gives its day; and the candidates that any answer names."""
        candidates = tuple(candidate for candidate in days if candidate.partition(":")[0] == name)
        picks = self._tables(question)[name]
        kept = self._places.get((question.name, name, candidates))
        if kept is None or len(kept[0]) != len(picks):
            place = {candidate: index for index, candidate in enumerate(candidates)}
            table = pl.Series([place.get(pick, -1) if pick else -1 for pick in picks.to_list()], dtype=pl.Int32)
            kept = (table, [(place[candidate], candidate) for candidate in candidates if (picks == candidate).any()])
            self._places[question.name, name, candidates] = kept
        return kept

    def _close(
        self,
        rows: pl.Series,
        texts: pl.DataFrame | None,
        ids: dict[str, pl.Series],
        said: dict[str, pl.Series],
        days: dict[str, pl.Series],
    ) -> Answers:
        """The columns of all questions, status and notes over them, and the rows that are answered alone."""
        with self._answering:
            self.alone += len(rows)
            cells, which = self._own(texts)
            own = pl.Series([self._detail(cell.get("detail")) for cell in cells], dtype=PLACE)
        parts = {question.name: self._tables(question)["said"][said[question.name]] for question in self.questions}
        if "_published" in ids:  # behind those of the fee
            parts = {"fee": parts["fee"], "_published": ids["_published"], **parts}
        both, told = self._telling.of_rows(parts)
        answers = Answers(len(both))
        answers.place("_said", put(both, rows, which + len(told.notes)))
        answers.look_up("status", "_said", told.statuses, [STATUSES[_worst(cell)] or None for cell in cells])
        answers.look_up("notes", "_said", told.notes, [";".join(cell["notes"]) or None for cell in cells])
        answers.look_up("error", "_said", told.errors, [cell["error"] for cell in cells])
        for name, day in days.items():
            numbers = pl.Series([_number(cell.get(name)) for cell in cells], dtype=pl.Int32)
            iso = self.setting.tables.iso
            answers.place(name, put(day, rows, numbers[which]).fill_null(len(iso) - 1))
            answers.look_up(name, name, iso)
        for question in self.questions:
            tables = self._tables(question)  # of one making: another thread may learn more meanwhile
            answers.place(question.name, put(ids[question.name], rows, which + len(tables["status"])))
            for name in question.words:
                answers.look_up(name, question.name, tables[name], [cell.get(name) for cell in cells])
            if question.name == "fee":
                statuses = [cell["statuses"].get("fee") for cell in cells]
                answers.look_up("fee_status", "fee", tables["status"], statuses)
                answers.look_up("detail", "fee", tables["detail"], own)
        return answers

    def _own(self, texts: pl.DataFrame | None) -> tuple[list[dict[str, Any]], pl.Series]:
        """The answers of rows that are answered alone, each once, and which of them each row has."""
        if texts is None:
            return [], pl.Series([], dtype=PLACE)
        places: dict[tuple[str | None, ...], int] = {}
        which = [places.setdefault(row, len(places)) for row in texts.rows()]
        times = Counter(which)
        names = texts.columns
        cells = [self.single.cells(dict(zip(names, row, strict=True)), times[place]) for row, place in places.items()]
        return cells, pl.Series(which, dtype=PLACE)


def _with_ends(layers: Sequence[list[pl.Expr]], wanted: list[pl.Expr]) -> list[tuple[list[pl.Expr], list[str]]]:
    """Layers of columns, each with the names of those that none behind it needs: their memory can be used again."""
    found, needed = [], {name for expr in wanted for name in expr.meta.root_names()}
    for layer in reversed(layers):
        made = {expr.meta.output_name() for expr in layer}
        before = {name for expr in layer for name in expr.meta.root_names()}
        found.append((layer, sorted((before | made) - needed)))
        needed |= before
    return found[::-1]


def _worst(cell: dict[str, Any]) -> int:
    return max((STATUSES.index(status) for status in cell["statuses"].values()), default=0)


def _number(day: date | None) -> int | None:
    return None if day is None else number(day)


def _alone_texts(texts: pl.DataFrame, coded: Coded, broken: pl.Series | None, rows: pl.Series) -> pl.DataFrame:
    """The texts by which rows are answered alone: where some cannot be read, only those, for no other matters then."""
    found = pl.DataFrame([column[rows].cast(pl.String) for column in texts.get_columns() if column.name != "id"])
    if coded.bad and coded.sure:
        names, bad = (
            found.columns,
            pl.DataFrame([wrong.alias(f"{name} bad") for name, wrong in coded.bad.items()])[rows],
        )
        unread, nothing = pl.any_horizontal(bad.columns), pl.lit(None, pl.String)
        found = found.hstack(bad).select(
            pl.when(unread & ~pl.col(f"{name} bad") if name in coded.bad else unread)
            .then(nothing)
            .otherwise(name)
            .alias(name)
            for name in names
        )
    return found if broken is None else found.with_columns(broken.gather(rows).alias(BROKEN))

"""Many rows at once: columns become keys, each new key is put to the law once, and the answers are gathered back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import polars as pl

from hardship_cli.answer import BLOCKED, CALCULATED, DISPUTED, REVIEW
from hardship_cli.batch.appeals import Appeals
from hardship_cli.batch.codes import DAYS, Coded
from hardship_cli.batch.columns import ANSWERS
from hardship_cli.batch.fees import Fees
from hardship_cli.batch.fictions import Fictions
from hardship_cli.batch.permits import Permits
from hardship_cli.batch.question import Columns, Found, Plan, Question, Setting, case_of
from hardship_cli.batch.single import BROKEN, Single
from hardship_cli.batch.tables import number
from hardship_cli.errors import HardshipError
from hardship_cli.facts import _ORDER

QUESTIONS: dict[str, type[Question]] = {"fee": Fees, "permit": Permits, "fiction": Fictions, "appeal": Appeals}
DATES = ("permit_valid_until", "fiction_from", "fiction_until", "notified_on", "appeal_last_day")
STATUSES = ("", CALCULATED, REVIEW, DISPUTED, BLOCKED)

# Days off are worked out for these years; rows beyond are answered alone.
_FIRST, _LAST = number(date(1985, 1, 1)), number(date(2069, 12, 31))
_AHEAD = 4 * 366  # a permit ends up to three years after its first day
_NOTES_ROOM = 2**12


class Book:
    """What the law said to each key of one question, and the tables that give its columns."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.found: list[Found] = []
        self._keys: list[int] = []
        self._made = -1
        self.tables: dict[str, pl.Series] = {}
        self._by_key = pl.DataFrame({}, schema={"key": pl.Int64, "id": pl.Int32})

    def ids(self, keys: pl.Series, learn: Callable[[pl.Series], None]) -> pl.Series:
        """The place of each key in ``found``; new keys are learned from the rows that have them."""
        found = self._join(keys)
        if found.null_count() > keys.null_count():
            learn(found.is_null() & keys.is_not_null())
            found = self._join(keys)
        return found

    def add(self, key: int, found: Found) -> None:
        """Remember what the law said."""
        self._keys.append(key)
        self.found.append(found)

    def _join(self, keys: pl.Series) -> pl.Series:
        if self._made != len(self.found):
            self._made = len(self.found)
            self._by_key = pl.DataFrame(
                {"key": self._keys, "id": range(self._made)}, schema={"key": pl.Int64, "id": pl.Int32}
            )
        return keys.rename("key").to_frame().join(self._by_key, on="key", how="left", maintain_order="left")["id"]


class Answers:
    """The answers of one batch: text columns, day columns as numbers, and the places of their rows."""

    def __init__(self, height: int) -> None:
        self.height = height
        self.columns: dict[str, pl.Series] = {}
        self.books: dict[str, pl.Series] = {}


class Engine:
    """Answers batch after batch; what is learned from one is known for the next."""

    def __init__(self, setting: Setting, ask: Sequence[str], tell: Callable[[HardshipError], str]) -> None:
        self.setting = setting
        self.questions = [QUESTIONS[name](setting) for name in QUESTIONS if name in ask]
        self.single = Single(self.questions, tell)
        self.alone = 0  # rows that no key fitted
        self._books: dict[str, Book] = {}
        self._notes: dict[tuple[str, ...], int] = {(): 0}
        self._joined: dict[int, int] = {}
        self._texts: list[str | None] = []
        # For audits: what each row's fee is made of, and its Land.
        self.known_details: list[Any] = []
        self._details: dict[Any, int] = {}
        self.details = pl.Series([], dtype=pl.Int32)
        self.lands: pl.Series | None = None

    def answer(self, texts: pl.DataFrame, broken: pl.Series | None = None) -> Answers:
        """The answer columns of a batch of fact columns (texts, named as the facts).

        ``broken`` says of rows that could not be read at all why.
        """
        coded = self.setting.coder.code(texts)
        columns = Columns(self.setting, coded.frame)
        self._cover(columns)
        odd = self._odd(columns, coded)
        self.lands = None
        if columns.has("land"):
            self.lands = columns.frame.with_columns(columns.by_value("land", lambda land: land, pl.String).alias("_land"))["_land"]
        answers = Answers(texts.height)
        ids: dict[str, pl.Series] = {}
        alone = odd
        first: list[Question] = [question for question in self.questions if not isinstance(question, Appeals)]
        appeals = next((question for question in self.questions if isinstance(question, Appeals)), None)
        if appeals is not None:
            self._cover_contents(appeals, columns)
            first.append(appeals.notifications)
        for question, (found, days, apart) in zip(first, self._ask(first, columns, odd), strict=True):
            ids[question.name] = found
            alone = alone | apart
            self._gather(question, found, days, answers)
            if isinstance(question, Fees):
                place = columns.frame.with_columns(extra=self._table(question, "extra").gather(found))
                schedule = place.select(question.schedule(columns)).to_series()
                ids["_published"] = self._published(question).gather(schedule)
                alone = alone | (ids["_published"] < 0).fill_null(value=False)
        if appeals is not None:
            # Rows whose notification is found alone are found alone altogether.
            extra = self._table(appeals.notifications, "extra").gather(ids.pop("notification"))
            day = answers.columns.pop("notified")
            columns.frame = columns.frame.with_columns(extra.alias("_notice"), day.alias("_notified"))
            ((found, days, apart),) = self._ask([appeals], columns, odd | apart)
            ids[appeals.name] = found
            alone = alone | apart
            self._gather(appeals, found, days, answers)
        if broken is not None and broken.null_count() < len(broken):
            texts = texts.with_columns(broken.alias(BROKEN))
            alone = alone | broken.is_not_null()
            ids = {name: found.set(alone, None) for name, found in ids.items()}
        self._close(texts, ids, alone, answers)
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

    def _odd(self, columns: Columns, coded: Coded) -> pl.Series:
        """Rows whose facts cannot be read or contradict each other (``facts.check_case``)."""
        wrong = [columns.day(first) > columns.day(second) for first, second in _ORDER if columns.has(first) and columns.has(second)]
        for fact, act in (("against", "objection"), ("reason", "reissue-card")):
            if columns.has(fact):
                wrong.append((columns.word(fact) != 0) & ~columns.is_in("act", (None, act)))
        odd = pl.any_horizontal(*wrong).fill_null(value=False) if wrong else pl.lit(False)  # noqa: FBT003
        found = columns.frame.with_columns(odd.alias("_odd"))["_odd"]
        return found if coded.bad is None else found | coded.bad

    @staticmethod
    def _cover_contents(appeals: Appeals, columns: Columns) -> None:
        """Make the tables of what the law says reach the deliveries, levels and Länder of the batch."""
        notifications = appeals.notifications
        pairs = columns.frame.with_columns(_a=notifications.pair(columns), _b=appeals.pair(columns))
        notifications.contents.cover(pairs["_a"])
        appeals.contents.cover(pairs["_b"])

    def _ask(
        self, questions: Sequence[Question], columns: Columns, odd: pl.Series
    ) -> list[tuple[pl.Series, pl.DataFrame, pl.Series]]:
        """By question: the place of each row's answer, the candidate days, and the rows that must be answered alone."""
        good = ~pl.lit(odd)
        plans = [question.plan(columns) for question in questions]
        wanted = []
        for place, plan in enumerate(plans):
            asked, alone = plan.asked & good, plan.alone.fill_null(value=False)
            wanted += [
                pl.when(asked & ~alone).then(plan.key).alias(f"_key{place}"),
                (asked & alone).alias(f"_alone{place}"),
                *(day.cast(pl.Int32).alias(name) for name, day in plan.days.items()),
            ]
        # All at once: the keys of several questions are worked out side by side.
        worked = columns.frame.with_columns(wanted)
        return [
            self._resolve(question, plan, columns, worked.rename({f"_key{place}": "_key", f"_alone{place}": "_alone"}))
            for place, (question, plan) in enumerate(zip(questions, plans, strict=True))
        ]

    def _resolve(
        self, question: Question, plan: Plan, columns: Columns, worked: pl.DataFrame
    ) -> tuple[pl.Series, pl.DataFrame, pl.Series]:
        book = self._books.setdefault(question.name, Book(question))

        def learn(missing: pl.Series) -> None:
            rows = worked.select("_key", *columns.present, *plan.days).filter(missing)
            for row in rows.unique("_key", keep="first", maintain_order=True).iter_rows(named=True):
                facts = {name: row[name] for name in columns.present}
                case = case_of(facts, self.setting.coder)
                book.add(row["_key"], question.find(case, {name: row[name] for name in plan.days}))

        ids = book.ids(worked["_key"], learn)
        refused = self._table(question, "refused").gather(ids)
        apart = worked["_alone"] | refused.fill_null(value=False)
        return ids.set(apart, None), worked.select(*plan.days), apart

    def _table(self, question: Question, name: str) -> pl.Series:
        """One column of a question's book."""
        book = self._books[question.name]
        if book.tables.get("_size", pl.Series([-1]))[0] != len(book.found):
            self._tables(question, book)
        return book.tables[name]

    def _tables(self, question: Question, book: Book) -> None:
        found = book.found
        book.tables = {
            "_size": pl.Series([len(found)]),
            "refused": pl.Series([one.refused for one in found], dtype=pl.Boolean),
            "detail": pl.Series([self._detail(one.detail) for one in found], dtype=pl.Int32),
            "extra": pl.Series([one.extra for one in found], dtype=pl.Int32),
            "status": pl.Series([STATUSES.index(one.status) for one in found], dtype=pl.Int32),
            "notes": pl.Series([self._note(one.notes) for one in found], dtype=pl.Int64),
        }
        for place, name in enumerate(question.words):
            book.tables[name] = pl.Series([one.words[place] if one.words else None for one in found], dtype=pl.String)
        for place, name in enumerate(question.dates):
            book.tables[name] = pl.Series([one.picks[place] if one.picks else None for one in found], dtype=pl.String)

    def _note(self, notes: tuple[str, ...]) -> int:
        return self._notes.setdefault(notes, len(self._notes))

    def _detail(self, detail: Any) -> int | None:
        if detail is None:
            return None
        if detail not in self._details:
            self._details[detail] = len(self.known_details)
            self.known_details.append(detail)
        return self._details[detail]

    def _published(self, question: Fees) -> pl.Series:
        places = [-1 if notes is None else self._note(notes) for notes in question.published]
        return pl.Series(places, dtype=pl.Int64)

    def _dates(self, question: Question, ids: pl.Series, days: pl.DataFrame) -> dict[str, pl.Series]:
        """The question's columns of days: for each row the candidate that its answer names."""
        found = {}
        for name in question.dates:
            picks = self._table(question, name)
            candidates = [candidate for candidate in days.columns if candidate.partition(":")[0] == name]
            place = {candidate: index for index, candidate in enumerate(candidates)}
            which = pl.Series([place.get(pick) if pick else None for pick in picks.to_list()], dtype=pl.Int32).gather(ids)
            used = [candidate for candidate in candidates if (picks == candidate).any()]
            expr = pl.lit(None, pl.Int32)
            for candidate in used:
                expr = pl.when(pl.lit(which) == place[candidate]).then(pl.col(candidate)).otherwise(expr)
            found[name] = days.select(pl.first().alias("_"), expr.alias(name))[name]
        return found

    def _gather(self, question: Question, ids: pl.Series, days: pl.DataFrame, answers: Answers) -> None:
        for name in question.words:
            answers.books[name] = self._table(question, name)
            answers.columns[name] = ids
        answers.columns |= self._dates(question, ids, days) if question.dates else {}

    def _close(self, texts: pl.DataFrame, ids: dict[str, pl.Series], alone: pl.Series, answers: Answers) -> None:
        """Status and notes over all questions, then the rows that are answered alone."""
        height = answers.height
        ranks = pl.DataFrame({question.name: self._table(question, "status").gather(ids[question.name]) for question in self.questions})
        status = ranks.select(pl.max_horizontal(pl.all()))  .to_series()
        notes = pl.DataFrame(
            {question.name: self._table(question, "notes").gather(ids[question.name]) for question in self.questions}
        )
        if "_published" in ids:
            notes = notes.insert_column(1, ids["_published"].rename("published"))
        key = pl.lit(0, pl.Int64)
        for name in notes.columns:
            key = key * _NOTES_ROOM + pl.col(name).fill_null(0)
        joined = self._join_notes(notes, notes.select(key.alias("key"))["key"])
        rows = alone.arg_true()
        self.alone += len(rows)
        cells = [self.single.cells(row) for row in texts[rows].iter_rows(named=True)] if len(rows) else []
        ranked = [max((STATUSES.index(one) for one in cell["statuses"].values()), default=0) for cell in cells]
        fee = "fee" in ids
        columns = answers.columns
        details = self._table(self.questions[0], "detail").gather(ids["fee"]) if fee else _nothing(height)
        self.details = _put(details, rows, [self._detail(cell.get("detail")) for cell in cells])
        for name in ANSWERS:
            if name in DATES:
                numbers = columns.get(name, pl.Series([None], dtype=pl.Int32).new_from_index(0, height))
                values = [None if cell.get(name) is None else number(cell[name]) for cell in cells]
                columns[name] = self.setting.tables.iso.gather(_put(numbers, rows, values))
            elif name == "status":
                columns[name] = _words(STATUSES).gather(_put(status, rows, ranked))
            elif name == "fee_status":
                ranks_fee = ranks["fee"] if fee else _nothing(height)
                columns[name] = _words(STATUSES).gather(
                    _put(ranks_fee, rows, [STATUSES.index(cell["statuses"].get("fee", "")) for cell in cells])
                )
            elif name == "notes":
                columns[name] = _with(pl.Series(self._texts, dtype=pl.String), joined, rows, [";".join(cell["notes"]) or None for cell in cells])
            elif name == "error":
                columns[name] = _with(pl.Series([], dtype=pl.String), _nothing(height), rows, [cell["error"] for cell in cells])
            else:
                table = answers.books.get(name, pl.Series([], dtype=pl.String))
                columns[name] = _with(table, columns.get(name, _nothing(height)), rows, [cell.get(name) for cell in cells])

    def _join_notes(self, notes: pl.DataFrame, keys: pl.Series) -> pl.Series:
        """The place in ``_texts`` of the joined notes of all questions."""
        book = pl.DataFrame({"key": list(self._joined), "id": list(self._joined.values())}, schema={"key": pl.Int64, "id": pl.Int32})
        found = keys.to_frame().join(book, on="key", how="left", maintain_order="left")["id"]
        if not found.null_count():
            return found
        by_place = list(self._notes)
        missing = notes.with_columns(keys).filter(found.is_null()).unique("key")
        for row in missing.iter_rows(named=True):
            codes = [code for name in notes.columns for code in by_place[row[name] or 0]]
            self._joined[row["key"]] = len(self._texts)
            self._texts.append(";".join(dict.fromkeys(codes)) or None)
        return self._join_notes(notes, keys)


def _nothing(height: int) -> pl.Series:
    return pl.Series([None], dtype=pl.Int32).new_from_index(0, height)


def _words(texts: Sequence[str]) -> pl.Series:
    return pl.Series([text or None for text in texts], dtype=pl.String)


def _put(column: pl.Series, rows: pl.Series, values: list[Any]) -> pl.Series:
    """The column with other values in some rows."""
    return column.scatter(rows, pl.Series(values, dtype=column.dtype)) if len(rows) else column


def _with(table: pl.Series, places: pl.Series, rows: pl.Series, texts: list[str | None]) -> pl.Series:
    """Texts gathered from a table, with texts of their own in some rows."""
    if not len(rows):
        return table.gather(places) if len(table) else pl.Series([None], dtype=pl.String).new_from_index(0, len(places))
    own = pl.Series(texts, dtype=pl.String)
    numbers = pl.Series(range(len(table), len(table) + len(own)), dtype=places.dtype)
    return pl.concat([table, own], rechunk=True).gather(places.clone().scatter(rows, numbers))

"""The fiction effect of many rows: an order of days, and what is known of the title (``law/fiction.py``)."""

from itertools import product
from typing import Any

import polars as pl

from hardship_cli.answer import Answer, Trace
from hardship_cli.batch.codes import NO_TITLE
from hardship_cli.batch.question import Columns, Key, Plan, Question, Setting, any_of, first_of, only
from hardship_cli.batch.tables import OUTSIDE, at
from hardship_cli.facts import Case
from hardship_cli.law.fiction import fiction

_RULES = ("expiry_day_in_time", "application_rolls", "suspensive_effect", "child_born")
_LONGEST_RUN = 14  # as in law/fiction.py: a later application cannot be saved by days off


class Fictions(Question):
    """What bridges the time after a title."""

    name = "fiction"
    words = ("fiction_effect",)
    dates = ("fiction_from", "fiction_until")

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._epochs, self._epoch_room = setting.epochs(
            self.law.deadlines, lambda name: name in _RULES or name.startswith(("fiction_", "work_"))
        )

    def asks(self, case: Case) -> bool:
        """A title held or known not to be held, or an application."""
        return case.permit_until is not None or case.applied is not None

    def answer(self, case: Case, trace: Trace | None = None) -> Answer:
        """The single answer."""
        return fiction(case, self.law, trace)

    def cells(self, answer: Answer) -> dict[str, Any]:
        """Effect, first day and last."""
        found = answer.answer
        return {"fiction_effect": found.effect, "fiction_from": found.from_, "fiction_until": found.until}

    def plan(self, columns: Columns) -> Plan:
        """How the days of the case lie to each other, and the law of each day that picks a version."""
        title, (old,) = columns.day("permit_until"), columns.keep(columns.title_end())
        applied, ordered = columns.day("applied"), columns.day("continuation_ordered")
        decided, notified, on = columns.day("decided"), columns.day("notified"), columns.day("on")
        (until,), since = columns.keep(notified.fill_null(decided)), columns.day("lawful_since")
        key = Key(columns)
        key.word("title")
        key.add(pl.when(title.is_null()).then(0).when(title == NO_TITLE).then(1).otherwise(2), 3)
        for name in ("lawful_stay",):
            key.word(name)
        refused = columns.is_in("outcome", ("refused",))
        key.flag(refused)
        for day in (applied, ordered, decided, notified, since, on):
            key.flag(day.is_null())
        key.add(
            pl.when(applied < old).then(0).when(applied == old).then(1).when(applied == old + 1).then(2).otherwise(3), 4
        )
        key.add(pl.when(until <= old).then(0).when(until == old + 1).then(1).otherwise(2), 3)
        if columns.has("continuation_ordered"):
            key.add(pl.when(ordered == old + 1).then(0).when(ordered == applied).then(1).otherwise(2), 3)
            key.flag(ordered < old + 1)
        (seat,) = columns.keep(columns.seat(with_place=False))
        state, following, farthest = columns.keep(
            *(columns.seats.look(name, seat, old) for name in ("state", "following", "last"))
        )
        saved = (columns.word("land") == 0) & (
            farthest >= pl.max_horizontal(applied.fill_null(following), following + 1)
        )
        key.add(_rolled(old, applied, state, following, saved), 6)
        for day in (first_of(on, applied, old, decided, notified), first_of(on, ordered), first_of(on, old)):
            key.add(at(self._epochs, day), self._epoch_room)
        key.add(only(refused, at(self._epochs, until)), self._epoch_room)
        alone = columns.out_of_order(product(("applied", "continuation_ordered"), ("decided", "notified")))
        alone.append(state.is_null() & old.is_not_null())
        if columns.has("lawful_since"):
            alone += [old.is_null() & (columns.day("born") == since), old.is_null() & (since > applied)]
        candidates = {
            "fiction_from:expiry": old + 1,
            "fiction_from:applied": applied,
            "fiction_from:ordered": ordered,
            "fiction_until:": until,
        }
        asked = any_of(title.is_not_null(), applied.is_not_null())
        return Plan(asked, any_of(*alone), key.parts, key.making, candidates)


def _rolled(old: pl.Expr, applied: pl.Expr, state: pl.Expr, following: pl.Expr, saved: pl.Expr) -> pl.Expr:
    """Whether the title ends on a day off and the application came by the next working day; or where the calendar ends.

    ``saved``: without a Land the remark asks whether any Land's own holidays would help.
    """
    near = applied.is_null() | (applied - old <= _LONGEST_RUN)
    in_time = near & (applied.is_null() | (applied <= following))
    found = pl.when(state == OUTSIDE).then(2).when((following > old) & in_time).then(1).otherwise(0)
    return pl.when(applied.is_null() | (applied > old)).then(found + pl.when(saved & near).then(3).otherwise(0))

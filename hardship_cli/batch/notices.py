"""What notices say of the remedy against the law: which of them name another one, and what the law answers of such a notice."""

from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from hardship_cli.batch.cells import Answers
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import RowByRow
from hardship_cli.case import Case
from hardship_cli.recorded import FACTS_RECORDED, NO_REMEDY, SAID_BY

_REMEDY = "recorded_remedy"
_FACT = SAID_BY[_REMEDY]
# The remedies that an instruction names as a fact of the case.
_NAMED = [value for value in FACTS_RECORDED[_REMEDY].values if value != NO_REMEDY]
# The columns that hang on what the notice names.
_COLUMNS = ("final_from", "notes", "status")


class Notices(NamedTuple):
    """What the notices of a batch name, and its rows with that where it is not the law's remedy; ``differ`` is which these are."""

    named: pl.Series
    rows: pl.DataFrame
    differ: pl.Series

    @classmethod
    def of(cls, named: pl.Series, texts: pl.DataFrame, answers: Answers) -> "Notices":
        """Held against the answers, whose remedy is the law's."""
        differ = (named != answers.column("remedy")).fill_null(value=False)
        other = pl.when(differ).then(named).alias(_REMEDY)
        return cls(named, texts.with_columns(pl.select(other).to_series()), differ)

    def columns(self, answers: Answers, engine: Engine) -> dict[str, pl.Series]:
        """The columns that hang on it, as the law answers them of such notices."""
        found = {name: answers.column(name) for name in _COLUMNS}
        # That none is open, or one of an authority against a judgment, no fact can say: such a row is asked alone.
        is_fact = (self.rows[_REMEDY] != NO_REMEDY) & answers.column("remedy").is_in(_NAMED)
        for rows, answered in ((self.differ & is_fact, _as_fact), (self.differ & ~is_fact, _alone)):
            if rows.any():
                more = answered(self.rows.filter(rows), engine)
                found = {name: column.scatter(rows.arg_true(), more.column(name)) for name, column in found.items()}
        return found


def case_of(single: RowByRow, row: Mapping[str, str | None]) -> Case:
    """The case of a row, with the remedy that its notice names though no fact could say it."""
    facts = dict(row)
    named = facts.pop(_REMEDY, None)
    case = single.case_of(facts)[0]
    return case if named is None else case._replace(remedy=named)


def remedies(recorded: pl.Series, computed: pl.Series) -> pl.Series:
    """What the notice names and what the law has, where they differ: ``objection -> action``."""
    both = pl.concat_str(recorded, pl.lit(" -> "), computed)
    return pl.select(pl.when(recorded != computed).then(both)).to_series()


def _as_fact(rows: pl.DataFrame, engine: Engine) -> Answers:
    return engine.answer(rows.drop(_FACT, strict=False).rename({_REMEDY: _FACT}))


def _alone(rows: pl.DataFrame, engine: Engine) -> Answers:
    single = engine.single
    cells = [single.of_case(case_of(single, row)).texts for row in rows.iter_rows(named=True)]
    columns = {name: pl.Series([one.get(name) for one in cells], dtype=pl.String) for name in _COLUMNS}
    return Answers(rows.height).with_columns(columns)

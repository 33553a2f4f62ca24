"""By paths a register is answered with what was known on a day as its rows are one by one."""

import datetime as dt

import polars as pl
import pytest
from registers import hostile

from hardship_cli.batch.answer_columns import ANSWERS
from hardship_cli.batch.engine import Engine
from hardship_cli.batch.row_by_row import RowByRow, Setting
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law

TODAY = dt.date(2026, 11, 28)


@pytest.mark.parametrize("known_on", [dt.date(2026, 11, 24), dt.date(2026, 11, 21), dt.date(2026, 8, 19)])
def test_by_paths_as_one_by_one(known_on):
    rows = [
        {name: None if value is None else str(value) for name, value in row.items() if name != "id"}
        for row in hostile(known_on.toordinal(), 400, share=0.35)
    ]
    texts = pl.DataFrame(rows, infer_schema_length=None)
    setting = Setting(Law(known_on=known_on), tuple(QUESTIONS), lambda error: f"{error.field}: {error.code}", TODAY)
    engine = Engine(setting)
    found = engine.answer(texts).columns
    single = RowByRow(setting)
    for row, answered in zip(texts.to_dicts(), found.select(ANSWERS).to_dicts(), strict=True):
        expected = single.work_out(row).texts
        assert answered == {name: expected.get(name) for name in ANSWERS}, row
    assert engine.one_by_one < 400
    notes = set(";".join(found["notes"].drop_nulls()).split(";"))
    # Nearly all sources were checked on one day; what was checked after it is seldom met.
    checked = dt.date(2026, 11, 22)
    assert known_on >= checked or notes & {"version_not_known", "not_known_undated", "not_known_then"}

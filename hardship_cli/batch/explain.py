"""The full answers of one row of a register."""

from typing import Any

from hardship_cli.answer import Answer, Trace
from hardship_cli.batch.columns import NEEDED, askable
from hardship_cli.batch.formats.interface import BROKEN, Source, format_of
from hardship_cli.batch.formats.opening import open_source
from hardship_cli.batch.persons import with_persons
from hardship_cli.batch.pipeline import Job, header_of, headings_sought
from hardship_cli.batch.row_by_row import RowByRow, RowError, Setting
from hardship_cli.batch.services import with_services
from hardship_cli.batch.texts import fact_texts
from hardship_cli.batch.work import WorkFolder
from hardship_cli.errors import HardshipError, InputError, Unanswerable
from hardship_cli.questions import QUESTIONS


def explain_row(job: Job, setting: Setting, number: int) -> list[Answer | HardshipError]:
    """All answers to row ``number`` (from 1), or the reasons why there are none; raises :class:`InputError` ``batch_no_row``."""
    row, ask = _find(job, setting, number)
    single = RowByRow(setting._replace(ask=ask))
    try:
        case, _is_empty, given = single.case_of(row)
        asked = single.answers(case, Trace, given)
    except RowError as failed:
        return list(failed.errors)
    found: list[Answer | HardshipError] = []
    for name, question in QUESTIONS.items():
        if name in asked.found:
            found.append(asked.found[name])
        elif name in asked.open and any(getattr(case, fact) is not None for fact in question.opened_by):
            found.append(asked.open[name])
    needed = "; ".join(f"{question}: {', '.join(NEEDED[question])}" for question in ask)
    return found or [Unanswerable("batch_row_asks_nothing", "explain_row", value=number, needed=needed)]


def _find(job: Job, setting: Setting, number: int) -> tuple[dict[str, Any], list[str]]:
    with WorkFolder() as work:
        source = open_source(
            job.source,
            format_of(job.source, job.read_as, "from"),
            work,
            job.rows_at_once,
            job.sheet,
            header_row=job.header_row,
        )
        return source.whole(lambda: _row(source, job, setting, number))


def _row(source: Source, job: Job, setting: Setting, number: int) -> tuple[dict[str, Any], list[str]]:
    with headings_sought(source, job):
        header = header_of(source, job, setting)
        ask = askable(header, job.ask)
    seen = 0
    for frame in source.batches():
        if number <= seen + frame.height:
            one = frame.slice(number - seen - 1, 1)
            texts = fact_texts(one, header.names, header.facts, zero=source.serial_zero)
            broken = with_persons(one, header.names, one[BROKEN] if BROKEN in one.columns else None)
            texts, broken = with_services(texts, broken)
            return {**texts.row(0, named=True), BROKEN: None if broken is None else broken[0]}, ask
        seen += frame.height
    raise InputError("batch_no_row", "explain_row", value=number, rows=seen)

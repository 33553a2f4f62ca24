"""What was recorded of a decision, in its timeline: the days that were noted, and those that follow from a difference."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hardship_cli.answer import CALCULATED, Answer, Note
from hardship_cli.asking import ask_one
from hardship_cli.decision import Decision, audit
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.entries import Entries
from hardship_cli.timeline.model import WHAT, Entry, Report, Rest, by_day, state_of, when_of

# Days that stand in the timeline as they were noted.
_NOTED = {"recorded_last_day": "noted_last_day", "recorded_valid_until": "granted_until"}


def with_recorded(report: Report, recorded: Mapping[str, Any], law: Law) -> Report:
    """The report with what was recorded of its decision (:data:`~hardship_cli.recorded.FACTS_RECORDED`), held against the law.

    Differences stand among the remarks on the case as a whole, the days that follow from them among its entries: the year that a
    wrong remedy in the instruction opens, and the last day for the remedy against the fee alone.
    """
    if not recorded:
        return report
    entries = [_entry(report, _NOTED[name], day, Rest(name)) for name, day in recorded.items() if name in _NOTED]
    try:
        answer = audit(Decision(report.case, recorded), law, report.today)
    except Unanswerable:
        note = Note("decision_unchecked", "hint")
        return report._replace(
            entries=by_day([*report.entries, *entries]), alerts=(*report.alerts, note), recorded=recorded
        )
    entries += _following(report, answer, law)
    return report._replace(
        entries=by_day([*report.entries, *entries]), alerts=(*report.alerts, *_notes(answer)), recorded=recorded
    )


def _notes(answer: Answer) -> Iterator[Note]:
    for difference in answer.answer.differences:
        level = "hint" if difference.follows == "other_reading" else "warning"
        yield Note("decision_differs", level, difference.basis, (("difference", difference),))
    if answer.answer.same:
        yield Note("decision_same", "hint", None, (("same", answer.answer.same),))


def _following(report: Report, answer: Answer, law: Law) -> Iterator[Entry]:
    """The days that a difference sets."""
    answered = "appeal" in report.answers
    rest = Rest(question="appeal") if answered else Rest("recorded_remedy")
    entries = Entries(report.case, law, report.today, report.answers)

    def following(what: str, day: date, basis: str | None, **params: Any) -> Entry:
        status = entries.status("appeal", what) if answered else CALCULATED
        return _entry(report, what, day, rest)._replace(basis=basis, status=status, params=tuple(params.items()))

    for difference in answer.answer.differences:
        if difference.until is None:
            continue
        if difference.follows == "remedy_wrong":
            yield following("year_opened", difference.until, difference.basis)
        elif difference.follows == "fee_too_high_until":
            named = {} if difference.remedy is None else {"remedy": difference.remedy}
            yield following("fee_contest_due", difference.until, _basis(report, law), **named)


def _basis(report: Report, law: Law) -> str | None:
    """The provision of the period in which the fee alone can be contested."""
    case = report.case._replace(document="fee-notice", remedy=None)
    try:
        steps = ask_one("appeal", case, law, report.today).steps
    except HardshipError:
        return None
    return next((step.basis for step in steps if step.op == "raw_end"), None)


def _entry(report: Report, what: str, day: date, rest: Rest) -> Entry:
    kind, today = WHAT[what], report.today
    return Entry(day, what, kind, when_of(day, today), (rest,), state=state_of(kind, day, today))

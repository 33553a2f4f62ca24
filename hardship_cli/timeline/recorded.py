"""What was recorded of a decision, in its timeline: the days that were noted, and those that follow from a difference."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hardship_cli.answer import CALCULATED, REVIEW, Answer, Note, gravest
from hardship_cli.asking import ask_one
from hardship_cli.decision import Decision, against_fee, audit
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.law.appeal_periods import LATE_UNLESS
from hardship_cli.recorded import INSTRUCTED
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.alerts import MISSED, not_surely_missed
from hardship_cli.timeline.entries import Entries
from hardship_cli.timeline.model import WHAT, Entry, Report, Rest, by_day, done_by, state_of, when_of

# Days that stand in the timeline as they were noted.
_NOTED = {"recorded_last_day": "noted_last_day", "recorded_valid_until": "granted_until"}

# The remarks on what was filed late begin so: whether it is late goes by the notice.
_ON_LATE = (LATE_UNLESS, "reinstatement")


def with_recorded(report: Report, recorded: Mapping[str, Any], law: Law) -> Report:
    """The report with what was recorded of its decision (:data:`~hardship_cli.recorded.FACTS_RECORDED`), held against the law.

    Differences stand among the remarks on the case as a whole, the days that follow from them among its entries: the year that a
    wrong remedy in the instruction opens, and the last day for the remedy against the fee alone.
    """
    recorded = {name: value for name, value in recorded.items() if name not in not_held(report, recorded)}
    if not recorded:
        return report
    report = _as_set(report, recorded.get("recorded_fee_eur"), law)
    entries = [_entry(report, _NOTED[name], day, Rest(name)) for name, day in recorded.items() if name in _NOTED]
    try:
        answer = audit(Decision(report.case, recorded), law, report.today)
    except Unanswerable:
        note = Note("decision_unchecked", "hint")
        return report._replace(
            entries=by_day([*report.entries, *entries]), alerts=(*report.alerts, note), recorded=recorded
        )
    entries += _following(report, answer, law)
    report = _as_named(report, answer, law)
    return report._replace(
        entries=by_day([*report.entries, *entries]),
        alerts=(*report.alerts, *_notes(answer, report.today)),
        recorded=recorded,
    )


def not_held(report: Report, recorded: Iterable[str]) -> tuple[str, ...]:
    """What was recorded and is held against nothing: of a bill of several acts or persons its fee, which is no single one."""
    return tuple(name for name in recorded if name == "recorded_fee_eur" and report.bill is not None)


def _as_set(report: Report, amount: Decimal | None, law: Law) -> Report:
    """The report where the notice sets another fee than the law: what it sets is to be paid until the notice is changed.

    A remedy against it suspends nothing (§ 80 Abs. 2 S. 1 Nr. 1 VwGO).
    """
    money = report.money
    if amount is None or money is None or amount == money.amount:
        return report
    fee = report.answers["fee"]
    answers = {**report.answers, "fee": fee._replace(answer=fee.answer._replace(amount=amount))}
    set_ = Entries(report.case, law, report.today, answers).all()
    due = [entry for entry in set_ if entry.what == "fee_due"]
    others = [entry for entry in report.entries if entry.what != "fee_due"]
    day, basis = (due[0].day, due[0].basis) if due else (None, None)
    money = money._replace(amount=amount, due=day, basis=basis, status=None, by_law=money.amount)
    return report._replace(entries=by_day([*others, *due]), money=money)


def _as_named(report: Report, answer: Answer, law: Law) -> Report:
    """The report where the notice names another remedy than the law: what the law answers of such a notice.

    The decision is final only when the year is over; where the notice says that no remedy is open, nothing limits that (§ 58
    Abs. 2 S. 1 VwGO).
    """
    remedy = next((one for one in answer.answer.differences if one.what == "remedy"), None)
    where = "answers" if "appeal" in report.answers else "each"  # of one person, or of each of several
    found = getattr(report, where).get("appeal")
    if remedy is None or found is None:
        return report
    case = report.case._replace(remedy=remedy.recorded)
    named = ask_one("appeal", case, law, report.today)
    notes = [note for note in named.notes if note.code.startswith(_ON_LATE)]
    notes = [*notes, *[note for note in found.notes if not note.code.startswith(_ON_LATE)]]
    final = ask_one("appeal", case._replace(filed=None), law, report.today).answer.final_from
    status = gravest(found.status, REVIEW)
    found = found._replace(status=status, notes=tuple(notes), answer=found.answer._replace(final_from=final))
    answers: dict[str, Any] = {where: {**getattr(report, where), "appeal": found}}
    report = report._replace(**answers, status=gravest(report.status, REVIEW))
    due = next((entry for entry in report.entries if entry.what == "remedy_due"), None)
    case = done_by(report.case, report.today)
    if due is None or (final is not None and (case.filed or report.today) >= final):
        return report
    others = tuple([note for note in report.alerts if not note.code.startswith(MISSED)])
    unsure = () if len(others) == len(report.alerts) else (not_surely_missed(case, due),)
    return report._replace(alerts=(*unsure, *others))


def _notes(answer: Answer, today: date) -> Iterator[Note]:
    for difference in answer.answer.differences:
        level = "hint" if difference.follows in ("other_reading", "safe_day") else "warning"
        yield Note(
            "decision_differs",
            level,
            difference.follows_basis or difference.basis,
            (("difference", difference), ("today", today)),
        )
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

    # Where the facts themselves say that the instruction is missing or wrong, the year stands in the timeline already.
    has_year = any(entry.what == "remedy_due" and entry.param("year") for entry in report.entries)
    for difference in answer.answer.differences:
        day = difference.safe or difference.until
        if difference.what == "fee" and day is not None:
            named = {} if difference.remedy is None else {"remedy": difference.remedy}
            yield following("fee_contest_due", day, _basis(report, law), **named)
        if difference.what in ("fee", "remedy") and difference.safe and difference.until and not has_year:
            has_year = True
            yield following("year_opened", difference.until, difference.follows_basis)


def _basis(report: Report, law: Law) -> str | None:
    """The provision of the period in which the fee alone can be contested."""
    case = against_fee(report.case)._replace(remedy=None, **INSTRUCTED)
    try:
        steps = ask_one("appeal", case, law, report.today).steps
    except HardshipError:
        return None
    return next((step.basis for step in steps if step.op == "raw_end"), None)


def _entry(report: Report, what: str, day: date, rest: Rest) -> Entry:
    kind, today = WHAT[what], report.today
    return Entry(day, what, kind, when_of(day, today), (rest,), state=state_of(kind, day, today))

"""All questions put to one case: what is answered, what is missing, what is not raised."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from hardship_cli.answer import CALCULATED, Answer, gravest
from hardship_cli.asking import answers, ask_one
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.law.permit_notes import LENGTH_OPEN
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.alerts import alerts, alerts_of_several, fee_barred
from hardship_cli.timeline.each import answers_of_each
from hardship_cli.timeline.entries import Entries
from hardship_cli.timeline.model import Blocked, Entry, Missing, Money, Report, Skipped, done_by
from hardship_cli.turning_points import with_turns

# What is missing where a permit was decided on and no length is known: its last day, though there is an answer.
LENGTH_NEEDED = "permit_length_needed"


def timeline(
    facts: Case | Bill,
    law: Law,
    today: date,
    ask: Sequence[str] | None = None,
    *,
    given: Collection[str] = (),
    reckoned: bool = False,
) -> Report:
    """All answers for one case, or those to the questions ``ask``, arranged by day as seen from ``today``.

    ``given`` is as in :func:`~hardship_cli.asking.answers`. Turns are looked for around the days that nothing in the case
    tells; with ``reckoned`` also around those that an answer found itself, which only JSON and its digests show.

    A question whose facts are absent is listed as missing, with the facts that would open it. Without any day of its own
    the fee is asked for ``today``, and its answer says so. Raises :class:`InputError` for facts that contradict each other.
    """
    bill, case = (facts, facts.alone) if isinstance(facts, Bill) else (None, facts)
    asked = answers(facts, today, law, ask, given=given)
    found = {
        name: with_turns(name, answer, facts, law, today, reckoned=reckoned) for name, answer in asked.found.items()
    }
    missing: list[Missing] = []
    blocked: list[Blocked] = []
    for question, error in asked.open.items():
        if error.is_missing_fact:
            then = () if bill is not None and question == "fee" else _then(question, case, law, today, error)
            missing.append(Missing(question, error.field or "", error.code, error, then))
        else:
            blocked.append(Blocked(question, error))
    each = answers_of_each(bill, law, today, ask, given)
    permit = found.get("permit") or each.get("permit")
    if permit is not None and any(note.code == LENGTH_OPEN for note in permit.notes):
        error = Unanswerable(LENGTH_NEEDED, "months")
        missing.append(Missing("permit", "months", error.code, error))
    entries = Entries(case, law, today, found, bill, each).all()
    report = Report(
        case,
        today,
        asked.status,
        entries,
        found,
        tuple(missing),
        tuple(blocked),
        tuple(Skipped(question, because) for question, because in asked.not_raised.items()),
        _money(asked.found, entries, done_by(case, today).paid),
        law.digest,
        bill=bill,
        each=each,
        alerts=(
            *(
                alerts_of_several(case, law, today, each, entries)
                if bill is not None and bill.persons
                else alerts(case, law, today, found, entries)
            ),
            *fee_barred(law, today, entries),
            *law.remarks,
        ),
    )
    statuses = [answer.status for answer in report.of_each.values()] if found else []
    return report._replace(status=gravest(report.status, *statuses))


def _then(question: str, case: Case, law: Law, today: date, error: Unanswerable) -> tuple[str, ...]:
    """The facts that would be asked for after the first missing one: usual values are tried until there is an answer."""
    usual: dict[str, Any] = {
        "act": "extend",
        "applied": today,
        "delivery": "letter",
        "land": "NW",
        "lawful_stay": True,
        "months": Period(12, "months"),
        "on": today,
        "permit_until": today,
        "posted": case.decided or case.notified or today,
        "received": case.posted or case.decided or today,
        "start": today,
    }
    found: list[str] = []
    while error.field in usual and error.field not in found:
        found.append(error.field)
        case = case._replace(**{error.field: usual[error.field]})
        try:
            ask_one(question, case, law, today)
        except InputError:
            break
        except Unanswerable as further:
            if not further.is_missing_fact:
                break
            error = further
        else:
            return tuple(found[1:])
    if error.field is not None and error.field not in found:
        found.append(error.field)
    return tuple(found[1:])


def _money(found: Mapping[str, Answer], entries: tuple[Entry, ...], paid: date | None) -> Money | None:
    if "fee" not in found:
        return None
    fee = found["fee"]
    money = Money(
        fee.answer.amount, fee.answer.currency, paid=paid, status=None if fee.status == CALCULATED else fee.status
    )
    due = next((entry for entry in entries if entry.what == "fee_due"), None)
    return money if due is None else money._replace(due=due.day, basis=due.basis)

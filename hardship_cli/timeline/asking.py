"""All questions put to one case: what is answered, what is missing, what is not raised."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hardship_cli.answer import Answer, Note
from hardship_cli.errors import InputError, Unanswerable
from hardship_cli.facts import Case
from hardship_cli.law.appeals import appeal
from hardship_cli.law.fee_facts import ANCHORS
from hardship_cli.law.fees import fee
from hardship_cli.law.fiction import fiction
from hardship_cli.law.permits import permit
from hardship_cli.reading import Period
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.alerts import alerts
from hardship_cli.timeline.entries import Entries
from hardship_cli.timeline.model import Blocked, Entry, Missing, Money, Report, Skipped, gravest

QUESTIONS: dict[str, Callable[[Case, Law], Answer]] = {
    "fee": fee,
    "permit": permit,
    "fiction": fiction,
    "appeal": appeal,
}

# Acts that end in a title; about others there is no permit to reckon, and nothing that an application continues.
_TITLE_ACTS = (None, "issue", "extend", "change-purpose")


def timeline(case: Case, law: Law, today: date) -> Report:
    """All answers for one case, arranged by day as seen from ``today``.

    A question whose facts are absent is listed as missing, with the facts that would open it. Without any day of its own
    the fee is asked for ``today``, and its answer says so. Raises :class:`InputError` for facts that contradict each other.
    """
    found: dict[str, Answer] = {}
    missing: list[Missing] = []
    blocked: list[Blocked] = []
    skipped: list[Skipped] = []
    # The remedy first: it knows the day of notification, which ends a fiction effect.
    for question in sorted(QUESTIONS, key=lambda name: name != "appeal"):
        because = _not_raised(case, question)
        if because is not None:
            skipped.append(Skipped(question, because))
            continue
        ask = _asker(question, law, today, found.get("appeal"))
        try:
            found[question] = ask(case)
        except Unanswerable as error:
            if error.code.endswith("_needed") and error.field is not None:
                missing.append(Missing(question, error.field, error.code, error, _then(ask, case, today, error)))
            else:
                blocked.append(Blocked(question, error))
    answers = {question: found[question] for question in QUESTIONS if question in found}
    missing.sort(key=lambda one: tuple(QUESTIONS).index(one.question))
    entries = Entries(case, law, today, answers).all()
    status = gravest(*(answer.status for answer in answers.values()))
    return Report(
        case,
        today,
        status,
        entries,
        answers,
        tuple(missing),
        tuple(blocked),
        tuple(skipped),
        _money(answers, entries),
        law.digest,
        alerts=alerts(case, law, today, answers, entries),
    )


def _not_raised(case: Case, question: str) -> str | None:
    """Why the case does not raise a question, or nothing."""
    if question == "permit" and case.act not in _TITLE_ACTS:
        return "other_act"
    if question == "permit" and case.outcome != "granted":
        return "not_granted"
    if question == "fiction" and case.act not in (*_TITLE_ACTS, "fiction-certificate") and case.permit_until is None:
        return "other_act"
    return None


def _asker(question: str, law: Law, today: date, remedy: Answer | None) -> Callable[[Case], Answer]:
    """How a question is asked of a case: as the single command does, with what another answer found out."""

    def ask(case: Case) -> Answer:
        if question == "fee" and all(getattr(case, anchor) is None for anchor in ANCHORS):
            answer = fee(case._replace(on=today), law)
            return answer._replace(notes=(Note("assumed_today", "hint", None, (("day", today),)), *answer.notes))
        if question == "fiction" and case.notified is None and remedy is not None and remedy.answer.notified:
            try:
                return fiction(case._replace(notified=remedy.answer.notified), law)
            except (
                InputError
            ):  # an order from after the notification: the facts as given say what is wrong, if anything
                return fiction(case, law)
        return QUESTIONS[question](case, law)

    return ask


def _then(ask: Callable[[Case], Answer], case: Case, today: date, error: Unanswerable) -> tuple[str, ...]:
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
            ask(case)
        except InputError:
            break
        except Unanswerable as further:
            if not further.code.endswith("_needed"):
                break
            error = further
        else:
            return tuple(found[1:])
    if error.field is not None and error.field not in found:
        found.append(error.field)
    return tuple(found[1:])


def _money(answers: dict[str, Answer], entries: tuple[Entry, ...]) -> Money | None:
    if "fee" not in answers:
        return None
    answer = answers["fee"].answer
    due = next((entry for entry in entries if entry.what == "fee_due"), None)
    if due is None:
        return Money(answer.amount, answer.currency)
    return Money(answer.amount, answer.currency, due.day, due.basis)

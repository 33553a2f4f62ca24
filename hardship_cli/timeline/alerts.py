"""What people must know about a case before any detail: what was missed, or may be running while nobody counts it."""

from collections.abc import Mapping
from datetime import date

from hardship_cli.answer import Answer, Note
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError, Unanswerable
from hardship_cli.law.appeals import appeal
from hardship_cli.law.delivered import DECISION, as_to_title, names_decision
from hardship_cli.law.fiction_facts import IN_TIME, ORDERED, SCHENGEN, SCHENGEN_VISA, STAY_LATE, holds_title
from hardship_cli.recorded import INSTRUCTED
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE, Rule, Version
from hardship_cli.schedule.pick import version_on
from hardship_cli.timeline.each import is_open, runs
from hardship_cli.timeline.model import FEE_BARRED, LATE, OPEN, PASSED, Entry, done_by

# The remark that a remedy suspends nothing.
UNSUSPENDED = "no_suspensive_effect"
# The remarks on a remedy that was not filed in time begin so.
MISSED = "remedy_missed"
# The remarks on a remedy whose period, or the safe part of it, is over.
OVER = (
    *("remedy_missed", "remedy_missed_request", "remedy_missed_reinstatement", "remedy_over_unless"),
    *("year_missed", "year_runs"),
)
# The questions about the title that is held or granted.
_OF_TITLE = ("permit", "fiction")
# The steps that hold the end of the period for a remedy or for leaving, and its provision.
_ENDS = ("raw_end", "departure_end", "departure_named", "departure_anew")


def alerts(
    case: Case, law: Law, today: date, answers: dict[str, Answer], entries: tuple[Entry, ...]
) -> tuple[Note, ...]:
    """The remarks on the case as a whole, the most urgent first. ``answers`` and ``entries`` are those of the report."""
    case, by_code = done_by(case, today), {entry.what: entry for entry in entries}
    ended = _permit_ended(case, law, today, by_code)
    if ended is not None:
        return ended
    found = (
        _title_ended(case, law, today, by_code),
        _remedy_missed(case, law, today, by_code, answers),
        _departure_over(case, today, by_code),
        _year_runs(case, law, today, by_code),
        _period_uncounted(case, law, answers),
        _passport_ended(case, law, today),
    )
    return tuple(note for note in found if note is not None)


def alerts_of_several(
    case: Case, law: Law, today: date, each: Mapping[str, Answer], entries: tuple[Entry, ...]
) -> tuple[Note, ...]:
    """The remarks where several persons are asked about; ``case`` is what holds of all.

    What runs for each of them, or was missed, may not pass in silence: by what is known of all it is said here, as are the warnings
    of the answers ``each`` about the title that they hold or get.
    """
    case, by_code = done_by(case, today), {entry.what: entry for entry in entries}
    ended = _permit_ended(case, law, today, by_code)
    found = (
        *((_title_ended(case, law, today, by_code),) if ended is None else ended),
        _remedy_missed(case, law, today, by_code, each)
        or _year_runs(case, law, today, by_code)
        or _of_each("appeal", case, today, each, by_code),
        _departure_over(case, today, by_code) or _of_each("departure", case, today, each, by_code),
        _not_suspended(case, each),
        *((_passport_ended(case, law, today),) if ended is None else ()),
        *(note for name in _OF_TITLE if name in each for note in each[name].notes if note.level == "warning"),
    )
    return tuple(dict.fromkeys(note for note in found if note is not None))


def ordinary_end(case: Case, law: Law) -> date | None:
    """The last day for the remedy if the instruction was correct after all: the day on which filing is safe."""
    try:
        last: date | None = appeal(case._replace(**INSTRUCTED), law).answer.last_day
    except HardshipError:
        return None
    return last


def _title_ended(case: Case, law: Law, today: date, entries: dict[str, Entry]) -> Note | None:
    """The title has run out, and neither an application for one nor a decision on that is known."""
    case = as_to_title(case)
    ended = case.permit_until
    known = ("applied", "continuation_ordered", *DECISION)
    if not isinstance(ended, date) or ended >= today or any(getattr(case, fact) is not None for fact in known):
        return None
    if not holds_title(case):
        return _warn("stay_ended_unapplied", law.deadlines.rule(STAY_LATE).basis, ended=ended)
    basis = law.deadlines.rule(IN_TIME).basis
    if case.held == SCHENGEN_VISA:
        return _warn("ended_unapplied", law.deadlines.rule(SCHENGEN).basis, ended=ended)
    apply_by = entries.get("apply_by")
    others = () if apply_by is None else apply_by.others
    still = [(other.day, other.because) for other in others if other.day >= today]
    if still:
        day, point = max(still)
        return _warn("ended_unapplied_day_off", basis, ended=ended, day=day, point=point)
    order = _version(law.deadlines.rule(ORDERED), today)
    if order is None:
        return _warn("ended_unapplied", basis, ended=ended)
    return _warn("ended_unapplied_order", basis, ended=ended, order_basis=order.basis)


def _permit_ended(case: Case, law: Law, today: date, entries: dict[str, Entry]) -> tuple[Note, ...] | None:
    """The permit that was granted has run out, by each reading of its end; whether an extension was asked for no fact says.

    ``None`` where none runs or ran; else nothing was refused, and nothing had to be bridged before it.
    """
    permit = entries.get("permit_ends")
    if permit is None or permit.param("expected") or case.document != "decision":
        return None
    if max((permit.day, *(other.day for other in permit.others))) >= today:
        return ()
    code = "permit_ended_longest" if permit.param("longest") else "permit_ended"
    return (_warn(code, law.deadlines.rule(IN_TIME).basis, ended=permit.day),)


def _remedy_missed(
    case: Case, law: Law, today: date, entries: dict[str, Entry], answers: Mapping[str, Answer]
) -> Note | None:
    """The period for the remedy is over and was not kept, as far as the facts tell."""
    due = entries.get("remedy_due")
    if due is None or due.state not in (LATE, PASSED):
        return None
    remedy = due.param("remedy")
    final = answers["appeal"].answer.final_from
    if final is None or (case.filed or today) < final:
        return not_surely_missed(case, due)
    if due.param("year"):
        return _warn("year_missed", due.basis, day=due.day, remedy=remedy)
    limit = entries.get("reinstatement_ends")
    within = None if limit is None else _version(law.deadlines.rule("reinstatement_period"), case.on or due.day)
    if limit is None or within is None or limit.day < today:  # behind the outer limit no obstacle helps any more
        return _warn("remedy_missed", due.basis, day=due.day, remedy=remedy)
    request = entries.get("reinstatement_due")
    if request is not None and request.day < today:
        return _warn("remedy_missed", due.basis, day=due.day, remedy=remedy)
    if request is not None:
        # Since when the obstacle is gone is known, so that there is a day to act by and nothing left to find out.
        return _warn("remedy_missed_request", request.basis, day=due.day, remedy=remedy, until=request.day)
    return _warn(
        "remedy_missed_reinstatement",
        within.basis,
        day=due.day,
        remedy=remedy,
        weeks=within.value,
        until=limit.day,
        limit_basis=limit.basis,
    )


def _departure_over(case: Case, today: date, entries: dict[str, Entry]) -> Note | None:
    """The time to leave is over, and no fact says that it was interrupted. Who still holds a title need not leave."""
    ends, title = entries.get("departure_ends"), case.permit_until
    if ends is None or ends.state != PASSED or (isinstance(title, date) and title >= today):
        return None
    latest = max([ends.day, *(other.day for other in ends.others)])
    if latest >= today:
        return _warn("departure_over_unless", ends.basis, day=ends.day, until=latest)
    suspended, again = case.suspended, case.enforceable_again
    if suspended is None or suspended > today:
        return _warn("departure_over", ends.basis, day=ends.day)
    if suspended <= ends.day:
        return _warn("departure_over_again", ends.basis, day=ends.day, suspended=suspended)
    if again is None or again > today:
        return _warn("departure_over_suspended", ends.basis, day=ends.day, suspended=suspended)
    return _warn("departure_over_resumed", ends.basis, day=ends.day, suspended=suspended, again=again)


def not_surely_missed(case: Case, due: Entry) -> Note:
    """What is told in place of a remedy missed where it may be in time: who is told that it is missed would give up.

    ``due`` is the entry of its safe day; by another reading, or if a fact that is not known is otherwise, the period ends later.
    """
    remedy = due.param("remedy")
    if case.filed is None:
        return _warn("remedy_over_unless", due.basis, day=due.day, remedy=remedy)
    return _warn("remedy_late_unless", due.basis, day=due.day, remedy=remedy, filed=case.filed)


def _year_runs(case: Case, law: Law, today: date, entries: dict[str, Entry]) -> Note | None:
    """Only the year for a missing or wrong instruction is left: filing now is safe, its last day is not."""
    due = entries.get("remedy_due")
    if due is None or due.state != OPEN or not due.param("year"):
        return None
    ordinary = ordinary_end(case, law)
    if ordinary is None or ordinary >= today:
        return None
    return _warn("year_runs", due.basis, day=ordinary, until=due.day, remedy=due.param("remedy"))


def _period_uncounted(case: Case, law: Law, answers: dict[str, Answer]) -> Note | None:
    """A refusal or a notice is there, but not how it was notified, or where: a period may be running that no entry counts."""
    against = case.outcome == "refused" or case.document != "decision"
    first = next((day for day in (case.posted, case.decided) if day is not None), None)
    if "appeal" in answers or not against or first is None:
        return None
    if case.filed is not None:
        return None
    error = _open(case, law)
    lacks = None if error is None else error.field
    params: dict[str, object] = {"day": first}
    if isinstance(error, Unanswerable) and not error.is_missing_fact and "basis" in error.params:
        # Every fact is given: what is missing is a text of the law, which nobody finds out from the person.
        lacks_it, params = "_unread", {**params, "law": error.params["basis"]}
    elif lacks == "land":
        lacks_it = "_land"
    elif case.delivery is None or lacks is None:
        lacks_it = ""
    else:
        # Who named the way of delivery knows how it was notified; what is missing is its day.
        lacks_it, params = "_day", {**params, "facts": (lacks,)}
    try:
        found = appeal(case._replace(notified=first, posted=None, received=None, delivery=None), law)
    except HardshipError:
        return _warn(f"period_uncounted{lacks_it}", None, **params)
    last = found.answer.last_day
    if last is None:
        return None
    basis = next((step.basis for step in found.steps if step.op == "raw_end"), None)
    return _warn(f"period_uncounted_until{lacks_it}", basis, **params, until=last)


def _open(case: Case, law: Law) -> HardshipError | None:
    """Why there is no answer on the remedy."""
    try:
        appeal(case, law)
    except HardshipError as error:
        return error
    return None


def _of_each(
    question: str, case: Case, today: date, each: Mapping[str, Answer], entries: dict[str, Entry]
) -> Note | None:
    """A remark on what runs for each of several persons: until when, or that each must be asked for."""
    answer = each.get(question)
    if not runs(question, case, answer):
        return None
    if answer is None:
        # A decision that grants what was asked for leaves no period of which somebody must be warned that it is unknown.
        return None if question == "appeal" and case.outcome == "granted" else _warn(f"{question}_of_each", None)
    last = answer.answer.last_day
    if last is None or not is_open(question, answer, today) or (question == "departure" and last < today):
        return None
    safe = entries.get("remedy_safe") if question == "appeal" else None  # the day to act, where the year runs
    if safe is not None:
        return _warn("appeal_of_each_until", safe.basis, until=safe.day)
    basis = next((step.basis for step in answer.steps if step.op in _ENDS), None)
    return _warn(f"{question}_of_each_until", basis, until=last)


def _not_suspended(case: Case, each: Mapping[str, Answer]) -> Note | None:
    """The remark on a refusal that a remedy suspends nothing; each person must know it before any detail.

    Where a fiction effect ended with the refusal, the warning on that effect says it already.
    """
    notes = {note.code: note for answer in each.values() for note in answer.notes}
    if case.outcome != "refused" or UNSUSPENDED not in notes or "refusal_takes_effect" in notes:
        return None
    return notes[UNSUSPENDED]._replace(level="warning")


def _passport_ended(case: Case, law: Law, today: date) -> Note | None:
    """The passport has run out while nothing is decided."""
    ended = case.passport_until
    if ended is None or ended >= today or case.outcome != "granted" or names_decision(case):
        return None
    return _warn("passport_ended", law.deadlines.rule("passport_cap").basis, ended=ended)


def fee_barred(law: Law, today: date, entries: tuple[Entry, ...]) -> tuple[Note, ...]:
    """That a fee fell due so long ago that the claim is barred, from the end of that year on (§ 18 Abs. 1 BGebG).

    Whether the time was interrupted no fact says, so that the amount stays as it is.
    """
    due = next((entry for entry in entries if entry.what == "fee_due" and entry.state == PASSED), None)
    limit = None if due is None else _version(law.deadlines.rule("fee_limitation"), due.day)
    if due is None or limit is None:
        return ()
    last = date(due.day.year + int(limit.value), 12, 31)
    return () if today <= last else (_warn(FEE_BARRED, limit.basis, due=due.day, last=last),)


def _version(rule: Rule, day: date) -> Version | None:
    try:
        version = version_on(rule, day)
    except Unanswerable:
        return None
    return version if version.state == VALUE else None


def _warn(code: str, basis: str | None, **params: object) -> Note:
    return Note(code, "warning", basis, tuple(params.items()))

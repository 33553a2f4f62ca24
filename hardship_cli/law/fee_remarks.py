"""What stands beside the amount of a fee: facts that are open or unsure, discretion, credits and refunds."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from hardship_cli.answer import REVIEW
from hardship_cli.case import Case
from hardship_cli.errors import Unanswerable
from hardship_cli.law import fee_facts
from hardship_cli.law.fee_facts import fee_day
from hardship_cli.law.fee_items import items_of
from hardship_cli.law.fee_open import Leaf, explore, total_of
from hardship_cli.law.fee_work import Work
from hardship_cli.law.periods import add_months, birth_of, birthday_reached, is_first_of_year
from hardship_cli.observed import among, finding
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import NONE, VALUE, Version

# The disputed point that says more of association law before its provision than the remark on it does.
_BEFORE = "EU_TURKEY_BEFORE"
# Which fact would settle a question, where it has another name.
_FACT_OF = {"length": "months", "young": "born"}


def remarks(work: Work, total: int) -> None:
    """All remarks on a fee of ``total`` cents."""
    case, trace, fees = work.case, work.trace, work.law.fees
    for question in work.tried:
        trace.note("open_without_effect", "hint", None, fact=_FACT_OF.get(question, question))
    _tell_unsure_birth(work, total)
    _tell_new_on_sticker(work)
    if total:
        _own_finding(work, "fee_benefits", _on_benefits)
    if total and case.status == "eu-turkey":
        rule = fees.rule("association_turkey_24_and_over")
        version = _version(work, rule.id)
        if version is not None and version.state == NONE and _BEFORE not in work.touched:
            trace.note("association_law_before", "warning", rule.basis)
    if total:
        _own_finding(work, "fee_credited", _on_credit)
    if case.act == "objection":
        _own_finding(work, "objection_open", _on_remedy)
    if case.act == "objection" and case.against == "removal-threat":
        _tell(work, "removal_threat_free", "objection_removal_threat_free")
    if case.act == "objection" and case.against == "condition":
        _tell(work, "condition_itself", "objection_refusal")
    if case.act == "amend-condition":
        _tell(work, "employment_condition_free", "condition_employment_amend")
    if case.act == "fiction-certificate":
        _own_finding(work, "fee_certified", _on_certificate)


def _own_finding(work: Work, name: str, tell: Callable[[Work], None]) -> None:
    """Remarks on which nothing else hangs; of an observed case they are a finding of their own."""
    if type(work.case) is not Case:
        finding(work.case, name, partial(_of_case, work.law, tell), work.trace)
    else:
        tell(work)


def _of_case(law: Law, tell: Callable[[Work], None], case: Case, trace: Any) -> None:
    tell(Work(case, law, fee_day(case, law).day, trace))


def _ages_of_case(law: Law, case: Case) -> tuple[tuple[str, int], ...]:
    return _unsure_ages(case, law, fee_day(case, law).day)


def _on_benefits(work: Work) -> None:
    """The discretion that stands beside a fee which benefits do not lift."""
    if work.case.benefits == "other":
        _tell(work, "discretion_economic", "discretion_economic")
    elif work.case.benefits != "none":
        _tell(work, "discretion_benefits", "benefits_discretion")


def _on_credit(work: Work) -> None:
    """What becomes of a fee for what was not done."""
    if work.case.act == "objection":
        _tell(work, "objection_credited", "objection_credited")
    elif among(work.case.outcome, ("refused", "withdrawn")):
        _tell(work, "processing_not_refunded", "processing_fee_credited")


def _on_remedy(work: Work) -> None:
    """Whether an objection is open at all: its fee matters only where it is."""
    from hardship_cli.law.remedies import tell_objection

    tell_objection(work.case, work.trace, work.day)


def _on_certificate(work: Work) -> None:
    """Whether the facts show that there is nothing to certify, for the title had ended when the application came."""
    from hardship_cli.law.fiction_facts import IN_TIME, VISA_FREE
    from hardship_cli.law.in_force import known

    case = work.case
    ends, applied = case.permit_until, case.applied
    if not isinstance(ends, date) or case.held == VISA_FREE or applied is None or case.continuation_ordered is not None:
        return
    version = known(work.law, work.law.deadlines.rule(IN_TIME), applied)
    if version is not None and ends < applied:
        work.trace.note("nothing_to_certify", "warning", version.basis, day=ends)


def _tell_new_on_sticker(work: Work) -> None:
    """A first title cannot come on a sticker, which only extends a stay: the act or the sticker is to be looked at."""
    case = work.case
    if case.act == "issue" and fee_facts.sticker_limit(case, work.law, work.day) is not None:
        work.trace.raise_status(REVIEW)
        work.trace.note("sticker_only_extends", "warning", work.version(fee_facts.STICKER).basis)


def _tell_unsure_birth(work: Work, total: int) -> None:
    """A birth on 1 January is often one of an unknown day: said where the age decides, or would within a year."""
    case = work.case
    born = birth_of(case)
    if born is None:
        return
    if type(case) is not Case:
        ages = finding(case, "unsure_ages", partial(_ages_of_case, work.law))
    else:
        ages = _unsure_ages(case, work.law, work.day)
    applied = work.day if case.applied is None else case.applied
    for question, age in ages:
        # The birthday can be on any day of the year: the other side of it is looked at, and nothing else changed.
        # Where the birthday lies between application and decision the two give different answers, and both are turned round.
        answers = (
            (work.is_minor(applied), work.is_minor(work.day)) if question == "minor" else (work.is_young(applied),)
        )
        others = [explore(work.otherwise().trying({question: not answer}), items_of) for answer in answers]
        if any(isinstance(one, Leaf) and one.error is None and total_of(one.items) != total for one in others):
            work.trace.note("birth_first_of_year", "hint", None, age=age, day=birthday_reached(born, age))


def _unsure_ages(case: Case, law: Law, day: date) -> tuple[tuple[str, int], ...]:
    """The ages, each with the question that goes by it, that a birth of which perhaps only the year is known leaves open."""
    born = birth_of(case)
    if born is None or not is_first_of_year(born):
        return ()
    applied = day if case.applied is None else case.applied
    found = []
    for name, question in (("adult_age", "minor"), ("identity_card_young_age", "young")):
        try:
            age = fee_facts.figure(law, name, day)
        except Unanswerable:
            continue  # no law of the day goes by this age
        reached = birthday_reached(born, age)
        # If only the year of birth is right, the true birthday lies within a year of the one that stands in the case.
        first, last = add_months(reached, -12), add_months(reached, 12)
        if first < applied < last or first < day < last:
            found.append((question, age))
    return tuple(found)


def _tell(work: Work, code: str, rule: str) -> None:
    """A remark that rests on a rule of the day; left out where the law of that day was not read."""
    version = _version(work, rule)
    if version is not None and version.state == VALUE and version.value is not False:
        work.trace.note(code, "hint", version.basis)


def _version(work: Work, rule: str) -> Version | None:
    try:
        return work.version(rule)
    except Unanswerable:
        return None

"""What a permit costs by another length, or as a first one, where the one asked for is not what can be granted."""

from datetime import date

from hardship_cli.acts import ACTS
from hardship_cli.answer import REVIEW, Alternative, Gist, Item, money
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.facts import NO_DAY
from hardship_cli.law import fee_facts
from hardship_cli.law.fee_items import items_of
from hardship_cli.law.fee_readings import act_of, as_other_acts, total_under
from hardship_cli.law.fee_work import Work
from hardship_cli.law.in_force import known
from hardship_cli.law.periods import inclusive_period_end
from hardship_cli.observed import among

# The acts whose fee goes by how long the permit runs, and what can end it before the length asked for, each with its rule.
_BY_LENGTH = tuple([code for code, act in ACTS.items() if act.by_length])
_ENDED_BY = (("purpose_until", "purpose_cap"), ("passport_until", "passport_cap"))
# The position with the longest first permit that costs less, as long as the two differed, and the limit that can cut to it.
_FIRST, _SHORT_LIMIT, _SHORT_RULE = "residence_issue_up_to_1y", "six-months", "permit_max_short"
# The disputed point on the end of a length, and the reading by which it has a day more.
_COUNTING, _DAY_MORE = "E6", "B"
# What is held and is no permit: there is nothing to extend.
_NO_PERMIT = ("visa-free", "schengen-visa")


def shorter_permit(work: Work, total: int) -> list[Alternative]:
    """What the act costs by the length that the permit can have, where the law, its purpose or the passport ends it before.

    § 45 Nr. 1 and 2 AufenthV go by the time for which a permit is granted; the length that is known is the one asked for.
    """
    case, law = work.case, work.law
    ends = [
        (getattr(case, fact), law.deadlines.rule(rule)) for fact, rule in _ENDED_BY if getattr(case, fact) is not None
    ]
    if not (ends or case.lawful_since is not None) or not among(case.act, _BY_LENGTH) or case.outcome != "granted":
        return []
    first = fee_facts.first_day(case)
    if first is None:
        return []
    for end, rule in ends:
        version = known(law, rule, case.on or first)
        if (
            version is not None
            and version.value
            and end >= first
            and (found := _until(work, total, first, end, rule.id))
        ):
            return found
    short = _short_end(work, total, first)
    return [] if short is None else _until(work, total, first, short, _SHORT_RULE)


def _until(work: Work, total: int, first: date, end: date, rule: str) -> list[Alternative]:
    """What the act costs if the permit runs until ``end``, where that comes before what was asked for and is another amount."""
    case = work.case
    if not _ends_before(case, first, end):
        return []
    amount = total_under(work.otherwise(case._replace(start=first, months=None, until=end)), items_of)
    if amount is None or amount == total:
        return []
    basis = work.law.deadlines.rule(rule).basis
    work.trace.raise_status(REVIEW)
    work.trace.note("shorter_permit", "warning", basis, until=end, amount=money(amount))
    return [Alternative("shorter_permit", money(amount), basis=basis)]


def _ends_before(case: Case, first: date, end: date) -> bool:
    """Whether a day comes before the last one that was asked for; where no length was asked for, it does not."""
    if case.until is not None:
        return end < case.until
    return case.months is not None and end < inclusive_period_end(first, case.months)


def _short_end(work: Work, total: int, first: date) -> date | None:
    """The last day by the short limit of § 26 Abs. 1 AufenthG, where it applies; asked only where it can be another amount."""
    case, law = work.case, work.law
    if case.lawful_since is None or not among(case.act, ("issue",)):
        return None  # its six months lie beyond the limit that tells extensions apart
    year = fee_facts.limit_of(law, _FIRST)
    within = total_under(work.otherwise(case._replace(start=first, months=year, until=None)), items_of)
    if within is None or within == total:
        return None
    from hardship_cli.law.permits import permit

    try:
        found = permit(case, law, Gist(law)).answer
    except HardshipError:
        return None  # what the permit cannot say does not block the fee
    end: date | None = found.valid_until if found.capped_by == _SHORT_LIMIT else None
    return end


def otherwise_counted(work: Work, total: int) -> list[Alternative]:
    """What the act costs by the length that was asked for, where the last day beside it has a day more by the other way to count.

    Both ways are seen on cards, and a last day goes before a length.
    """
    case, law = work.case, work.law
    if case.until is None or case.months is None or not among(case.act, (*_BY_LENGTH, "objection")):
        return []
    amount = total_under(work.otherwise(case._replace(until=None)), items_of)
    if amount is None or amount == total:
        return []
    from hardship_cli.law import disputes

    other = dict(disputes.readings(law, _COUNTING))[_DAY_MORE]
    work.trace.raise_status(REVIEW)
    disputes.tell(work.trace, law, _COUNTING, "warning")
    return [Alternative(_COUNTING, money(amount), basis=other["basis"], reading=_DAY_MORE)]


def first_permit(work: Work, items: tuple[Item, ...]) -> list[Alternative]:
    """What an extension costs as a first permit, where the facts say that no permit is held that could be extended."""
    case = work.case
    if act_of(work) != "extend" or not (case.permit_until == NO_DAY or among(case.held, _NO_PERMIT)):
        return []
    code = "nothing_to_extend"
    found = as_other_acts(work, items, ("issue",))
    if found:
        work.trace.raise_status(REVIEW)
        work.trace.note("no_permit_to_extend", "warning", found[0][2], amount=money(found[0][1]))
    return [Alternative(code, money(other), basis=provision) for _position, other, provision in found]

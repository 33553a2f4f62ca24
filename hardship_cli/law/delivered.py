"""What was delivered, and whether its days are those of the decision.

Light, for a fee is asked without loading what reckons a notification.
"""

from hardship_cli.acts import BY_ATTACK, NO_TITLE_ACTS
from hardship_cli.case import Case
from hardship_cli.facts import COURT_DOCUMENTS, WITH_THREAT
from hardship_cli.observed import among, finding

OBJECTION_NOTICE = "objection-notice"
FEE_NOTICE = "fee-notice"
URGENT_ORDER = "urgent-order"
# What can be delivered instead of the decision: an objection ends, a fee is set, a court decides on another day.
OTHER_PAPERS = (OBJECTION_NOTICE, FEE_NOTICE, *COURT_DOCUMENTS)

# What an objection can attack that an application came before.
REFUSALS = (*WITH_THREAT.values(), *WITH_THREAT)
# What it can attack that is no decision on an application.
OTHER_ATTACKS = tuple(BY_ATTACK)

# An application that was withdrawn is not decided; what is delivered then sets a fee or closes the file.
WITHDRAWN = ("withdrawn", "withdrawn-early")

# The facts that say when something was delivered, and with those on which it hangs what they mean.
DELIVERED = ("posted", "received", "notified", "delivery")
# Those that show that there is a decision.
DECISION = ("decided", *DELIVERED)
NOTIFIED_BY = (*DELIVERED, "land", "place", "decided", "began", "applied", "document", "on")


# What is known of the decision on an application, and of that itself, as it is while there is none.
_NO_DECISION = {
    **dict.fromkeys(DECISION),
    **{fact: Case._field_defaults[fact] for fact in ("outcome", "document")},
}
# The attacks on what leaves the title as it is.
_NO_REFUSALS = ("condition",)
# Whose outcome says nothing on what it is against.
_ATTACKS = ("objection",)
_NO_APPLICATION = {**_NO_DECISION, "applied": None}


def is_for_no_title(case: Case) -> bool:
    """Whether the act is none about a title: then the application for it is none in the sense of § 81 Abs. 3, 4 AufenthG.

    An order of continuation shows that a title was applied for, whatever else was.
    """
    return case.act is not None and case.continuation_ordered is None and among(case.act, NO_TITLE_ACTS)


def as_to_title(case: Case) -> Case:
    """The case as far as it is about a title: without the application for something else, and what was decided on that or else."""
    if is_other_attacked(case):
        return case._replace(**_NO_DECISION)
    return case._replace(**_NO_APPLICATION) if is_for_no_title(case) else case


def is_other_attacked(case: Case) -> bool:
    """Whether an objection is against what is no decision on an application: its days and papers say nothing of that."""
    return case.act is not None and among(case.act, ("objection",)) and among(case.against, OTHER_ATTACKS)


def is_refusal_attacked(case: Case) -> bool:
    """Whether an objection is against a refusal, which shows that there was one."""
    return case.act == "objection" and among(case.against, REFUSALS)


def names_decision(case: Case) -> bool:
    """Whether a fact of the decision itself or of its delivery is given."""
    found: bool = finding(case, "names_decision", _names_decision, needs=DECISION)
    return found


def _names_decision(case: Case) -> bool:
    return any(getattr(case, fact) is not None for fact in DECISION)


def is_decided(case: Case) -> bool:
    """Whether a fact shows that the application came to an end, also where none says on which day."""
    if case.outcome != "granted" or is_refusal_attacked(case) or among(case.document, OTHER_PAPERS):
        return True
    return names_decision(case)


def is_withdrawn(case: Case) -> bool:
    """Whether the application was withdrawn, so that nothing is decided any more; no fact gives the day."""
    return among(case.outcome, WITHDRAWN)


def is_decided_before(case: Case) -> bool:
    """Whether what was delivered comes behind the decision, whose own notification no fact gives.

    Of an objection there is a decision, and a court judges one; its urgent order and a notice of the fee can come before it.
    """
    days = ("decided", "posted", "received", "notified")
    if is_refusal_attacked(case) and all(getattr(case, day) is None for day in days):
        return True
    if among(case.document, (FEE_NOTICE, URGENT_ORDER)):
        return case.outcome != "granted" or (case.document == FEE_NOTICE and case.decided is not None)
    return among(case.document, OTHER_PAPERS)


def sets_fee(case: Case) -> bool:
    """Whether the paper that the days of the case are about sets the fee of its act: the decision, or a notice of the fee alone.

    An objection's fee is set by the notice that decides on it: the refusal that is attacked was notified before, and its day says
    nothing of that fee.
    """
    is_objection = case.act is not None and among(case.act, ("objection",))
    return case.document == FEE_NOTICE or (case.document == OBJECTION_NOTICE) == is_objection


def is_of_another_paper(case: Case) -> bool:
    """Whether days were given that are not those of the decision, but of another paper."""
    return among(case.document, OTHER_PAPERS) and names_decision(case)


def refuses_no_title(case: Case) -> bool:
    """Whether the act that is named was granted or withdrawn, or is none about a title.

    Without an act the decision is taken for a refusal, but for an application that was withdrawn (§ 84 Abs. 2 S. 2 AufenthG).
    """
    if case.act is not None and among(case.act, _ATTACKS):
        return among(case.against, _NO_REFUSALS)
    if is_withdrawn(case):  # of which nothing is refused
        return True
    return case.act is not None and (case.outcome == "granted" or among(case.act, NO_TITLE_ACTS))

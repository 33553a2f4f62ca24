"""When the fee that a case is about falls due (§ 14 BGebG): with the notification of the paper that sets it."""

from datetime import date

from hardship_cli.answer import AppealAnswer, Trace
from hardship_cli.case import Case
from hardship_cli.law.appeal_days import fee_due
from hardship_cli.law.delivered import FEE_NOTICE, OBJECTION_NOTICE
from hardship_cli.schedule.load import Law


def due_of_own(case: Case, law: Law, found: AppealAnswer) -> date | None:
    """The day on which the fee of the act falls due, by the answer about the remedy; ``None`` where no fact says it.

    An objection's fee is set by the notice that decides on it, or by one of its own: the refusal that is attacked was notified
    before, and its day says nothing of that fee.
    """
    if case.act != "objection" or case.document == FEE_NOTICE:
        return found.fee_due
    if case.document != OBJECTION_NOTICE or found.notified is None:
        return None
    # What the remedy's answer leaves out, for beside a decision such a notice sets no fee of that decision's act.
    return fee_due(case._replace(document=FEE_NOTICE), Trace(law), found.notified)

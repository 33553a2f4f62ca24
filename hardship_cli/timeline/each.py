"""What holds of each of several persons, though a question is asked of one: the answers by what is known of all of them."""

from collections.abc import Collection, Sequence
from datetime import date

from hardship_cli.answer import Answer, Gist
from hardship_cli.asking import answers
from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.errors import HardshipError
from hardship_cli.law.delivered import DECISION, names_decision
from hardship_cli.questions import APPEAL, DEPARTURE, FICTION, PERMIT, QUESTIONS
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.model import done_by

# One of these facts raises the remedy and leaving, if only as an action for failure to act.
_RAISING = (*DECISION, "applied")
_RUNNING = (APPEAL.name, DEPARTURE.name)
# The questions, each with the entries that are told; of them those that are one for all: a notification and its one fee.
OF_EACH = {
    PERMIT.name: ("permit_begins", "permit_ends", "extension_due", "settlement_from"),
    FICTION.name: ("fiction_begins", "fiction_ends", "apply_by"),
    APPEAL.name: (
        *("notified", "remedy_safe", "remedy_due", "fee_due", "reasons_due", "work_ends"),
        *("reinstatement_due", "reinstatement_ends", "inaction_from"),
    ),
    DEPARTURE.name: ("departure_ends", "departure_anew"),
}
OF_ALL = ("notified", "fee_due")


def answers_of_each(
    bill: Bill | None, law: Law, today: date, ask: Sequence[str] | None = None, given: Collection[str] = ()
) -> dict[str, Answer]:
    """The answers that hold for each of several persons, by question; none where there are no several.

    ``ask`` limits the questions but for those of what runs for each of them, which may not pass in silence.
    What one person's own facts answer otherwise (the birth of a small child decides on its fiction) holds for none of them.
    """
    if bill is None or not bill.persons:
        return {}
    case = bill.alone
    is_raised = any(getattr(case, fact) is not None for fact in _RAISING)
    found: dict[str, Answer] = {}
    for question in OF_EACH:
        if not (is_raised if question in _RUNNING else ask is None or question in ask):
            continue
        try:
            common = answers(case, today, law, [question], given=given).found
            of_one = [answers(case._replace(**one.given()), today, law, [question], Gist).found for one in bill.persons]
        except HardshipError:
            continue
        if common and all(one and one[question].answer == common[question].answer for one in of_one):
            found |= common
    return found


def is_worth_telling(question: str, answer: Answer, today: date) -> bool:
    """Whether its days are told: of a remedy filed in time they are not, of one against what was granted while it can be."""
    if question not in _RUNNING:
        return True
    return runs(question, done_by(answer.asked, today), answer) and is_open(question, answer, today)


def runs(question: str, case: Case, answer: Answer | None) -> bool:
    """Whether a period runs for the remedy or for leaving, as far as facts tell: there is a decision, and nothing kept it."""
    if question == APPEAL.name:
        raised = case.filed is None or (answer is not None and answer.answer.filed_in_time is False)
    else:
        raised = QUESTIONS[question].not_raised(case) is None
    return raised and names_decision(case)


def is_open(question: str, answer: Answer, today: date) -> bool:
    """Whether its last day is worth a word: of a remedy against what was granted only while it can be filed."""
    is_grant = question == APPEAL.name and answer.asked.outcome == "granted"
    return not is_grant or (answer.answer.last_day is not None and answer.answer.last_day >= today)

"""The four questions and the bare deadline, for those who import the library: each with the shipped law by default."""

from hardship_cli.answer import Answer
from hardship_cli.facts import Case
from hardship_cli.schedule.load import Law, default_law


def fee(case: Case, law: Law | None = None) -> Answer:
    """What the act of ``case`` costs; see :func:`hardship_cli.law.fees.fee`."""
    from hardship_cli.law.fees import fee as answer

    return answer(case, law or default_law())

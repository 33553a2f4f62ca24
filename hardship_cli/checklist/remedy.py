"""The remedy against a refusal by the law of the Land, where a description says nothing or speaks for another Land."""

from datetime import date

from hardship_cli.answer import REVIEW, UNCERTAIN, Trace
from hardship_cli.checklist.model import Remedy
from hardship_cli.law.disputes import tell
from hardship_cli.schedule.load import Law
from hardship_cli.schedule.model import VALUE
from hardship_cli.schedule.pick import find

_PERIODS = {"objection": "objection_period", "action": "action_period"}


def remedy_of(trace: Trace, law: Law, land: str, day: date | None) -> Remedy | None:
    """The Land's rule on ``day``, or its newest version where no day was given; ``None`` where no text was read.

    A disputed point that rests on the same source is told beside it.
    """
    rule = law.deadlines.rule("remedy")
    version = rule.history(land)[-1] if day is None else find(rule, day, land).version
    if version.state != VALUE:
        return None
    period = law.deadlines.rule(_PERIODS[version.value]).history(None)[-1]
    trace.cite(version.source)
    if day is not None and version.review_by is not None and day > version.review_by:
        trace.raise_status(REVIEW)
        trace.note("past_review", "warning", version.basis, rule=rule.id, review_by=version.review_by)
    for name, point in law.deadlines.tables["dispute"].items():
        if point["source"] == version.source:
            tell(trace, law, name)
    weak = law.source(version.source)["checked"]["result"] in UNCERTAIN
    return Remedy(version.value, period.value, None, f"{version.basis}; {period.basis}", version.start, weak)

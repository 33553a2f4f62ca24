"""What if: the same case with other facts, and what that moves."""

from collections.abc import Collection
from typing import Any

from hardship_cli.bill import Bill
from hardship_cli.case import Case
from hardship_cli.questions import QUESTIONS
from hardship_cli.schedule.load import Law
from hardship_cli.timeline.asking import timeline
from hardship_cli.timeline.model import ORDER, Change, Entry, Report, by_day


def what_if(
    before: Report,
    case: Case | Bill,
    law: Law,
    set_: tuple[str, ...],
    *,
    given: Collection[str] = (),
    reckoned: bool = False,
) -> Report:
    """The report of ``case``, which differs from the case of ``before`` in the facts ``set_``, with what that changes.

    Entries that moved carry their old day in ``was``; those that are gone stay in their place, marked. ``given`` and
    ``reckoned`` are as in :func:`~hardship_cli.timeline.asking.timeline`.
    """
    after = timeline(case, law, before.today, given=given, reckoned=reckoned)
    old = {entry.what: entry for entry in before.entries}
    new = {entry.what: entry for entry in after.entries}
    entries = [_marked(entry, old.get(entry.what)) for entry in after.entries]
    entries += [entry._replace(change="gone", was=entry.day) for entry in before.entries if entry.what not in new]
    changes = [
        Change(what, old[what].day if what in old else None, new[what].day if what in new else None)
        for what in ORDER
        if (what in old or what in new) and (what not in old or what not in new or old[what].day != new[what].day)
    ]
    for question in QUESTIONS.values():
        for key in question.decides:
            values = [_value(report, question.name, key) for report in (before, after)]
            if values[0] != values[1]:
                changes.append(Change(f"{question.name}.{key}", *values))
    return after._replace(entries=by_day(entries), set_=set_, changes=tuple(changes), before=before.asked)


def _value(report: Report, question: str, key: str) -> Any:
    answer = report.answers.get(question) or report.of_each.get(question)
    return None if answer is None else getattr(answer.answer, key)


def _marked(entry: Entry, old: Entry | None) -> Entry:
    if old is None:
        return entry._replace(change="new")
    return entry if old.day == entry.day else entry._replace(change="moved", was=old.day)

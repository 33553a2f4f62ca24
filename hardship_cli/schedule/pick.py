"""Which version of a rule applies. The only place that decides it."""

from datetime import date
from typing import Any, NamedTuple

from hardship_cli.answer import REVIEW, PassedOver, Trace, money
from hardship_cli.errors import Unanswerable
from hardship_cli.schedule.model import GAP, MONEY_KINDS, NONE, VALUE, Rule, Version


class Pick(NamedTuple):
    """The version that applies, those looked at and not applied, and the step that records it.

    ``older`` is set where a transitional clause would choose the version before, but the start of the procedure is unknown.
    """

    version: Version
    scope: str
    passed_over: tuple[PassedOver, ...] = ()
    older: Version | None = None
    step: str = ""


def find(rule: Rule, day: date, land: str | None = None, began: date | None = None, *, older: bool = False) -> Pick:
    """The version of ``rule`` on ``day`` in ``land``, for a procedure that began on ``began``.

    Where that is unknown and a transitional clause asks for it, the version on ``day`` is returned with the one before in
    ``Pick.older``; with ``older`` that one is chosen (a caller takes the one that gives the safe day).
    Raises :class:`Unanswerable`: ``land_needed`` (the rule differs by Land), ``before_first_version``, ``expired``.
    A version that states a gap or that nothing was in force is returned; its ``state`` says so.
    """
    if rule.scope == "land" and land is None:
        raise Unanswerable("land_needed", "land", rule=rule.id)
    history = rule.history(land)
    scope = land if land in rule.lands else "federal"
    index = len(history) - 1
    while index >= 0 and history[index].start > day:  # the latest first: most cases are of today
        index -= 1
    if index < 0:
        raise Unanswerable("before_first_version", rule.anchor, rule=rule.id, value=day, first=history[0].start)
    version = history[index]
    if version.until is not None and day > version.until:
        raise Unanswerable("expired", rule.anchor, rule=rule.id, value=day, until=version.until)
    if version.old_if is None or index == 0:
        return Pick(version, scope or "federal")
    before = history[index - 1]
    if began is None and older:
        return Pick(before, scope or "federal", (PassedOver(version.start, shown(rule, version), "began_unknown"),))
    if began is None:
        return Pick(version, scope or "federal", older=before)
    if began < version.old_if.began_before:
        passed = PassedOver(version.start, shown(rule, version), "began_before")
        return Pick(before, scope or "federal", (passed,))
    return Pick(version, scope or "federal")


def shown(rule: Rule, version: Version) -> Any:
    """What a version says, for people: money as euro, nothing where nothing was in force."""
    if version.state == NONE:
        return None
    if version.state == VALUE and rule.kind in MONEY_KINDS and version.value is not None:
        return money(version.value)
    return version.value


def pick(
    trace: Trace,
    rule: Rule,
    day: date,
    *,
    land: str | None = None,
    began: date | None = None,
    older: bool = False,
    uses: tuple[str, ...] = (),
) -> Pick:
    """:func:`find`, recorded as a step of the answer.

    Raises :class:`Unanswerable` ``no_text_read`` where the data states a gap; a source that rests on one account or none,
    or a version past its review day, turns the answer into one to review.
    """
    found = find(rule, day, land, began, older=older)
    version = found.version
    if version.state == GAP:
        raise Unanswerable("no_text_read", rule.anchor, rule=rule.id, value=day, basis=version.basis)
    step = trace.step(
        "version",
        source=version.source,
        rule=rule.id,
        scope=found.scope,
        value=shown(rule, version),
        version=version.start,
        passed_over=found.passed_over,
        basis=version.basis,
        uses=uses,
    )
    if version.review_by is not None and day > version.review_by:
        trace.raise_status(REVIEW)
        trace.note("past_review", "warning", version.basis, rule=rule.id, review_by=version.review_by)
    return Pick(version, found.scope, found.passed_over, found.older, step)
